// The one Chromium behind an app. Headed: app windows (--app=…, no tabs, no address bar); headless: plain targets.
import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Cdp, type Session } from "./cdp.ts";
import { chromiumSwitches, findChromium, isHeadless } from "./chromium.ts";
import { StandinError } from "./strict.ts";

export interface Attached {
  targetId: string;
  windowId: number;
  session: Session;
}
interface Start {
  profile: string;
  appName: string;
  switches: readonly string[];
}

/** A window's first page; it tells which of our requests the window answers, and nothing of it is shown. */
const MARKER = /^data:text\/html,[a-z0-9-]+-\d+$/;
export const isMarker = (url: string) => MARKER.test(url);

const PROFILE_WAIT_MS = 8000;
const CLOSE_WAIT_MS = 3000;

export class Browser {
  readonly headless = isHeadless();
  #cdp?: Cdp;
  #child?: ChildProcess;
  #executable = "";
  #switches: string[] = [];
  #appName = "app";
  #windows = 0;
  #waiting = new Map<string, (at: { targetId: string; session: Session }) => void>();
  #stopping = false;
  /** "156.0.8078.79" once started. */
  version = "";
  /** Told when Chromium opened a page that no window asked for; the page is closed at once. */
  onForeignPage: (openerId: string | undefined, url: string) => void = () => {};
  /** Told when Chromium ends by itself. */
  onEnd: () => void = () => {};

  /** The installed browser's path, or undefined. */
  static find(): string | undefined {
    return findChromium();
  }

  get cdp(): Cdp {
    if (!this.#cdp) throw new StandinError("electron stand-in: the browser has not been started");
    return this.#cdp;
  }

  /** Starts Chromium and answers the DevTools address when the switches ask for a port. */
  async start({ profile, appName, switches }: Start): Promise<string | undefined> {
    const found = Browser.find();
    if (!found)
      throw new StandinError(
        "electron stand-in: no Chromium, Chrome or Edge was found. Install one (Debian: apt-get install chromium) or set STANDIN_CHROMIUM.",
      );
    this.#executable = found;
    this.#appName = appName.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
    mkdirSync(profile, { recursive: true });
    this.#switches = chromiumSwitches(profile, switches);
    const wantsPort = switches.some((item) => item.startsWith("--remote-debugging-port"));
    // A Chromium whose app was killed may hold the profile a moment longer; ours then hands over to it and ends.
    const giveUp = Date.now() + PROFILE_WAIT_MS;
    for (;;) {
      const address = this.#spawn(profile);
      const { product } = await this.cdp.send("Browser.getVersion").catch(() => ({ product: "" }));
      if (product) {
        this.version = product.replace(/^.*\//, "");
        await this.#watchTargets();
        return wantsPort ? address : undefined;
      }
      if (Date.now() > giveUp)
        throw new StandinError(
          `electron stand-in: Chromium ended at once. Another process uses the profile ${profile}, or see standin-chromium.log there.`,
        );
      await sleep(200);
    }
  }

  #spawn(profile: string): Promise<string> {
    const mode = this.headless ? ["--headless=new"] : [];
    const child = spawn(
      this.#executable,
      [...this.#switches, "--remote-debugging-pipe", "--no-startup-window", ...mode],
      { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] },
    );
    const [, , errors, output, input] = child.stdio;
    if (!errors || !output || !input || !("write" in output) || !("read" in input))
      throw new StandinError("electron stand-in: no pipe to Chromium");
    const cdp = new Cdp(output, input);
    this.#child = child;
    this.#cdp = cdp;
    child.on("error", () => {}); // the pipe's end tells the same
    cdp.onEnd = () => {
      if (this.#cdp === cdp && this.version !== "" && !this.#stopping) this.onEnd();
    };
    const log = createWriteStream(path.join(profile, "standin-chromium.log"));
    log.on("error", () => {});
    return new Promise((resolve) => {
      let text = "";
      errors.on("data", (data: Buffer) => {
        log.write(data);
        text = (text + data.toString()).slice(-8192);
        const found = /^DevTools listening on (ws:\/\/\S*)$/m.exec(text)?.[1];
        if (found) resolve(found);
      });
    });
  }

  async #watchTargets(): Promise<void> {
    this.cdp.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      const waiting = this.#waiting.get(targetInfo.url);
      if (waiting) {
        this.#waiting.delete(targetInfo.url);
        waiting({ targetId: targetInfo.targetId, session: this.cdp.session(sessionId) });
      } else if (targetInfo.type === "page") {
        this.onForeignPage(targetInfo.openerId, targetInfo.url);
        void this.cdp.send("Target.closeTarget", { targetId: targetInfo.targetId }).catch(() => {});
      }
    });
    await this.cdp.send("Target.setDiscoverTargets", { discover: true });
    await this.cdp.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: "page", exclude: false }, { exclude: true }],
    });
  }

  /** Opens a window; its page waits for the debugger. */
  async open(): Promise<Attached> {
    const url = `data:text/html,${this.#appName}-${++this.#windows}`;
    const attached = new Promise<{ targetId: string; session: Session }>((resolve) =>
      this.#waiting.set(url, resolve),
    );
    if (this.headless) await this.cdp.send("Target.createTarget", { url, newWindow: true });
    // The running instance opens it; this second process ends at once.
    else spawn(this.#executable, [...this.#switches, `--app=${url}`], { stdio: "ignore" });
    const at = await attached;
    const { windowId } = await this.cdp.send("Browser.getWindowForTarget", { targetId: at.targetId });
    return { ...at, windowId };
  }

  /** Ends Chromium; it is gone, and its profile free, when this settles. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<boolean>((resolve) => child.once("exit", () => resolve(true)));
    this.cdp.send("Browser.close").catch(() => {});
    const limit = new AbortController();
    const late = sleep(CLOSE_WAIT_MS, false, { signal: limit.signal }).catch(() => false);
    if (!(await Promise.race([gone, late]))) child.kill("SIGKILL");
    limit.abort();
  }
}
export const browser = new Browser();
