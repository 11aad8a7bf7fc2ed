// webContents: what the app does with a window's page.
import type * as Electron from "electron";
import { Channel, type Receiver } from "./channel.ts";
import type { Protocol, Session } from "./cdp.ts";
import { evaluate } from "./evaluate.ts";
import { imageOf } from "./image.ts";
import { Navigation } from "./navigation.ts";
import type { Page } from "./page.ts";
import { fromChromium, toChromium } from "./protocol.ts";
import { applyPermissions, defaultSession } from "./session.ts";
import { fire, missing, onlyKnown, raise, record, StandinError, strict, StrictEmitter } from "./strict.ts";
import type { KeyInput } from "./wire.ts";
import { zoom } from "./zoom.ts";

type Shape = Pick<
  Electron.WebContents,
  | "send"
  | "getURL"
  | "id"
  | "isDestroyed"
  | "setWindowOpenHandler"
  | "reload"
  | "openDevTools"
  | "toggleDevTools"
  | "setZoomFactor"
  | "getZoomFactor"
  | "setZoomLevel"
  | "getZoomLevel"
  | "capturePage"
  | "executeJavaScript"
  | "printToPDF"
  | "close"
>;
type OpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

export const PDF_OPTIONS = [
  "landscape",
  "displayHeaderFooter",
  "printBackground",
  "scale",
  "pageSize",
  "margins",
  "pageRanges",
  "headerTemplate",
  "footerTemplate",
  "preferCSSPageSize",
  "generateTaggedPDF",
  "generateDocumentOutline",
];
export const PDF_MARGINS = ["top", "bottom", "left", "right"];
/** Inches, as both Electron and Chromium take them. */
const PAPER: Record<string, [width: number, height: number]> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
};
/** Chromium's zoom levels are powers of this. */
const ZOOM_BASE = 1.2;

/** What the window gives its contents. */
export interface Host {
  contentsProxy(): Electron.WebContents;
  readonly preload: string | undefined;
  close(): void;
  onParsed(): void;
  onCloseAsked(): void;
  emitToApp(event: string, ...args: unknown[]): void;
}

export class WebContents extends StrictEmitter implements Shape {
  static readonly events: readonly string[] = [
    "will-navigate",
    "will-redirect",
    "will-attach-webview",
    "did-finish-load",
    "did-fail-load",
    "render-process-gone",
    "preload-error",
    "console-message",
    "before-input-event",
    "destroyed",
  ];
  readonly #page: Page;
  readonly #host: Host;
  readonly #id: number;
  readonly navigation: Navigation;
  readonly channel: Channel;
  #openHandler?: OpenHandler;
  #zoomFactor = 1;
  #permittedOrigin = "";
  readonly #mainFrame: Electron.WebFrameMain;

  constructor(page: Page, host: Host, id: number, receiver: Omit<Receiver, ContentsPart>) {
    super("webContents", WebContents.events);
    this.#page = page;
    this.#host = host;
    this.#id = id;
    this.navigation = new Navigation(page, {
      contents: this,
      onParsed: () => host.onParsed(),
      onCommit: (url) => this.#permit(toChromium(url)),
      onCloseAsked: () => host.onCloseAsked(),
    });
    this.channel = new Channel(page, {
      ...receiver,
      ipcEvent: () => this.#ipcEvent(),
      onKey: (input) => this.#onKey(input),
      onOpen: (...asked) => this.#onOpen(...asked),
      onPreloadError: (error) => this.onPreloadError(error),
    });
    this.#mainFrame = frameOf(this);
  }

