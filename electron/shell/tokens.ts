// File tokens: what the page holds instead of a path. Only a file that the person gave (dialog, drop, the system) has one.
import { randomBytes } from "node:crypto";

/** What a token is good for: the open dialog and a drop give the first, the save dialog the second, the dialog for folders the third. */
export type Use = "read" | "save" | "folder";

export interface Tokens {
  /** A new token for the path; the same path given twice has two. One for reading never writes, one for saving never reads. */
  give(path: string, use?: Use): string;
  /** The path, or null where the token was never given for this use, or has expired. */
  path(token: unknown, use?: Use): string | null;
  /** All tokens end with the window that holds them. */
  expire(): void;
}

export function makeTokens(): Tokens {
  const paths = new Map<string, { path: string; use: Use }>();
  return {
    give(path, use = "read") {
      const token = `file-${randomBytes(24).toString("base64url")}`;
      paths.set(token, { path, use });
      return token;
    },
    path(token, use = "read") {
      const given = typeof token === "string" ? paths.get(token) : undefined;
      return given?.use === use ? given.path : null;
    },
    expire: () => paths.clear(),
  };
}

/**
 * The input with its token replaced by the path; null where `file` holds anything but a living token. Input without `file` comes back
 * as it is: the calls read no other key as a path. A call whose name begins with "save" or "export" writes its file; all
 * others read it.
 */
export function withPaths(input: unknown, tokens: Tokens, call = ""): { input: unknown } | null {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, "file")) return { input };
  const use = /\.(?:save|export)(?=[A-Z]|$)/.test(call) ? "save" : "read";
  const path = tokens.path(Reflect.get(input, "file"), use);
  return path === null ? null : { input: { ...input, file: path } };
}

/** The call that says which folder is the shared one: the only one that reads `path`. */
export const folderCall = "exchange.setFolder";

/**
 * The same for a folder: a token of its dialog becomes the path. The folder that is set already may be named as it is, since the page
 * was told it; no other path comes from the page.
 */
export function withFolder(
  input: unknown,
  tokens: Tokens,
  current: string | null,
): { input: unknown } | null {
  if (typeof input !== "object" || input === null) return { input };
  const given: unknown = Reflect.get(input, "path");
  if (given === null || given === undefined) return { input };
  const path = tokens.path(given, "folder") ?? (given === current ? current : null);
  return path === null ? null : { input: { ...input, path } };
}
