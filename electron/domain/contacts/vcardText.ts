// The text of a vCard: what is escaped in values and parameters, and how long lines are folded.
import { cleanCell, oneLine } from "./cells.ts";

/** A text that a file can hold: no control characters, no half characters. */
export const plain = (text: string): string => cleanCell(text).toWellFormed();

/** A TEXT value: RFC 6350 section 3.4, RFC 2426 section 4. */
export const escaped = (text: string): string =>
  plain(text)
    .replace(/[\\,;]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** A URI value: its commas and semicolons are its own. */
export const uri = (text: string): string => oneLine(plain(text)).replaceAll("\\", "\\\\");

/** A parameter's value, quoted where it must be: RFC 6868 for what quotes cannot hold. */
export function parameter(text: string): string {
  const value = plain(text).replaceAll("^", "^^").replaceAll("\n", "^n").replaceAll('"', "^'");
  return /^[\w.-]+$/.test(value) ? value : `"${value}"`;
}

const encoder = new TextEncoder();
const ascii = /^[\x20-\x7e]*$/;
/** Octets of a line, without its end: RFC 6350 section 3.2. */
const longest = 75;
/** Some readers take such a line for the end of the card, though it begins with a space. */
const lookalike = /^\s*(?:BEGIN|END)\s*:\s*VCARD\s*$/i;

const octets = (char: string): number =>
  char.length === 2 ? 4 : char <= "\x7f" ? 1 : encoder.encode(char).length;

/** The content line in lines of at most 75 octets, never cut inside a character. */
export function folded(line: string): string {
  if (line.length <= longest && (ascii.test(line) || encoder.encode(line).length <= longest)) return line;
  // A picture is long and plain: cut by counting.
  const chunks = ascii.test(line) ? plainChunks(line) : charChunks(line);
  return unlike(chunks).join("\r\n ");
}

function plainChunks(line: string): string[] {
  const chunks = [line.slice(0, longest)];
  for (let at = longest; at < line.length; at += longest - 1) chunks.push(line.slice(at, at + longest - 1));
  return chunks;
}

function charChunks(line: string): string[] {
  const chunks: string[] = [];
  let chunk = "";
  let size = 0;
  for (const char of line) {
    const more = octets(char);
    if (size + more > longest - (chunks.length > 0 ? 1 : 0)) {
      chunks.push(chunk);
      chunk = "";
      size = 0;
    }
    chunk += char;
    size += more;
  }
  return [...chunks, chunk];
}

/** Moves a sign from the line before where a line would read as the end of a card. */
function unlike(chunks: string[]): string[] {
  for (let at = 1; at < chunks.length; at++) {
    if (chunks[at]!.length > 40 || !lookalike.test(chunks[at]!)) continue;
    const before = Array.from(chunks[at - 1]!);
    chunks[at] = before.pop()! + chunks[at]!;
    chunks[at - 1] = before.join("");
  }
  return chunks;
}
