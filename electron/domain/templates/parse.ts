// The language of templates: `{field}`, `{field|what stands there without it}`, and `{{` `}}` for braces that are meant.
import { foldKey } from "../text/fold.ts";

/** A field of a template as it stands there. */
export interface Field {
  /** As typed, trimmed. */
  name: string;
  /** What stands there where the field has no value; null where nothing was said. */
  fallback: string | null;
  /** With its braces. */
  source: string;
}
export type Part = string | Field;

const marks = /\{\{|\}\}|\{([^{}|\n]{1,80})(?:\|([^{}\n]{0,500}))?\}/g;

/** The key by which fields are compared: case, spaces, hyphens and underscores aside ("First_Name" is `first name`). */
export const fieldKey = (name: string): string => foldKey(name).replace(/[\s_-]+/g, "");

/** A text taken apart. A brace that opens or closes no field is a brace. */
export function parseTemplate(text: string): Part[] {
  const parts: Part[] = [];
  let plain = "";
  let from = 0;
  for (const found of text.matchAll(marks)) {
    const [source, name, fallback] = found;
    plain += text.slice(from, found.index);
    from = found.index + source.length;
    if (name === undefined) plain += source[0];
    else if (fieldKey(name) === "") plain += source;
    else {
      parts.push(plain, { name: name.trim(), fallback: fallback?.trim() ?? null, source });
      plain = "";
    }
  }
  return [...parts, plain + text.slice(from)].filter((part) => part !== "");
}

/** A plain text as a template that gives just this text. */
export const literal = (text: string): string => text.replace(/[{}]/g, "$&$&");
