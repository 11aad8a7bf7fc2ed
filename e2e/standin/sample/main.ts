// The sample app of the conformance spec: one window, and every corner of Electron that Liaison relies on.
import { readFileSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
} from "electron";

const log: string[] = [];
const note = (text: string) => void log.push(text);
/** What the spec reads and sets through app.evaluate. */
const sample = { log, keepOpen: false, openAnswer: "deny" as "deny" | "allow", window: () => window };
Object.assign(globalThis, { sample });

const here = import.meta.dirname;
if (process.env.LIAISON_USER_DATA) app.setPath("userData", process.env.LIAISON_USER_DATA);
process.on("uncaughtException", (error) => note(`uncaught ${error.message}`));
await Promise.resolve(); // a main file may have top-level awaits

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
if (process.env.SAMPLE_LOCK !== "none" && !app.requestSingleInstanceLock({ hello: 1 })) {
  console.log("another instance has the lock");
  app.exit(0);
}
app.on("second-instance", (_event, argv, _cwd, data) =>
  note(`second-instance ${JSON.stringify(data)} ${argv.includes("--marked")}`),
);
app.on("render-process-gone", (_event, _contents, { reason }) => note(`render-process-gone ${reason}`));
app.on("before-quit", () => note("before-quit"));
app.on("will-quit", () => {
  note("will-quit");
  console.log(
    `order: ${log.filter((entry) => /^(before-quit|close|closed|will-quit)$/.test(entry)).join(" ")}`,
  );
});
app.on("window-all-closed", () => {
  note("window-all-closed");
  app.quit();
});

const TYPES: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript" };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'";
async function answer({ url }: Request): Promise<Response> {
  const { pathname } = new URL(url);
  note(`request ${url}`);
  if (pathname === "/throws") throw new Error("the handler failed");
  if (pathname === "/error") return Response.error();
  if (pathname === "/redirect")
    return new Response(null, { status: 302, headers: { location: "app://bundle/other.html" } });
  const file = path.join(here, "page", pathname);
  if (!file.startsWith(path.join(here, "page"))) return new Response("no", { status: 404 });
  try {
    const type = TYPES[path.extname(file)] ?? "text/plain";
    return new Response(readFileSync(file), {
      headers: { "content-type": type, "content-security-policy": CSP },
    });
  } catch {
    return new Response("missing", { status: 404 });
  }
}

function handleCalls(): void {
  ipcMain.handle("echo", (_event, value: unknown) => value);
  ipcMain.handle("fails", () => {
    throw new RangeError("out of range");
  });
  ipcMain.handle("uncloneable", () => ({ f() {} }));
  ipcMain.handle("sender", ({ senderFrame }) => ({
    url: senderFrame?.url,
    origin: senderFrame?.origin,
    isTop: senderFrame?.parent === null && senderFrame.top === senderFrame,
  }));
  ipcMain.handle("removed", () => 1);
  ipcMain.removeHandler("removed");
  ipcMain.on("throws", () => {
    throw new Error("a listener failed");
  });
  ipcMain.handle("pick", async () => {
    const { filePaths } = await dialog.showOpenDialog({ title: "Pick", properties: ["openFile"] });
    return filePaths;
  });
  ipcMain.handle("worker", (_event, value: number) => {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: value });
    return new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
  });
}

function makeMenu(): void {
  const menu = Menu.buildFromTemplate([
    {
      label: "File",
      submenu: [
        {
          id: "new",
          label: "New",
          accelerator: "CmdOrCtrl+Shift+K",
          click: (_item, win) => note(`menu new ${win === window}`),
        },
        { type: "separator" },
        { role: "quit" },
      ],
    },
    { role: "editMenu" },
    { role: "viewMenu" },
    { role: "windowMenu" },
  ]);
  Menu.setApplicationMenu(menu);
}

let window: BrowserWindow | undefined;
async function openWindow(): Promise<void> {
  window = new BrowserWindow({
    width: 900,
    height: 640,
    minWidth: 500,
    minHeight: 400,
    show: false,
    title: "Sample",
    backgroundColor: "#ffffff",
    webPreferences: { preload: path.join(here, "preload.cjs"), sandbox: true, contextIsolation: true },
  });
  const { webContents } = window;
  window.once("ready-to-show", () => {
    note("ready-to-show");
    window?.show();
  });
  window.on("show", () => note("show"));
  window.on("resize", () => note("resize"));
  window.on("maximize", () => note("maximize"));
  window.on("close", (event) => {
    note("close");
    if (sample.keepOpen) event.preventDefault();
  });
  window.on("closed", () => note("closed"));
  webContents.setWindowOpenHandler(({ url, disposition }) => {
    note(`open ${disposition} ${url}`);
    void shell.openExternal(url);
    return { action: sample.openAnswer };
  });
  webContents.on("will-navigate", (event) => {
    note(`will-navigate ${event.url}`);
    if (!event.url.endsWith("/redirect")) event.preventDefault();
  });
  webContents.on("will-redirect", (event) => {
    note(`will-redirect ${event.url}`);
    event.preventDefault();
  });
  webContents.on("did-fail-load", (_event, code, name, url) => note(`did-fail-load ${code} ${name} ${url}`));
  webContents.on("did-finish-load", () => note("did-finish-load"));
  webContents.on("console-message", ({ level, message }) => note(`console ${level} ${message}`));
  webContents.on("before-input-event", (_event, input) => note(`key ${input.type} ${input.key}`));
  await window.loadURL("app://bundle/index.html");
  note("loaded");
}

async function start(): Promise<void> {
  await app.whenReady();
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answerWith) => {
    answerWith(permission === "clipboard-sanitized-write");
  });
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => (permission as string) === "clipboard-sanitized-write",
  );
  protocol.handle("app", answer);
  nativeTheme.on("updated", () => note(`theme ${nativeTheme.shouldUseDarkColors ? "dark" : "light"}`));
  powerMonitor.on("suspend", () => note("suspend"));
  handleCalls();
  makeMenu();
  await openWindow();
}
void start();
