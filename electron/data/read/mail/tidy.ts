// The white space of texts: one kind of line end, no control characters, nothing at the ends of lines.

/** What no text has: the old controls, all but tab and line feed. Feeds of a printed page part lines as others do. */
const control = /[^\P{Cc}\n\t\u0080-\u009f]/u;
const controls = new RegExp(control, "gu");

/** CRLF to LF, no control characters, no space at the ends of lines. */
export function tidy(text: string): string {
  const plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  return (control.test(plain) ? plain.replace(/[\v\f]/g, "\n").replace(controls, "") : plain)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}
