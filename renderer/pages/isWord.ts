// Whether the catalogue has words for a key that was put together from data (a field of a file, a code of a batch).
import { en } from "../../electron/domain/words/en.ts";
import type { WordKey } from "../words.ts";

export const isWord = (key: string): key is WordKey => isLeaf(key) || isLeaf(`${key}_other`);

function isLeaf(key: string): boolean {
  let node: unknown = en;
  for (const part of key.split(".")) {
    if (typeof node !== "object" || node === null) return false;
    node = Object.getOwnPropertyDescriptor(node, part)?.value;
  }
  return typeof node === "string";
}
