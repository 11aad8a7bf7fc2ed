// The body of a message of Outlook as RTF ([MS-OXRTFCP], [MS-OXRTFEX]): its text, or the HTML that is wrapped in it.
import { decompressRTF } from "@kenjiuno/decompressrtf";
import { codePageName, decodeBytes } from "./charset.ts";

/** Most bytes that are unpacked. */
const longest = 4 * 1024 * 1024;

/** Unpacks a compressed body; null where it is broken. Sizes are checked first, because the library trusts them. */
export function unpackRtf(packed: Uint8Array): string | null {
  const bytes = Buffer.from(packed);
  if (bytes.length < 16 || bytes.length > longest) return null;
  const size = bytes.readUInt32LE(0);
  const raw = bytes.readUInt32LE(4);
  if (size + 4 > bytes.length || raw > longest * 4) return null;
  try {
    return Buffer.from(decompressRTF([...bytes])).toString("latin1");
  } catch {
    return null;
  }
}

interface Group {
  skip: boolean;
  /** Inside of `\*\htmltag`: what stands here is HTML. */
  tag: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: for readers that know no HTML. */
  onlyRtf: boolean;
  /** Characters after a `\u` for readers that know no Unicode. */
  fallback: number;
}

const inner = ({ skip, tag, onlyRtf, fallback }: Group): Group => ({ skip, tag, onlyRtf, fallback });

const ignored = new Set(
  "fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr footnote annotation xmlnstbl listtable listoverridetable generator themedata colorschememapping datastore latentstyles fldinst rsidtbl mhtmltag".split(
    " ",
  ),
);
const signs: Readonly<Record<string, string>> = {
  par: "\n",
  line: "\n",
  sect: "\n",
  page: "\n",
  row: "\n",
  tab: "\t",
  cell: "\t",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: " ",
  enspace: " ",
};
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

/** Reads RTF: as text, or as the HTML that was wrapped into it where `asHtml` is set (null without such). */
export function readRtf(rtf: string, asHtml: boolean): string | null {
  if (asHtml && !/\\fromhtml1?\b/.test(rtf.slice(0, 4096))) return null;
  const charset = codePageName(Number(/\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 4096))?.[1] ?? 1252));
  const out: string[] = [];
  let bytes: number[] = [];
  let group: Group = { skip: false, tag: false, onlyRtf: false, fallback: 1 };
  const stack: Group[] = [];
  let starred = false;
  let swallow = 0;
  const flush = (): void => {
    if (bytes.length > 0) out.push(decodeBytes(Buffer.from(bytes), charset).text);
    bytes = [];
  };
  const visible = (): boolean => !group.skip && (asHtml ? group.tag || !group.onlyRtf : !group.tag);
  const write = (text: string): void => {
    if (!visible()) return;
    flush();
    out.push(text);
  };
  const control = (name: string, value: string | undefined): void => {
    if (name === "htmltag") {
      group.tag = true;
      group.skip = false;
    } else if (name === "htmlrtf") group.onlyRtf = value !== "0";
    else if (name === "uc") group.fallback = Math.min(Number(value ?? 1), 8);
    else if (name === "u") {
      const code = Number(value ?? 0) & 0xffff;
      write(String.fromCharCode(code));
      swallow = group.fallback;
    } else if (name === "bin" || ignored.has(name) || starred) group.skip = true;
    else if (name in signs) write(asHtml && group.tag && name !== "tab" ? "\r\n" : signs[name]!);
    starred = false;
  };
  for (const [whole, name, value, hex, sign, brace, plain] of rtf.matchAll(token)) {
    if (brace === "{") {
      stack.push(group);
      group = inner(group);
      starred = false;
    } else if (brace === "}") {
      flush();
      group = stack.pop() ?? group;
      starred = false;
    } else if (name !== undefined) control(name.toLowerCase(), value);
    else if (hex !== undefined) {
      if (swallow > 0) swallow--;
      else if (visible()) bytes.push(Number.parseInt(hex, 16));
    } else if (sign !== undefined) {
      if (sign === "*") starred = true;
      else if (sign === "~") write("\u00a0");
      else if (sign === "_") write("-");
      else if ("{}\\".includes(sign)) write(sign);
      else if (sign === "\n" || sign === "\r") write("\n");
    } else if (plain !== undefined) {
      const rest = swallow > 0 ? plain.slice(swallow) : plain;
      swallow = Math.max(0, swallow - plain.length);
      if (/[^\0-\x7f]/.test(rest)) {
        if (visible()) for (const char of rest) bytes.push(char.charCodeAt(0));
      } else write(rest);
    } else if (whole === "\\") write("\\");
  }
  flush();
  return out.join("").toWellFormed();
}
