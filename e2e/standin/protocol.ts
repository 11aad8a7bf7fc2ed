// protocol.handle. Chromium cannot load unknown schemes, so app://host/path runs as https://host.app.standin/path,
// intercepted before any network use: a secure context with its own origin, CSP and CORS as for https. The main process
// only ever sees app:// URLs.
import type * as Electron from "electron";
import type { Protocol } from "./cdp.ts";
import { missing, strict } from "./strict.ts";

type Handler = Parameters<Electron.Protocol["handle"]>[1];
type Served = { failed: true } | { failed: false; code: number; headers: Header[]; body: string };
type Header = { name: string; value: string };

const handlers = new Map<string, Handler>();
const privileges = new Map<string, Electron.Privileges>();
let ready = () => false;

/** Every request to a handled scheme matches it. */
export const OWN_URLS = "https://*.standin/*";

export function toChromium(url: string): string {
  const [, scheme = "", host = "", rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return handlers.has(scheme) ? `https://${host.toLowerCase() || "_"}.${scheme}.standin${rest || "/"}` : url;
}
export function fromChromium(url: string): string {
  const found = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.standin(.*)$/.exec(url);
  if (!found) return url;
  const [, host = "", scheme = "", rest = ""] = found;
  return `${scheme}://${host === "_" ? "" : host}${rest}`;
}
const schemeOf = (url: string) => url.slice(0, url.indexOf(":"));
export const isOwn = (url: string) => fromChromium(url) !== url;
export const canLoad = (url: string) =>
  ["http", "https", "file", "data", "about"].includes(schemeOf(url)) || handlers.has(schemeOf(url));

/** `isReady`: privileges are only taken before the app is. */
export function bindProtocol(isReady: () => boolean): void {
  ready = isReady;
}

export const protocol = strict("protocol", {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (ready()) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    for (const { scheme, privileges: given } of schemes) privileges.set(scheme, given ?? {});
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    const given = privileges.get(scheme);
    if (!given?.standard || !given.secure)
      missing(`protocol.handle('${scheme}') for a scheme that is not registered as standard and secure`);
    handlers.set(scheme, handler);
  },
} satisfies Pick<Electron.Protocol, "registerSchemesAsPrivileged" | "handle">);

/** Answers an intercepted request by the app's handler; a handler that throws is a network error, as in Electron. */
export async function serve({ request, resourceType }: Protocol.Fetch.requestPausedPayload): Promise<Served> {
  const url = fromChromium(request.url);
  const handler = handlers.get(schemeOf(url));
  const unasked = resourceType === "Other" && url.endsWith("/favicon.ico"); // Electron asks for none
  if (!handler || unasked) return { failed: false, code: 404, headers: [], body: "" };
  try {
    const response = await handler(requestOf(url, request));
    if (!(response instanceof Response)) throw new TypeError(`the handler gave no Response for ${url}`);
    if (response.type === "error") return { failed: true };
    return {
      failed: false,
      code: response.status,
      headers: [...response.headers].map(([name, value]) => ({ name, value: headerValue(name, value) })),
      body: Buffer.from(await response.arrayBuffer()).toString("base64"),
    };
  } catch (error) {
    console.error(`protocol handler for ${url} failed:`, error);
    return { failed: true };
  }
}

function requestOf(url: string, request: Protocol.Network.Request): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    headers.set(name, /^(referer|origin)$/i.test(name) ? fromChromium(value) : value);
  const entries = request.postDataEntries ?? [];
  const bytes = Buffer.concat(entries.map((entry) => Buffer.from(entry.bytes ?? "", "base64")));
  const hasBody = bytes.length > 0 && !/^(GET|HEAD)$/.test(request.method);
  return new Request(url, { method: request.method, headers, ...(hasBody ? { body: bytes } : {}) });
}

/** Scheme sources and locations are named as Chromium knows them. */
function headerValue(name: string, value: string): string {
  if (name === "location") return toChromium(value);
  if (name !== "content-security-policy") return value;
  return value.replaceAll(/\b([a-z][a-z0-9+-]*):(?=\/\/|[\s;]|$)/g, (source, scheme: string) =>
    handlers.has(scheme) ? `https://*.${scheme}.standin` : source,
  );
}
