// Which file an address of the page means, and the policy that goes with it: pure, so that attacks on it are unit tests.
import { extname, join, relative, sep } from "node:path";
import { isOurs } from "./rules.ts";

/** What the page is made of; any other kind of file is not there. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/**
 * The file under `folder` that the address names, with its type; null for everything else: a foreign address, a way out of the folder
 * in any spelling, a hidden file, a kind that is not listed.
 */
export function pageFile(folder: string, url: string): { file: string; type: string } | null {
  if (!isOurs(url)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (path === "/") path = "/index.html";
  const type = types[extname(path)];
  const odd = path.includes("\0") || path.includes("\\") || path.includes(":");
  if (!type || odd || path.split("/").some((part) => part.startsWith("."))) return null;
  const file = join(folder, path);
  return inside(folder, file) ? { file, type } : null;
}

/** True when `file` lies in `folder`; both absolute. Used again on the real paths, where links are resolved. */
export function inside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !/^([A-Za-z]:|[\\/])/.test(way);
}

/** The content security policy of one load of the page. */
export const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Hands the page the nonce of this load, first in its head, for the styles that it makes itself. */
export const withNonce = (html: string, nonce: string): string =>
  html.replace(/<head\b[^>]*>/, (head) => `${head}<meta name="csp-nonce" content="${nonce}">`);
