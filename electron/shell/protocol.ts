// The page's own scheme: app://liaison/ serves the built page and nothing else, with the policy on every answer.
import { protocol } from "electron";
import { randomBytes } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { inside, pageFile, policy, withNonce } from "./pages.ts";

/** Before Electron is ready: a standard, secure scheme has an origin of its own. */
export function registerScheme() {
  protocol.registerSchemesAsPrivileged([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

const nothing = () => new Response(null, { status: 404 });

/** Serves the files of `folder`; see pages.ts for what is refused. */
export function servePage(folder: string) {
  protocol.handle("app", async ({ url, method }) => {
    const found = method === "GET" ? pageFile(folder, url) : null;
    if (!found) return nothing();
    try {
      // A link in the folder must not lead out of it either.
      const [root, file] = await Promise.all([realpath(folder), realpath(found.file)]);
      if (!inside(root, file)) return nothing();
      const bytes = await readFile(file);
      const nonce = randomBytes(18).toString("base64");
      const body = found.type.startsWith("text/html")
        ? withNonce(bytes.toString("utf8"), nonce)
        : new Uint8Array(bytes);
      return new Response(body, {
        headers: {
          "content-type": found.type,
          "content-security-policy": policy(nonce),
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "cache-control": "no-store",
        },
      });
    } catch {
      return nothing();
    }
  });
}
