// Which command a text in the search box means: by the beginnings of its words, or with a name behind it.
import { foldKey } from "../text/fold.ts";

const words = (text: string): string[] =>
  foldKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Whether each word typed begins a word of the command's label, in any order. */
export function fits(typed: string, label: string): boolean {
  const wanted = words(typed);
  const there = words(label);
  return wanted.length > 0 && wanted.every((word) => there.some((one) => one.startsWith(word)));
}

/**
 * The name behind a command: "Kestrel" of "log a call with Kestrel"; null where there is none of two letters.
 * @param starts how the command is written, folded, the longest first
 */
export function nameBehind(text: string, starts: readonly string[]): string | null {
  const bare = text.trimStart();
  for (const start of starts) {
    if (!foldKey(bare.slice(0, start.length + 1)).startsWith(start) || bare[start.length] !== " ") continue;
    const name = bare.slice(start.length + 1).trim();
    if (name.length > 1) return name;
  }
  return null;
}
