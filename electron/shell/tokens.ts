// File tokens: what the page holds instead of a path. Only a file that the person gave (dialog, drop, the system) has one.
import { randomBytes } from "node:crypto";

/** What a token is good for: the open dialog and a drop give the one, the save dialog the other. */
export type Use = "read" | "save";

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
 * as it is: the calls read no other key as a path. A call whose name begins with "save" or "export" writes its file; all others read it.
 */
export function withPaths(input: unknown, tokens: Tokens, call = ""): { input: unknown } | null {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, "file")) return { input };
  const use = /\.(save|export)([A-Z]|$)/.test(call) ? "save" : "read";
  const path = tokens.path(Reflect.get(input, "file"), use);
  return path === null ? null : { input: { ...input, file: path } };
}
