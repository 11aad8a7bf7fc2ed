// Bytes of a mail as text: what senders declare is often missing, unknown or untrue, so the bytes have the last word.
import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";

export interface DecodedText {
  text: string;
  /** The character set that was used instead of the declared one, where that one did not fit. */
  instead: string | null;
}

/** Names that mailers use and the Encoding Standard does not list, without separators. */
const aliases: Readonly<Record<string, string>> = {
  utf8mb4: "utf-8",
  cp65001: "utf-8",
  ansi: "windows-1252",
  latin1: "windows-1252",
  iso88591: "windows-1252",
  "88591": "windows-1252",
  iso885915: "iso-8859-15",
  cp932: "shift_jis",
  windows932: "shift_jis",
  shiftjis: "shift_jis",
  cp936: "gbk",
  windows936: "gbk",
  cp949: "euc-kr",
  uhc: "euc-kr",
  ksc56011987: "euc-kr",
  cp950: "big5",
  windows950: "big5",
  cp50220: "iso-2022-jp",
  cp50221: "iso-2022-jp",
  iso2022jp: "iso-2022-jp",
  iso2022jp1: "iso-2022-jp",
  iso2022jp2: "iso-2022-jp",
  eucjp: "euc-jp",
  tis620: "windows-874",
  cp874: "windows-874",
};

/** Character sets that say nothing: senders write them for whatever they send. */
const empty = new Set([
  "",
  "us-ascii",
  "ascii",
  "ansi_x3.4-1968",
  "unknown",
  "unknown-8bit",
  "x-unknown",
  "default",
  "8bit",
]);
/** Sets in which bytes below 128 are not always ASCII. */
const shifting = /^(?:utf-16|iso-2022|replacement)/;
/** Two bytes of these can look like one character of UTF-8. */
const wide = new Set(["gbk", "gb18030", "big5", "euc-jp", "euc-kr", "shift_jis"]);

const decoders = new Map<string, TextDecoder | null>();

/** The decoder of a declared name, or null where nobody knows it. */
function decoderOf(label: string): TextDecoder | null {
  const kept = decoders.get(label);
  if (kept !== undefined) return kept;
  const bare = label.replace(/^(?:x-ms-|x-|cs)/, "").replace(/[\s._-]+/g, "");
  let found: TextDecoder | null = null;
  const windows = /^(?:cp|windows|win|ms|ibm)?(125\d)$/.exec(bare);
  for (const name of [label, aliases[bare] ?? (windows ? `windows-${windows[1]}` : bare)]) {
    try {
      found ??= new TextDecoder(name);
    } catch {
      // The next spelling may be known.
    }
  }
  // Names are the sender's to make up: only so many are kept.
  if (decoders.size < 200) decoders.set(label, found);
  return found;
}

/** A name in Windows' code pages, as Outlook's messages give it by number. */
export function codePageName(page: number): string {
  const names: Record<number, string> = {
    65001: "utf-8",
    1200: "utf-16le",
    20127: "us-ascii",
    20866: "koi8-r",
    21866: "koi8-u",
    28591: "iso-8859-1",
    51932: "euc-jp",
    51949: "euc-kr",
    54936: "gb18030",
    10000: "macintosh",
  };
  return names[page] ?? (page > 28591 && page < 28606 ? `iso-8859-${page - 28590}` : `cp${page}`);
}

/** UTF-7 (RFC 2152), which old servers still wrote: runs of base64 of UTF-16 between `+` and `-`. */
const utf7 = (bytes: Buffer): string =>
  bytes.toString("latin1").replace(/\+([A-Za-z0-9+/]*)-?/g, (_, run: string) => {
    if (run === "") return "+";
    const wideBytes = Buffer.from(run, "base64");
    return wideBytes
      .subarray(0, wideBytes.length & ~1)
      .swap16()
      .toString("utf16le");
  });

