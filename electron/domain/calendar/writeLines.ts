// The spelling of content lines (RFC 5545 §3.1 and §3.3.11): escaped, folded, dates without their marks.

/** A text value. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}--[\n\t]]/gv, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** The value of a parameter: quoted where it has to be, with the signs of RFC 6868 for what quotes cannot hold. */
export function parameter(text: string): string {
  const clean = text
    .replaceAll("^", "^^")
    .replaceAll('"', "^'")
    .replace(/[\r\n]+/g, "^n")
    .replace(/\p{Cc}/gu, "");
  return /[:;,^]/.test(clean) ? `"${clean}"` : clean;
}

/** "2026-10-05T09:00:00" as 20261005T090000. */
export const dated = (wall: string): string => wall.replace(/[-:]/g, "");

const bytesOf = (char: string): number => {
  const code = char.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** A line in parts of at most 75 bytes of UTF-8; no character is cut. */
export function folded(line: string): string {
  let text = "";
  let size = 0;
  for (const char of line) {
    const bytes = bytesOf(char);
    if (size + bytes > 75) {
      text += "\r\n ";
      size = 1;
    }
    text += char;
    size += bytes;
  }
  return text;
}
