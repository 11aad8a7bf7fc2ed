// A window's page: attached to, prepared, and let go. What needs it waits for `whenOpen`.
import { randomBytes } from "node:crypto";
import { browser, type Attached } from "./browser.ts";
import type { Session } from "./cdp.ts";
import { answerFilePaths } from "./file-path.ts";
import { injectedScripts, PRELOAD_WORLD } from "./injected.ts";
import { OWN_URLS } from "./protocol.ts";
import { raise, StandinError } from "./strict.ts";

export const BINDING = "standinBinding";

export class Page {
  #attached?: Attached;
  #opened!: (attached: Promise<Attached>) => void;
  readonly #open = new Promise<Attached>((resolve) => {
    this.#opened = resolve;
  });
  closed = false;
  /** The page's frame in the protocol. */
  mainFrame = "";
  /** The preload world's execution context; 0 while there is none. */
  context = 0;

  get targetId(): string | undefined {
    return this.#attached?.targetId;
  }
  get windowId(): number {
    if (!this.#attached) throw new StandinError("electron stand-in: the window is not open yet");
    return this.#attached.windowId;
  }

  /** Runs once the page is attached to and prepared; what fails because the window has closed is ignored. */
  async whenOpen<T>(work: (session: Session) => Promise<T>): Promise<T | undefined> {
    const { session } = await this.#open;
    if (this.closed) return undefined;
    return work(session).catch((error: unknown) => {
      if (!this.closed) throw error;
      return undefined;
    });
  }

  /** As whenOpen, for callers that cannot wait: a failure is told on stderr. */
  later(work: (session: Session) => Promise<unknown>): void {
    this.whenOpen(work).catch((error: unknown) => console.error("electron stand-in:", error));
  }

  /** Opens the window. `listen` runs before anything of the page does; `code` is the app's preload. */
  start(code: string | undefined, argv: string[], listen: (session: Session) => Promise<unknown>): void {
    const opened = browser.open().then(async (attached) => {
      this.#attached = attached;
      await this.#prepare(attached.session, code, argv, listen);
      return attached;
    });
    opened.catch(raise);
    this.#opened(opened);
  }

  async #prepare(
    session: Session,
    code: string | undefined,
    argv: string[],
    listen: (session: Session) => Promise<unknown>,
  ): Promise<void> {
    session.on("Runtime.executionContextCreated", ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name === PRELOAD_WORLD && frameId === this.mainFrame) this.context = context.id;
    });
    session.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
      if (executionContextId === this.context) this.context = 0;
    });
    // A page that has crashed answers nothing more.
    for (const event of ["Runtime.executionContextsCleared", "Inspector.targetCrashed"] as const)
      session.on(event, () => {
        this.context = 0;
      });
    const scripts = injectedScripts(`_${randomBytes(12).toString("hex")}`, code, argv);
    const onNewDocument = "Page.addScriptToEvaluateOnNewDocument";
    await Promise.all([
      this.#learnMainFrame(session),
      session.send("Page.enable"),
      session.send("Runtime.enable"),
      session.send("Runtime.addBinding", { name: BINDING, executionContextName: PRELOAD_WORLD }),
      session.send(onNewDocument, { source: scripts.main }),
      session.send(onNewDocument, { source: scripts.preload, worldName: PRELOAD_WORLD }),
      session.send("Fetch.enable", {
        patterns: [{ urlPattern: OWN_URLS }, { urlPattern: "*", resourceType: "Document" }],
      }),
      session.send("Emulation.setFocusEmulationEnabled", { enabled: browser.headless }),
      ...(code?.includes("getPathForFile") ? [answerFilePaths(session)] : []),
      listen(session),
    ]);
    await session.send("Runtime.runIfWaitingForDebugger");
  }

  async #learnMainFrame(session: Session): Promise<void> {
    const { frameTree } = await session.send("Page.getFrameTree");
    this.mainFrame = frameTree.frame.id;
  }

  /** Evaluates in the preload's world; false when there is none. */
  async inPreload(expression: string, userGesture = false): Promise<boolean> {
    const contextId = this.context;
    if (contextId === 0) return false;
    await this.whenOpen((session) =>
      session.send("Runtime.evaluate", { expression, contextId, userGesture }),
    );
    return true;
  }
}