/** Chinese text between `~{` and `~}` in seven bits (RFC 1843). */
const hz = (bytes: Buffer): string =>
  new TextDecoder("gb18030").decode(
    Buffer.from(
      bytes
        .toString("latin1")
        .replace(
          /~\{(.*?)(?:~\}|$)|~(?:\r?\n|(~))/gs,
          (_, run?: string, tilde?: string) => raised(run ?? "") + (tilde ?? ""),
        ),
      "latin1",
    ),
  );

/** Korean text between the shifts SO and SI (RFC 1557). */
function korean(bytes: Buffer): string {
  const [start, ...shifted] = bytes
    .toString("latin1")
    .replace(/\p{Cc}\$\)C/gu, "")
    .split("\x0e");
  const pieces = shifted.map((piece) => {
    const [run, ...rest] = piece.split("\x0f");
    return raised(run!) + rest.join("");
  });
  return new TextDecoder("euc-kr").decode(Buffer.from(start! + pieces.join(""), "latin1"));
}

/** Seven-bit characters as the eight-bit ones of the same row. */
const raised = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 128));

/** Sets that the Encoding Standard does not decode, by the names of mailers. */
const sevenBit: Readonly<Record<string, (bytes: Buffer) => string>> = {
  "hz-gb-2312": hz,
  "iso-2022-kr": korean,
  csiso2022kr: korean,
};

/**
 * An escape that another follows at once changes nothing, but the Encoding Standard takes the pair for a fault: encoded
 * words of Japanese put together have one at each seam.
 */
const withoutIdleEscapes = (bytes: Buffer): Buffer => {
  const text = bytes.toString("latin1");
  const clean = text.replace(/(?:\p{Cc}(?:\([BIJ]|\$[@B]))+(?=\p{Cc}(?:\([BIJ]|\$[@B]))/gu, "");
  return clean.length === text.length ? bytes : Buffer.from(clean, "latin1");
};

/** UTF-16 by its mark; without one little-endian, as Windows writes it. */
const utf16 = (bytes: Buffer, name: string): string =>
  new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : name).decode(bytes);

/** Whether bytes that are no valid UTF-8 still mostly are. */
function mostlyUtf8(bytes: Buffer): boolean {
  let whole = 0;
  let broken = 0;
  for (const char of bytes.toString("utf8", 0, 64 * 1024)) {
    if (char === "\ufffd") broken++;
    else if (char > "\u007f") whole++;
  }
  return whole > 2 * broken;
}

/**
 * Decodes bytes of a body or header. Valid UTF-8 with accents is UTF-8 whatever is declared, because other sets hardly
 * ever look like it; what is declared UTF-8 and is not is Windows' western code page, as browsers take it.
 */
export function decodeBytes(bytes: Buffer, declared: string): DecodedText {
  const label = declared
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, "");
  const says = !empty.has(label);
  if (label.includes("utf-7")) return { text: utf7(bytes), instead: null };
  const seven = sevenBit[label];
  if (seven && isAscii(bytes)) return { text: seven(bytes), instead: null };
  const decoder = says ? decoderOf(label) : null;
  const name = decoder?.encoding ?? "";
  if (!shifting.test(name)) {
    if (isAscii(bytes)) return { text: bytes.toString("latin1"), instead: null };
    if (!wide.has(name) && isUtf8(bytes))
      return { text: utf8(bytes), instead: name === "utf-8" || !says ? null : "utf-8" };
  }
  if (!decoder || name === "utf-8") {
    const used = mostlyUtf8(bytes) ? "utf-8" : "windows-1252";
    const text = used === "utf-8" ? utf8(bytes) : decoderOf(used)!.decode(bytes);
    return { text, instead: used === name ? null : used };
  }
  if (label === "utf-16") return { text: utf16(bytes, name), instead: null };
  const text = decoder.decode(name === "iso-2022-jp" ? withoutIdleEscapes(bytes) : bytes);
  if (wide.has(name) && text.includes("\ufffd") && isUtf8(bytes))
    return { text: utf8(bytes), instead: "utf-8" };
  return { text, instead: null };
}

const utf8 = (bytes: Buffer): string => {
  const text = bytes.toString("utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
};
