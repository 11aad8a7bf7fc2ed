// session.defaultSession: what the app's permission handlers answer is what Chromium is told, for each permission, when
// an origin is first shown. (Electron asks at the time of the request.)
import type * as Electron from "electron";
import { browser } from "./browser.ts";
import type { Protocol } from "./cdp.ts";
import { fromChromium } from "./protocol.ts";
import { raise, strict } from "./strict.ts";

type RequestHandler = Parameters<Electron.Session["setPermissionRequestHandler"]>[0];
type CheckHandler = Parameters<Electron.Session["setPermissionCheckHandler"]>[0];
type Permission = Parameters<NonNullable<RequestHandler>>[1];

/** Electron's name of a permission → Chromium's descriptors. */
const PERMISSIONS: Partial<Record<Permission, Protocol.Browser.PermissionDescriptor[]>> = {
  "clipboard-read": [{ name: "clipboard-read" }],
  "clipboard-sanitized-write": [{ name: "clipboard-write" }],
  "display-capture": [{ name: "display-capture" }],
  geolocation: [{ name: "geolocation" }],
  "idle-detection": [{ name: "idle-detection" }],
  keyboardLock: [{ name: "keyboard-lock" }],
  media: [{ name: "camera" }, { name: "microphone" }],
  midi: [{ name: "midi" }],
  midiSysex: [{ name: "midi", sysex: true }],
  notifications: [{ name: "notifications" }],
  pointerLock: [{ name: "pointer-lock" }],
  "speaker-selection": [{ name: "speaker-selection" }],
  "storage-access": [{ name: "storage-access" }],
  "top-level-storage-access": [{ name: "top-level-storage-access" }],
  "window-management": [{ name: "window-management" }],
};
/** Permissions that Electron has no name for ("unknown"): they are the check handler's "unknown", too. */
const UNNAMED: Protocol.Browser.PermissionDescriptor[] = [
  { name: "local-fonts" },
  { name: "screen-wake-lock" },
];

let onRequest: RequestHandler = null;
let onCheck: CheckHandler = null;

export const defaultSession = strict("session.defaultSession", {
  setPermissionRequestHandler(handler: RequestHandler): void {
    onRequest = handler;
  },
  setPermissionCheckHandler(handler: CheckHandler): void {
    onCheck = handler;
  },
} satisfies Pick<Electron.Session, "setPermissionRequestHandler" | "setPermissionCheckHandler">);

export const session = strict("session", { defaultSession });

/** Both handlers must agree; without any, Electron grants everything. A handler that throws or is silent denies. */
function isGranted(contents: Electron.WebContents, permission: Permission, url: string): boolean {
  const details = { isMainFrame: true, requestingUrl: url };
  // As Electron says it; `origin` of a URL is "null" for a scheme of one's own.
  const { protocol, host } = new URL(url);
  try {
    if (onCheck && !onCheck(contents, permission, `${protocol}//${host}/`, details)) return false;
    if (!onRequest) return true;
    let granted = false;
    const answer = (allow: boolean) => {
      granted = allow;
    };
    onRequest(contents, permission, answer, details);
    return granted;
  } catch (error) {
    raise(error);
    return false;
  }
}

/** `url`: a page of the origin, as Chromium knows it. */
export async function applyPermissions(contents: Electron.WebContents, url: string): Promise<void> {
  const { origin, protocol } = new URL(url);
  if (!/^https?:$/.test(protocol)) return;
  const all = Object.entries(PERMISSIONS) as [Permission, Protocol.Browser.PermissionDescriptor[]][];
  await Promise.all(
    [...all, ["unknown", UNNAMED] as const].map(async ([name, descriptors]) => {
      const setting = isGranted(contents, name, fromChromium(url)) ? "granted" : "denied";
      for (const permission of descriptors)
        await browser.cdp.send("Browser.setPermission", { permission, setting, origin });
    }),
  );
}
