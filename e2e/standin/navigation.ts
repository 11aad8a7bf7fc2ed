// Loading and navigating: loadURL and its errors, will-navigate and will-redirect, and the beforeunload that tells a
// closing window from a navigation.
import { isMarker } from "./browser.ts";
import type { Protocol, Session } from "./cdp.ts";
import { errorNumber } from "./net-errors.ts";
import type { Page } from "./page.ts";
import { canLoad, fromChromium, isOwn, serve, toChromium } from "./protocol.ts";
import { fire, preventable, type StrictEmitter } from "./strict.ts";

interface Owner {
  readonly contents: StrictEmitter;
  /** The document has been parsed. */
  onParsed(): void;
  onCommit(url: string): void;
  /** Someone closes the window. */
  onCloseAsked(): void;
}
interface Load {
  url: string;
  loader?: string;
  resolve(): void;
  reject(error: Error): void;
}

/** An error as Electron's loadURL rejects with; `name` is Chromium's, with or without its "net::". */
function loadError(name: string, url: string): Error {
  const code = name.replace("net::", "");
  const errno = errorNumber(code);
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
}

export class Navigation {
  #page: Page;
  #owner: Owner;
  /** The page's address, in the app's schemes. */
  url = "";
  #load?: Load;
  #committedLoader = "";
  #finishedLoader = "";
  #isErrorPage = false;
  /** What the page asked for, until it is decided. */
  #asked?: { url: string; isReload: boolean };
  /** The address that the app has already let pass. */
  #allowed = "";
  /** A navigation that the page did not ask for (reload, a test's goto). */
  #isOurs = false;

  constructor(page: Page, owner: Owner) {
    this.#page = page;
    this.#owner = owner;
  }

  async load(url: string): Promise<void> {
    if (!URL.canParse(url)) return this.#fail("ERR_INVALID_URL", url);
    if (!canLoad(url)) return this.#fail("ERR_UNKNOWN_URL_SCHEME", url);
    this.#load?.reject(loadError("ERR_ABORTED", this.#load.url));
    const load: Load = { url, resolve: () => {}, reject: () => {} };
    const done = new Promise<void>((resolve, reject) => {
      Object.assign(load, { resolve, reject });
    });
    done.catch(() => {}); // awaited below, unless another load overtakes this one first
    this.#load = load;
    const started = await this.#page.whenOpen((session) =>
      session.send("Page.navigate", { url: toChromium(url) }),
    );
    if (this.#load !== load) return done;
    if (started?.errorText) {
      this.#load = undefined;
      return this.#fail(started.errorText, url);
    }
    load.loader = started?.loaderId;
    this.#settle();
    return done;
  }
  #fail(name: string, url: string): never {
    const error = loadError(name, url);
    const { code, errno } = error as Error & { code: string; errno: number };
    fire(this.#owner.contents, "did-fail-load", {}, errno, code, url, true);
    throw error;
  }
  #settle(): void {
    if (!this.#load?.loader || this.#load.loader !== this.#finishedLoader) return;
    this.#load.resolve();
    this.#load = undefined;
  }
  /** The window has closed. */
  end(): void {
    this.#load?.reject(loadError("ERR_FAILED", this.#load.url));
    this.#load = undefined;
  }

