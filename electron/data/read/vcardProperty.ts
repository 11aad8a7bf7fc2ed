// One content line of a vCard taken apart: group, name, parameters, and the value decoded as text or bytes.
import { isUtf8 } from "node:buffer";
import { cleanCell } from "../../domain/contacts/cells.ts";
import type { ContentLine } from "./vcardLines.ts";

export interface Property {
  /** `item1` of `item1.EMAIL`, lower case, or empty. */
  group: string;
  /** Upper case. */
  name: string;
  /** By upper-case name; values of repeated parameters and of lists together, lower case for TYPE. */
  params: ReadonlyMap<string, readonly string[]>;
  /** The value before it is decoded: one character for each byte. */
  raw: string;
  cut: boolean;
}

/** Splits at a sign outside quotes, at most `limit` times. */
function splitOutsideQuotes(text: string, sign: string, limit = Number.POSITIVE_INFINITY): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length && parts.length < limit; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === sign && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

const encodings: Readonly<Record<string, string>> = {
  "quoted-printable": "quoted-printable",
  base64: "b",
  b: "b",
  "7bit": "",
  "8bit": "",
};
const carets: Readonly<Record<string, string>> = { "^n": "\n", "^'": '"', "^^": "^" };

/** Labels and services have letters of every script too. */
function utf8(value: string): string {
  if (/^[\x20-\x7e\n]*$/.test(value)) return value;
  const bytes = Buffer.from(value, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : value;
}

function addParam(params: Map<string, string[]>, part: string): void {
  const at = part.indexOf("=");
  const bare = part.trim().toLowerCase();
  // vCard 2.1 writes types, encodings and kinds of value without their parameter's name.
  const [name, text] =
    at >= 0
      ? [part.slice(0, at).trim().toUpperCase(), part.slice(at + 1)]
      : bare in encodings
        ? ["ENCODING", bare]
        : ["TYPE", bare];
  const values = splitOutsideQuotes(text, ",").flatMap((value) =>
    value
      .trim()
      .replace(/^"|"$/g, "")
      .split(name === "TYPE" ? "," : "\0"),
  );
  const clean = values
    .map((value) => utf8(value.replace(/\^[n'^]/g, (pair) => carets[pair] ?? pair)))
    .filter((value) => value !== "");
  params.set(name, [
    ...(params.get(name) ?? []),
    ...(name === "TYPE" ? clean.map((value) => value.toLowerCase()) : clean),
  ]);
}

/** Reads a content line; null where there is no property in it. */
export function parseProperty({ text, cut }: ContentLine): Property | null {
  // The head is short; a quote that is never closed must not make the whole picture part of it.
  const [head = "", value] =
    splitOutsideQuotes(text.slice(0, 4_000), ":", 1).length > 1 ? cutAt(text) : text.split(/:(.*)/s, 2);
  if (value === undefined) return null;
  const [name = "", ...rest] = splitOutsideQuotes(head, ";");
  const dot = name.lastIndexOf(".");
  const params = new Map<string, string[]>();
  for (const part of rest) if (part.trim() !== "") addParam(params, part);
  const upper = name
    .slice(dot + 1)
    .trim()
    .toUpperCase();
  return upper === ""
    ? null
    : { group: name.slice(0, Math.max(0, dot)).trim().toLowerCase(), name: upper, params, raw: value, cut };
}

function cutAt(text: string): [string, string] {
  const [head = ""] = splitOutsideQuotes(text.slice(0, 4_000), ":", 1);
  return [head, text.slice(head.length + 1)];
}

export const param = (property: Property, name: string): readonly string[] => property.params.get(name) ?? [];

const encodingOf = (property: Property): string =>
  encodings[param(property, "ENCODING")[0]?.toLowerCase() ?? ""] ?? "";

const unquoted = (text: string): string =>
  text
    .replace(/=[ \t]*\r?\n?$/g, "")
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** How bytes become text: by the property's own charset, else UTF-8 where they are that, else the file's code page. */
export interface TextSource {
  fallback: string;
  /** The file was UTF-16, so its lines are UTF-8 here whatever they say of themselves. */
  wide: boolean;
}

export function decodedText(property: Property, source: TextSource): string {
  const quoted = encodingOf(property) === "quoted-printable";
  const bytes = Buffer.from(quoted ? unquoted(property.raw) : property.raw, "latin1");
  const charset = source.wide && !quoted ? undefined : param(property, "CHARSET")[0];
  return cleanCell(textOf(bytes, charset, source.fallback));
}

function textOf(bytes: Buffer, charset: string | undefined, fallback: string): string {
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    try {
      return new TextDecoder(charset.trim()).decode(bytes);
    } catch {
      // An unknown name of a charset says nothing: what the bytes are is seen below.
    }
  }
  return isUtf8(bytes)
    ? bytes.toString("utf8")
    : new TextDecoder(fallback === "utf-8" ? "windows-1252" : fallback).decode(bytes);
}

/** The bytes of a picture inside the card, or null where the value only points to one. */
export function decodedBytes(property: Property): Buffer | null {
  const data = /^data:[^,]*;base64,/i.exec(property.raw);
  if (data) return Buffer.from(property.raw.slice(data[0].length).replace(/\\([,;])/g, "$1"), "base64");
  return encodingOf(property) === "b" ? Buffer.from(property.raw, "base64") : null;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  N: "\n",
  ",": ",",
  ";": ";",
  ":": ":",
  "\\": "\\",
};

/** Without backslashes. In vCard 2.1 `\n` is a folder or a file, not a line end. */
export const unescaped = (text: string, old: boolean): string =>
  text
    .replace(/\\([nN,;:\\])/g, (pair, sign: string) =>
      old && (sign === "n" || sign === "N") ? pair : (escapes[sign] ?? pair),
    )
    .trim();

/** Splits at a sign that has no backslash before it; the parts are still escaped. */
export function splitEscaped(text: string, sign: ";" | ","): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === sign) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
