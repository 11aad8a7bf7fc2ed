// A field that comes from the log or from a file, in words.
import { t } from "../words.ts";
import { isWord } from "./isWord.ts";

/** "name", "partner.country", a row of a set as "set:tag:q4", "networkId:awin"; an own field stands by its own name. */
export function fieldWord(field: string): string {
  const [first = "", kind = ""] = field.split(":");
  const bare = first === "set" ? kind : first;
  if (bare === "networkId" && kind !== "") return t("ui.fields.networkId", { network: networkWord(kind) });
  const inner = bare
    .replace(/^own$/, kind === "" ? "own" : kind)
    .replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase());
  for (const key of [`ui.names.field.${inner}`, `ui.fields.${inner}`]) if (isWord(key)) return t(key);
  return inner;
}

export function networkWord(network: string): string {
  const key = `ui.names.network.${network}`;
  return isWord(key) ? t(key) : network;
}
