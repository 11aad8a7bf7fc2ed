// Message-IDs: as senders wrote them where they can be relied on, made up from the content where they cannot.
import { createHash } from "node:crypto";
import { limits } from "./limits.ts";

/** Senders' ids in a header, without `<>`; white space in them comes from folded lines. */
function ids(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>]{1,1500})>/g)].map((found) => found[1]!.replace(/\s+/g, ""));
  const found = bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((word) => word.includes("@"));
  return found.filter(usable);
}

/** Something that tells one message from all others: a left and a right side, or at least a long number. */
const usable = (id: string): boolean =>
  id.length <= 998 && (/^[^@]+@[^@].*$/.test(id) || id.length >= 16) && !/[\0-\x20\x7f]/.test(id);

/** The message's own id, or null where there is none that can be used. */
export function ownId(value: string): string | null {
  const found = ids(value)[0];
  if (found !== undefined) return found;
  const bare = value.trim().replace(/^<|>$/g, "");
  return usable(bare) ? bare : null;
}

/** References, then In-Reply-To: oldest first, each once, of very many the first and the newest. */
export function references(values: readonly string[], replies: readonly string[], own: string): string[] {
  const found = new Set(values.flatMap(ids));
  for (const id of replies.flatMap(ids)) found.add(id);
  found.delete(own);
  const all = [...found];
  return all.length <= limits.references ? all : [all[0]!, ...all.slice(1 - limits.references)];
}

/** An id for a message without one: the same content gives the same id, in whatever file it lies. */
export const madeUpId = (content: readonly string[]): string =>
  `${createHash("sha256").update(JSON.stringify(content)).digest("hex")}@liaison.invalid`;
