// Injected into an isolated world before any page script: ipcRenderer, contextBridge and webUtils, then the app's own
// preload bundle. The main process wraps this text and supplies the names declared here.
import type { Down, RendererApi, Shortcut, Up } from "../wire.ts";
import { makeBridge } from "./bridge.ts";
import { holdClose, watchKeys, watchLinks, watchPlace, watchTheme } from "./events.ts";
import { makeIpcRenderer } from "./ipc-renderer.ts";

declare const STANDIN_SECRET: string;
declare const STANDIN_PROCESS: Record<string, unknown>;
/** Answers at once, though only the browser knows the path: see file-path.ts. */
declare function STANDIN_FILE_PATH(file: File): string;
/** The app's preload bundle as a function; null when the window has none. */
declare const STANDIN_PRELOAD:
  | ((require: (id: string) => unknown, process: unknown, module: object, exports: object) => void)
  | null;

type Provides<Name extends keyof RendererApi> = Record<RendererApi[Name], unknown>;
interface World {
  standinBinding: (payload: string) => void;
  standinReceive: (kind: Down, to: number | string, body: string) => void;
  standinMayUnload?: boolean;
}
const world = globalThis as unknown as World;

function missing(what: string): never {
  throw new Error(`electron stand-in (preload): ${what} is not implemented`);
}
function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get: (object, property): unknown =>
      property in object || typeof property === "symbol" || property === "then"
        ? Reflect.get(object, property)
        : missing(`${name}.${property}`),
  });
}

function start(): void {
  const bind = world.standinBinding;
  const tell = (up: Up, body = "") => bind(`${JSON.stringify(up)}\n${body}`);
  let shortcuts: Shortcut[] = [];
  const { ipcRenderer, receive } = makeIpcRenderer({
    tell,
    onAccelerators: (json) => {
      shortcuts = JSON.parse(json) as Shortcut[];
    },
  });
  Object.defineProperty(world, "standinReceive", { value: receive });
  const bridge = makeBridge(STANDIN_SECRET, "preload", (message) => {
    if (message.kind === "open")
      tell(["open", message.url, message.frameName, message.features, "foreground-tab"]);
  });
  watchKeys(tell, () => shortcuts);
  watchLinks(tell);
  watchPlace(tell);
  watchTheme(tell);
  holdClose(() => world.standinMayUnload === true);
  tell(["loaded"]);

  const electron = strict("electron", {
    ipcRenderer: strict("ipcRenderer", ipcRenderer satisfies Provides<"IpcRenderer">),
    contextBridge: strict("contextBridge", {
      exposeInMainWorld: bridge.expose,
    } satisfies Provides<"ContextBridge">),
    webUtils: strict("webUtils", {
      getPathForFile(file: File): string {
        if (!(file instanceof File))
          throw new TypeError("getPathForFile expected to receive a File object but one was not provided");
        return STANDIN_FILE_PATH(file);
      },
    } satisfies Provides<"WebUtils">),
  });
  const require = (id: string) =>
    id === "electron" || id === "electron/renderer"
      ? electron
      : missing(`require('${id}') in a sandboxed preload`);
  const module = { exports: {} };
  try {
    STANDIN_PRELOAD?.(require, strict("process", STANDIN_PROCESS), module, module.exports);
  } catch (error) {
    tell(["preload-error"], error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
// Frames within the page get no preload, as with nodeIntegrationInSubFrames: false.
if (window.top === window) start();
