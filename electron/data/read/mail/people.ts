// Addresses of mail headers: read by postal-mime, after encoded words were decoded where they cannot be torn apart by a
// comma or bracket in them.
import { addressParser } from "postal-mime";
import type { MailAddress } from "../../../domain/mail/record.ts";
import { limits } from "./limits.ts";
import { decodedPieces } from "./words.ts";

/** A header with its encoded words decoded and quoted, so that what is in them stays a name. */
function quotedWords(value: string): string {
  let quoted = false;
  let out = "";
  for (const { text, decoded } of decodedPieces(value)) {
    if (!decoded) {
      for (let at = 0; at < text.length; at++) {
        if (quoted && text[at] === "\\") at++;
        else if (text[at] === '"') quoted = !quoted;
      }
      out += text;
      continue;
    }
    const safe = text.replace(/\p{Cc}+/gu, " ").replace(/["\\]/g, "\\$&");
    out += quoted ? safe : `"${safe}"`;
  }
  return out;
}

/** Whether a header is encoded as a whole, address and all, as some web forms do. */
const wholly = (value: string): string | null => {
  const pieces = decodedPieces(value.trim());
  if (pieces.length !== 1 || !pieces[0]!.decoded) return null;
  return /<[^<>@\s]+@[^<>\s]+>/.test(pieces[0]!.text) ? pieces[0]!.text : null;
};

interface Parsed {
  name: string;
  address?: string | undefined;
}

/** `Chen, Maya <maya@firm.example>` without quotes, as directories give names: the comma parts no two people there. */
function* withFamilyNames(parsed: readonly Parsed[]): Generator<Parsed> {
  for (let at = 0; at < parsed.length; at++) {
    const one = parsed[at]!;
    const next = parsed[at + 1];
    if (!one.address && one.name && !one.name.includes("@") && next?.address && next.name) {
      yield { ...next, name: `${one.name}, ${next.name}` };
      at++;
    } else yield one;
  }
}

const clean = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The people of one or more headers, groups opened, in order. */
export function people(values: readonly string[] | undefined): MailAddress[] {
  const found: MailAddress[] = [];
  for (const value of values ?? []) {
    const simple =
      /^(?:([^"<>(),;:@=\\]*?) *<([^<>\s@"]+@[^<>\s@"]+)>|([^\s"<>(),;:@=\\]+@[^\s"<>(),;:@=\\]+))$/.exec(
        value,
      );
    if (simple) {
      found.push({ name: clean(simple[1] ?? ""), address: simple[2] ?? simple[3]! });
      continue;
    }
    const text = value.includes("=?") ? (wholly(value) ?? quotedWords(value)) : value;
    for (const { name, address } of withFamilyNames(addressParser(text, { flatten: true }))) {
      if (found.length > limits.people) break;
      const one = { name: clean(name), address: clean(address ?? "") };
      if (one.name.toLowerCase() === one.address.toLowerCase()) one.name = "";
      if (one.name !== "" || one.address !== "") found.push(one);
    }
  }
  return found;
}
