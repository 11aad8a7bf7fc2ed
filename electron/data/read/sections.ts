// Text files of several tables, each below a line with its name in brackets ("[[COMMISSIONS]]"): a section is to them what a sheet is to a workbook.
import { UserError } from "../../domain/errors.ts";
import { decoderFor } from "./encoding.ts";
import { largest, readWhole } from "./files.ts";
import { headText, type SniffedFile } from "./sniff.ts";
import type { Sheet, TableChoice } from "./tableShape.ts";

const name = /^\ufeff?\s*"?\[\[([^\]\n]{1,60})\]\]"?[\s,;|]*$/;

/** What people look for in such a file, if it is there. */
const wanted = /^commissions?$/i;

interface Section extends Sheet {
  /** Index of the line below its name, and of the line below its last. */
  from: number;
  to: number;
}

function sectionsIn(lines: readonly string[]): Section[] {
  const found: Section[] = [];
  for (const [at, line] of lines.entries()) {
    const title = line.includes("[[") ? name.exec(line)?.[1]?.trim() : undefined;
    const last = found.at(-1);
    if (title !== undefined) found.push({ name: title, hidden: false, rows: 0, from: at + 1, to: at + 1 });
    else if (last) {
      last.to = at + 1;
      if (line.trim() !== "") last.rows++;
    }
  }
  return found;
}

export interface SectionFile {
  /** Only the chosen section's lines, at the places they have in the file. */
  file: SniffedFile;
  sheets: Sheet[];
  sheet: string;
}

/** The chosen section of a file that has them; null for a file without. @throws UserError for a section that is not there */
export async function sectionOf(file: SniffedFile, choice: TableChoice): Promise<SectionFile | null> {
  const first = /^\s*\S[^\n\r]*/.exec(headText(file.head, file.encoding))?.[0] ?? "";
  if (!name.test(first)) return null;
  const bytes = await readWhole(file.stamp, largest.workbook);
  const decoder = decoderFor(file.encoding.encoding);
  const text = decoder.decode(bytes.subarray(file.encoding.mark)) + decoder.end();
  const lines = text.split(/\r\n|\n|\r/);
  const sections = sectionsIn(lines);
  const filled = sections.filter(({ rows }) => rows > 0);
  const chosen =
    choice.sheet === undefined
      ? (filled.find((section) => wanted.test(section.name)) ?? filled[0] ?? sections[0])
      : sections.find((section) => section.name === choice.sheet);
  if (!chosen) throw new UserError("sheet-missing", { file: file.stamp.name, sheet: choice.sheet ?? "" });
  if (chosen.rows === 0) throw new UserError("sheet-empty", { file: file.stamp.name, sheet: chosen.name });
  const whole = Buffer.from("\n".repeat(chosen.from) + lines.slice(chosen.from, chosen.to).join("\n"));
  return {
    file: {
      ...file,
      encoding: { ...file.encoding, encoding: "utf-8", mark: 0 },
      stamp: { ...file.stamp, size: whole.length, whole },
      head: whole.subarray(0, chosen.from + file.head.length),
    },
    sheets: sections.map(({ name: title, hidden, rows }) => ({ name: title, hidden, rows })),
    sheet: chosen.name,
  };
}
