// Gmail's labels, as Takeout writes them: a list with commas, quoted where a label has one, as a whole in encoded words.
import { decodeWords } from "./words.ts";

/** The labels of an X-Gmail-Labels header, each once. */
export function labelsOf(value: string): string[] {
  if (value === "") return [];
  const labels = [...decodeWords(value).matchAll(/"((?:[^"\\]|\\.)*)"|[^",]+/g)].map((found) =>
    (found[1]?.replace(/\\(.)/g, "$1") ?? found[0]).replace(/\s+/g, " ").trim(),
  );
  return [...new Set(labels.filter((label) => label !== ""))].slice(0, 200);
}
