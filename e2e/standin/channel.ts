// What passes between a page's preload world and the main process.
import { browser } from "./browser.ts";
import type * as Electron from "electron";
import type { Session } from "./cdp.ts";
import { ipcMainImpl } from "./ipc.ts";
import { BINDING, type Page } from "./page.ts";
import { fire } from "./strict.ts";
import { CloneError, decode, encode, type Down, type KeyInput, type Up } from "./wire.ts";

/** What a page's window does with the messages that are not IPC. */
export interface Receiver {
  /** The event object of an IPC message from this page. */
  ipcEvent(): Electron.IpcMainInvokeEvent;
  onLoaded(): void;
  onAccelerator(commandId: number): void;
  onKey(input: KeyInput): void;
  onPlace(): void;
  onFocus(focused: boolean): void;
  onDark(dark: boolean): void;
  onOpen(url: string, frameName: string, features: string, disposition: string): void;
  onPreloadError(error: Error): void;
}

export class Channel {
  #page: Page;
  #receiver: Receiver;
  constructor(page: Page, receiver: Receiver) {
    this.#page = page;
    this.#receiver = receiver;
  }

  listen(session: Session): void {
    session.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      if (name !== BINDING) return;
      const lineEnd = payload.indexOf("\n");
      const up = JSON.parse(payload.slice(0, lineEnd)) as Up;
      // A page that is being left still speaks; only a new one takes over.
      if (up[0] === "loaded") this.#page.context = executionContextId;
      if (this.#page.context === executionContextId) this.#receive(up, payload.slice(lineEnd + 1));
    });
  }

  #receive(up: Up, body: string): void {
    const to = this.#receiver;
    switch (up[0]) {
      case "send":
        return fire(ipcMainImpl, up[1], to.ipcEvent(), ...(decode(body) as unknown[]));
      case "invoke":
        return void this.#answer(up[1], up[2], body);
      case "accelerator":
        return to.onAccelerator(up[1]);
      case "key":
        return to.onKey(up[1]);
      case "loaded":
        return to.onLoaded();
      case "place":
        return to.onPlace();
      case "focus":
        return to.onFocus(up[1]);
      case "dark":
        return to.onDark(up[1]);
      case "open":
        return to.onOpen(up[1], up[2], up[3], up[4]);
      case "preload-error":
        return to.onPreloadError(new Error(body));
    }
  }

  async #answer(id: number, channel: string, body: string): Promise<void> {
    const { context } = this.#page;
    const answer = await ipcMainImpl.answer(channel, this.#receiver.ipcEvent(), decode(body) as unknown[]);
    if (context !== this.#page.context) return; // the page that asked is gone
    if (!answer.ok) return this.tell("error", id, answer.error);
    let reply: string;
    try {
      reply = encode(answer.value);
    } catch (error) {
      return this.tell("error", id, `Error: ${(error as Error).message}`);
    }
    this.tell("reply", id, reply);
  }

  /** webContents.send. */
  send(channel: unknown, args: unknown[]): void {
    if (typeof channel !== "string") throw new TypeError("Missing required channel argument");
    let body: string;
    try {
      body = encode(args);
    } catch (error) {
      throw error instanceof CloneError ? new Error("Failed to serialize arguments") : error;
    }
    this.tell("message", channel, body);
  }

  /** Without a preload world the message is lost, as in Electron. */
  tell(kind: Down, to: number | string | null, body: string): void {
    const executionContextId = this.#page.context;
    if (executionContextId === 0) return;
    this.#page.later((session) =>
      session
        .send("Runtime.callFunctionOn", {
          functionDeclaration: "function (kind, to, body) { globalThis.standinReceive(kind, to, body); }",
          executionContextId,
          arguments: [{ value: kind }, { value: to }, { value: body }],
        })
        .catch((error: unknown) => {
          if (this.#page.context === executionContextId && !browser.cdp.closed) throw error;
        }),
    );
  }
}