  listen(session: Session): void {
    session.on("Page.frameNavigated", ({ frame }) => this.#onCommit(frame));
    session.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
      if (frameId === this.#page.mainFrame) this.url = fromChromium(url);
    });
    session.on("Page.domContentEventFired", () => {
      if (this.url && !this.#isErrorPage) this.#owner.onParsed();
    });
    session.on("Page.loadEventFired", () => {
      if (!this.url) return;
      this.#finishedLoader = this.#committedLoader;
      this.#settle();
      if (!this.#isErrorPage) fire(this.#owner.contents, "did-finish-load", {});
      // Without an activation Chromium closes an untouched window and tells nobody.
      this.#page.inPreload("0", true).catch(() => {});
    });
    session.on("Page.frameRequestedNavigation", ({ frameId, url, reason, disposition }) => {
      if (frameId === this.#page.mainFrame && disposition === "currentTab")
        this.#asked = { url: fromChromium(url), isReload: reason === "reload" };
    });
    session.on("Page.frameStartedNavigating", ({ frameId }) => {
      if (frameId === this.#page.mainFrame && !this.#asked) this.#isOurs = true;
    });
    session.on("Page.javascriptDialogOpening", (dialog) => this.#onDialog(session, dialog));
    session.on("Fetch.requestPaused", (paused) => void this.#onRequest(session, paused));
  }

  #onCommit(frame: Protocol.Page.Frame): void {
    if (frame.parentId !== undefined || isMarker(frame.url)) return;
    this.#page.mainFrame = frame.id;
    this.#committedLoader = frame.loaderId;
    this.#isErrorPage = frame.unreachableUrl !== undefined;
    this.#isOurs = false;
    this.#asked = undefined;
    this.url = fromChromium(frame.unreachableUrl ?? frame.url + (frame.urlFragment ?? ""));
    this.#owner.onCommit(this.url);
  }

  #mayNavigate(url: string): boolean {
    this.#allowed = url;
    const event = preventable({ url, isMainFrame: true, isSameDocument: false });
    fire(this.#owner.contents, "will-navigate", event, url, false, true);
    return !event.defaultPrevented;
  }

  /** A beforeunload is either a navigation, announced just before, or someone closing the window. */
  #onDialog(session: Session, { type, message }: Protocol.Page.javascriptDialogOpeningPayload): void {
    const answer = (accept: boolean) =>
      void session.send("Page.handleJavaScriptDialog", { accept }).catch(() => {});
    if (type !== "beforeunload") {
      console.error(`electron stand-in: the page opened a ${type}() dialog: "${message}"`);
      return answer(true);
    }
    const asked = this.#asked;
    this.#asked = undefined;
    if (asked) return answer(asked.isReload || this.#mayNavigate(asked.url));
    if (this.#load || this.#isOurs) return answer(true);
    answer(false);
    this.#owner.onCloseAsked();
  }

  /** Decides about a page's own navigation; undefined when it is none or may go on. */
  #refusal(paused: Protocol.Fetch.requestPausedPayload): "Aborted" | undefined {
    if (paused.resourceType !== "Document" || paused.frameId !== this.#page.mainFrame) return undefined;
    const to = fromChromium(paused.request.url);
    const asked = this.#asked;
    const allowed = this.#allowed;
    this.#asked = undefined;
    this.#allowed = "";
    if (paused.redirectedRequestId !== undefined) {
      const event = preventable({ url: to, isMainFrame: true, isSameDocument: false });
      fire(this.#owner.contents, "will-redirect", event, to, false, true);
      return event.defaultPrevented ? "Aborted" : undefined;
    }
    if (!asked || asked.isReload || allowed === to || this.#mayNavigate(to)) return undefined;
    this.#allowed = "";
    return "Aborted";
  }

  async #onRequest(session: Session, paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId } = paused;
    // A request of a page that is gone by now fails; there is nobody to tell.
    const gone = () => {};
    const refused = this.#refusal(paused);
    if (refused)
      return void session.send("Fetch.failRequest", { requestId, errorReason: refused }).catch(gone);
    if (!isOwn(paused.request.url))
      return void session.send("Fetch.continueRequest", { requestId }).catch(gone);
    const served = await serve(paused);
    if (served.failed)
      return void session.send("Fetch.failRequest", { requestId, errorReason: "Failed" }).catch(gone);
    const { code: responseCode, headers: responseHeaders, body } = served;
    session.send("Fetch.fulfillRequest", { requestId, responseCode, responseHeaders, body }).catch(gone);
  }
}