  /** Listens to the page's session before anything of the page runs. */
  listen(session: Session): void {
    this.navigation.listen(session);
    this.channel.listen(session);
    session.on("Inspector.targetCrashed", () => {
      const details = { reason: "crashed", exitCode: 1 };
      fire(this, "render-process-gone", {}, details);
      this.#host.emitToApp("render-process-gone", {}, this.#host.contentsProxy(), details);
    });
    session.on("Runtime.consoleAPICalled", ({ type, args, stackTrace }) =>
      this.#onConsole(levelOf(type), args.map(textOf).join(" "), stackTrace?.callFrames[0]),
    );
    session.on("Runtime.exceptionThrown", ({ exceptionDetails: { text, exception, url, lineNumber } }) =>
      this.#onConsole("error", exception?.description ? `${text} ${exception.description}` : text, {
        url: url ?? "",
        lineNumber,
      }),
    );
    session.on("Page.windowOpen", ({ url, windowName, windowFeatures }) =>
      this.#onOpen(url, windowName, windowFeatures.join(","), "foreground-tab"),
    );
  }
  #onConsole(level: string, message: string, at: { url: string; lineNumber: number } | undefined): void {
    const sourceId = fromChromium(at?.url ?? "");
    fire(this, "console-message", { level, message, lineNumber: (at?.lineNumber ?? -1) + 1, sourceId });
  }
  #ipcEvent(): Electron.IpcMainInvokeEvent {
    const sender = this.#host.contentsProxy();
    const event = { type: "frame", sender, senderFrame: this.#mainFrame };
    return strict("IpcMainInvokeEvent", event) as unknown as Electron.IpcMainInvokeEvent;
  }
  /** The key has reached the page by now, so it cannot be kept from it. */
  #onKey(input: KeyInput): void {
    const preventDefault = () => missing("webContents.on('before-input-event') with preventDefault");
    fire(this, "before-input-event", { preventDefault }, input);
  }
  #onOpen(url: string, frameName: string, features: string, disposition: string): void {
    this.askAboutWindow(fromChromium(url), frameName, features, disposition);
  }
  /** The page wants another window. Only "deny" can be obeyed; anything else is an error of the app, told loudly. */
  askAboutWindow(url: string, frameName: string, features: string, disposition: string): void {
    const referrer = { url: this.getURL(), policy: "strict-origin-when-cross-origin" } as const;
    const details = { url, frameName, features, disposition, referrer } as Electron.HandlerDetails;
    let answer: string;
    try {
      answer = this.#openHandler?.(details).action ?? "allow (there is no window-open handler)";
    } catch (error) {
      return raise(error);
    }
    record("webContents.windowOpen", url, answer);
    if (answer === "deny") return;
    raise(
      new StandinError(
        `electron stand-in: a window for ${url} was answered with ${answer}; it has none to open`,
      ),
    );
  }
  onPreloadError(error: Error): void {
    const { preload } = this.#host;
    console.error(`Unable to load preload script: ${preload}\n${error.message}`);
    fire(this, "preload-error", {}, preload, error);
  }
  #permit(url: string): void {
    if (!URL.canParse(url) || new URL(url).origin === this.#permittedOrigin) return;
    this.#permittedOrigin = new URL(url).origin;
    this.#page.later(() => applyPermissions(this.#host.contentsProxy(), url));
  }

  async load(url: string): Promise<void> {
    this.#permit(toChromium(url)); // before the page can ask for anything
    await this.navigation.load(url);
  }
  get id() {
    return this.#id;
  }
  get session() {
    return defaultSession;
  }
  get mainFrame() {
    return this.#mainFrame;
  }
  getURL() {
    return this.navigation.url;
  }
  isDestroyed() {
    return this.#page.closed;
  }
  send(channel: string, ...args: unknown[]) {
    this.channel.send(channel, args);
  }
  setWindowOpenHandler(handler: OpenHandler) {
    this.#openHandler = handler;
  }
  reload() {
    this.#page.later((session) => session.send("Page.reload"));
  }
  /** For Playwright. */
  close() {
    this.#host.close();
  }
  openDevTools() {
    record("webContents.openDevTools");
  }
  toggleDevTools() {
    record("webContents.toggleDevTools");
  }

  setZoomFactor(factor: number) {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    if (factor === this.#zoomFactor) return;
    this.#zoomFactor = factor;
    this.#page.later(() => zoom(this.#page.targetId ?? "", factor));
  }
  getZoomFactor() {
    return this.#zoomFactor;
  }
  setZoomLevel(level: number) {
    this.setZoomFactor(ZOOM_BASE ** level);
  }
  getZoomLevel() {
    // Without the dust of the logarithm: the level that was set comes back.
    return Number((Math.log(this.#zoomFactor) / Math.log(ZOOM_BASE)).toFixed(9));
  }

  async capturePage(area?: Electron.Rectangle): Promise<Electron.NativeImage> {
    if (area) missing("webContents.capturePage with a rectangle");
    const shot = await this.#page.whenOpen((session) =>
      session.send("Page.captureScreenshot", { format: "png" }),
    );
    return imageOf(Buffer.from(shot?.data ?? "", "base64"));
  }
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.#page.whenOpen((session) => evaluate(session, code, userGesture));
  }
  async printToPDF(options: Electron.PrintToPDFOptions = {}): Promise<Buffer<ArrayBuffer>> {
    onlyKnown("webContents.printToPDF", options, PDF_OPTIONS);
    const { pageSize = "Letter", margins = {}, ...same } = options;
    onlyKnown("printToPDF margins", margins, PDF_MARGINS);
    const [paperWidth, paperHeight] =
      typeof pageSize === "string" ? (PAPER[pageSize] ?? []) : [pageSize.width, pageSize.height];
    if (paperWidth === undefined) throw new Error(`Invalid pageSize ${JSON.stringify(pageSize)}`);
    const { top: marginTop, bottom: marginBottom, left: marginLeft, right: marginRight } = margins;
    const sizes = { paperWidth, paperHeight, marginTop, marginBottom, marginLeft, marginRight };
    const printed = await this.#page.whenOpen((session) =>
      session.send("Page.printToPDF", { ...same, ...sizes }),
    );
    return Buffer.from(printed?.data ?? "", "base64");
  }
}
/** The receiver's methods that are the contents' own; the window gives the others. */
type ContentsPart = "ipcEvent" | "onKey" | "onOpen" | "onPreloadError";

const levelOf = (type: string) =>
  ({ error: "error", assert: "error", warning: "warning", debug: "debug" })[type] ?? "info";
const textOf = (value: Protocol.Runtime.RemoteObject) =>
  String(value.value ?? value.description ?? value.type);

/** The page's own frame: frames within it get no preload, so no message ever comes from one. */
function frameOf(contents: WebContents): Electron.WebFrameMain {
  const frame = strict("WebFrameMain", {
    get url() {
      return contents.getURL();
    },
    get origin() {
      const { origin, protocol, host } = new URL(contents.getURL());
      return origin === "null" ? `${protocol}//${host}` : origin;
    },
    parent: null,
    get top(): unknown {
      return frame;
    },
    get detached() {
      return contents.isDestroyed();
    },
    isDestroyed: () => contents.isDestroyed(),
  });
  return frame as unknown as Electron.WebFrameMain;
}
