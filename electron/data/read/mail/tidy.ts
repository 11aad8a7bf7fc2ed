// The white space of texts: one kind of line end, nothing at the ends of lines.

/** CRLF to LF, no NULs, no space at the ends of lines. */
export function tidy(text: string): string {
  const plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  return (plain.includes("\0") ? plain.replaceAll("\0", "") : plain)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}
