// Headers of the form `value; name=value` (RFC 2045), with parameters in pieces and in other character sets (RFC 2231).
import { decodeBytes } from "./charset.ts";
import { decodeWords } from "./words.ts";

export interface Structured {
  /** In lower case, without comments. */
  value: string;
  /** Names in lower case; values decoded. */
  params: Map<string, string>;
}

/**
 * Splits at `;` outside of quotes; leaves comments out, takes quotes and their escapes away. White space is kept in
 * quotes only, and between words.
 */
function pieces(text: string): string[] {
  const found: string[] = [];
  const lastClosing = text.lastIndexOf(")");
  // Asking the growing text itself would copy it again and again.
  let piece: string[] = [];
  let hasValue = false;
  let space = "";
  let quoted = false;
  let depth = 0;
  const add = (char: string): void => {
    if (space !== "" && piece.length > 0 && piece.at(-1) !== "=") piece.push(space);
    space = "";
    piece.push(char);
    hasValue ||= char === "=";
  };
  const naming = (): boolean => hasValue && /^(?:file)?name=./i.test(piece.slice(0, 12).join(""));
  const close = (): void => {
    found.push(piece.join(""));
    piece = [];
    hasValue = false;
    space = "";
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char === "\\" && at + 1 < text.length) add(text[++at]!);
      else if (char === '"') quoted = false;
      else add(char);
    } else if (depth > 0) {
      if (char === ")") depth--;
      else if (char === "(") depth++;
    } else if (char === '"') quoted = true;
    // A bracket inside of a token belongs to it, and one in a file's name without quotes: `filename=Invoice (1).pdf`.
    else if (char === "(" && (space !== "" || !hasValue) && lastClosing > at && !naming()) depth = 1;
    else if (char === ";") close();
    else if (char === " " || char === "\t") space = " ";
    else add(char);
  }
  close();
  return found;
}

const percent = (text: string): Buffer => {
  const raw = text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return /[^\0-\u00ff]/.test(raw) ? Buffer.from(text, "utf8") : Buffer.from(raw, "latin1");
};

interface Section {
  number: number;
  encoded: boolean;
  value: string;
}

/** Pieces of one parameter put together; neighbours that are encoded are decoded as one, for a character may be cut. */
function joined(sections: Section[]): string {
  const sorted = sections.toSorted((a, b) => a.number - b.number);
  let charset = "";
  let text = "";
  let open: Buffer[] = [];
  const close = (): void => {
    if (open.length > 0) text += decodeBytes(Buffer.concat(open), charset).text;
    open = [];
  };
  for (const [index, section] of sorted.entries()) {
    if (!section.encoded) {
      close();
      text += section.value;
      continue;
    }
    const tagged = index === 0 ? /^([^']*)'[^']*'(.*)$/s.exec(section.value) : null;
    if (tagged) charset = tagged[1]!;
    open.push(percent(tagged ? tagged[2]! : section.value));
  }
  close();
  return text;
}

/** Reads a structured header; of a parameter that is given twice the first counts. */
export function structured(text: string): Structured {
  const [value, ...rest] = text.includes(";") || text.includes("(") ? pieces(text) : [text];
  const params = new Map<string, string>();
  const split = new Map<string, Section[]>();
  for (const piece of rest) {
    const at = piece.indexOf("=");
    if (at < 0) continue;
    const name = piece.slice(0, at).trim().toLowerCase();
    const given = piece.slice(at + 1);
    const numbered = /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/.exec(name);
    if (numbered) {
      const sections = split.get(numbered[1]!) ?? [];
      split.set(numbered[1]!, sections);
      const encoded = numbered[2] === undefined || numbered[3] !== undefined;
      sections.push({ number: Number(numbered[2] ?? 0), encoded, value: given });
    } else if (!params.has(name)) params.set(name, decodeWords(given));
  }
  for (const [name, sections] of split) params.set(name, joined(sections));
  return { value: (value ?? "").trim().toLowerCase(), params };
}
