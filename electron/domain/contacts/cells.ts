// What is in one cell: cleaned text, and several values where a source puts several into one.

const control = /\p{Cc}/u;
const dropped = /[\p{Cc}--[\t\n\r]]/gv;

/** Whether a text has characters that `cleanCell` removes or turns. */
export const hasControls = (text: string): boolean => control.test(text);

/** Without NUL and other control characters; line ends become `\n`. */
export function cleanCell(text: string): string {
  if (!control.test(text)) return text;
  return text.replace(/\r\n?/g, "\n").replace(dropped, "").replace(/\t/g, " ");
}

const filled = (parts: string[]): string[] => parts.map((part) => part.trim()).filter((part) => part !== "");

/** One line of a text that may have several. */
export const oneLine = (text: string): string =>
  text.includes("\n") ? filled(text.split("\n")).join(" ") : text;

/** Splits at a separator and at line ends. */
export const splitValues = (text: string, separator: string): string[] =>
  filled(text.split(separator).flatMap((part) => part.split("\n")));

/** Tags of a table without a known format: lists by `:::`, `;`, `|`, comma or line. */
export const splitTags = (text: string): string[] => filled(text.split(/ ::: |[;|,\n]/));

/** Several addresses in one cell; the comma of `"Okafor, Maya" <maya@…>` does not divide. */
export function splitEmails(text: string): string[] {
  if (text.indexOf("@") === text.lastIndexOf("@")) return [oneLine(text)];
  if (text.includes("<")) return filled(text.match(/(?:"[^"]*"|[^,;\n<])*<[^>]*>|[^,;\n]+/g) ?? [text]);
  return filled(text.split(/ ::: |[;,|\s]+/));
}

/** Several numbers in one cell, where each part is long enough to be one. */
export function splitPhones(text: string): string[] {
  const parts = filled(text.split(/ ::: |[;,\n|]| \/ /));
  const numbers = parts.filter((part) => part.replace(/\D/g, "").length >= 6);
  return numbers.length === parts.length ? parts : [oneLine(text)];
}

/** Several sites in one cell, where each part looks like one. */
export function splitSites(text: string): string[] {
  const parts = filled(text.split(/ ::: |[;,|\s]+/));
  return parts.length > 1 && parts.every((part) => /\w\.\w/.test(part)) ? parts : [oneLine(text)];
}

/** Notion writes a linked page as `Name (https://…)`: the name is the value. */
export const withoutPageLinks = (text: string): string => text.replace(/\s*\(https?:\/\/[^)]*\)/g, "").trim();
