// Filling a template: a field that has no value is never sent as braces; it is listed, and left out cleanly.
import { oneLine } from "../contacts/cells.ts";
import { fieldKey, literal, parseTemplate, type Field } from "./parse.ts";

export interface Texts {
  subject: string;
  body: string;
}
/** Values by name of the field; null or empty is a field that exists and has no value here. */
export type Values = Readonly<Record<string, string | null | undefined>>;

export interface Unknown {
  /** As it stands in the template. */
  field: string;
  why: "no-such-field" | "no-value";
}

/** Where something was left out; no text has this character. */
const gap = "\u{e000}";

type Known = ReadonlyMap<string, string>;
const keyed = (values: Values): Known =>
  new Map(Object.entries(values).map(([name, value]) => [fieldKey(name), (value ?? "").trim()]));

const valueOf = (known: Known, { name, fallback }: Field): string =>
  known.get(fieldKey(name)) || (fallback ?? "");

const put = (text: string, known: Known, value: (field: Field, found: string) => string): string =>
  parseTemplate(text.replaceAll(gap, ""))
    .map((part) => (typeof part === "string" ? part : value(part, valueOf(known, part))))
    .join("");

/** A line without its gaps: no double space, no space before a comma, no empty brackets; null where nothing else stood on it. */
function closed(line: string): string | null {
  if (!line.includes(gap)) return line;
  if (/^[\s\p{P}\u{e000}]*$/u.test(line)) return null;
  return line
    .replace(/[ \t]*\u{e000}/gu, gap)
    .replace(/\((?:\u{e000}|\s)*\)/gu, gap)
    .replace(/^\u{e000}[ \t]*/u, "")
    .replace(/[ \t]*\u{e000}/gu, "")
    .replace(/,(?:\s*,)+/g, ",");
}

const tidy = (text: string): string =>
  text
    .split("\n")
    .map(closed)
    .filter((line) => line !== null)
    .join("\n");

/** The fields of the texts that `values` and their own fallbacks leave empty, each once. */
export function unknownFields({ subject, body }: Texts, values: Values): Unknown[] {
  const known = keyed(values);
  const found = new Map<string, Unknown>();
  for (const part of [...parseTemplate(subject), ...parseTemplate(body)]) {
    if (typeof part === "string" || valueOf(known, part) !== "") continue;
    const key = fieldKey(part.name);
    if (!found.has(key))
      found.set(key, { field: part.name, why: known.has(key) ? "no-value" : "no-such-field" });
  }
  return [...found.values()];
}

/** The texts as they are sent, and the fields that were left out of them. */
export function fill(texts: Texts, values: Values): Texts & { unknown: Unknown[] } {
  const known = keyed(values);
  const filled = (text: string) => tidy(put(text, known, (_, value) => value || gap));
  return {
    subject: oneLine(filled(texts.subject)).trim(),
    body: filled(texts.body),
    unknown: unknownFields(texts, values),
  };
}

/** The texts with all that is known put in, and the other fields standing as they are, to be filled later. */
export function draft(texts: Texts, values: Values): Texts {
  const known = keyed(values);
  const drafted = (text: string) =>
    parseTemplate(text)
      .map((part) =>
        typeof part === "string"
          ? literal(part)
          : valueOf(known, part) === ""
            ? part.source
            : literal(valueOf(known, part)),
      )
      .join("");
  return { subject: drafted(texts.subject), body: drafted(texts.body) };
}
