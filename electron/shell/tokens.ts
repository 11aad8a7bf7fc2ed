// File tokens: what the page holds instead of a path. Only a file that the person gave (dialog, drop, the system) has one.
import { randomBytes } from "node:crypto";

export interface Tokens {
  /** A new token for the path; the same path given twice has two. */
  give(path: string): string;
  /** The path, or null where the token was never given or has expired. */
  path(token: unknown): string | null;
  /** All tokens end with the window that holds them. */
  expire(): void;
}

export function makeTokens(): Tokens {
  const paths = new Map<string, string>();
  return {
    give(path) {
      const token = `file-${randomBytes(24).toString("base64url")}`;
      paths.set(token, path);
      return token;
    },
    path: (token) => (typeof token === "string" ? (paths.get(token) ?? null) : null),
    expire: () => paths.clear(),
  };
}

/**
 * The input with its token replaced by the path; null where `file` holds anything but a living token. Input without `file` comes back
 * as it is: the calls read no other key as a path.
 */
export function withPaths(input: unknown, tokens: Tokens): { input: unknown } | null {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, "file")) return { input };
  const path = tokens.path(Reflect.get(input, "file"));
  return path === null ? null : { input: { ...input, file: path } };
}
