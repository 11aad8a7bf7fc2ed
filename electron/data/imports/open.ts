// From a file and the person's answers to a source: what was detected, corrected by what they said, and the remembered mapping.
import type { FieldId, Mapping } from "../../domain/contacts/fields.ts";
import type { ContactFormat } from "../../domain/contacts/formatShape.ts";
import { readContacts, type ContactChoice, type ContactSource } from "../read/contacts.ts";
import type { Reader } from "../store.ts";
import type { Answers } from "./asking.ts";
import { openReportSource } from "./reports/open.ts";
import { openSaid } from "./said/open.ts";
import type { Detected, Source } from "./source.ts";

/** Mappings that were made before, by header fingerprint. */
export type Remembered = Record<string, Record<string, string>>;

export const rememberedMappings = (db: Reader): Remembered =>
  Object.fromEntries(
    db
      .all<{ fingerprint: string; columns: string }>("SELECT fingerprint, columns FROM mapping")
      .map((row) => [row.fingerprint, JSON.parse(row.columns) as Record<string, string>]),
  );

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** `column.<index>` answers: a field, or an empty text for a column that is left out. */
function columnAnswers(answers: Answers): Record<string, string> | null {
  const given = Object.entries(answers).flatMap(([key, value]) => {
    const index = /^column\.(\d+)$/.exec(key)?.[1];
    return index !== undefined && typeof value === "string" ? [[index, value] as const] : [];
  });
  return given.length > 0 ? Object.fromEntries(given) : null;
}

const asMapping = (columns: Record<string, string>): Mapping =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(([, field]) => field !== "")
      .map(([index, field]) => [Number(index), field as FieldId]),
  );

export interface Opened {
  contacts: ContactSource;
  detected: Detected;
  remembered: boolean;
}

const isTable = (format: string): boolean => format === "csv" || format === "xlsx";

/** Opens a file as far as its header. @throws UserError naming the file and what to do */
export async function openContacts(
  file: string,
  answers: Answers,
  remembered: Remembered,
  signal?: AbortSignal,
): Promise<Opened> {
  const headerLine = Number(answers.headerLine);
  const choice: ContactChoice = {
    ...(text(answers.encoding) && { encoding: text(answers.encoding)! }),
    ...(text(answers.delimiter) && { delimiter: text(answers.delimiter)! }),
    ...(text(answers.sheet) && { sheet: text(answers.sheet)! }),
    ...(text(answers.format) && { format: text(answers.format) as ContactFormat }),
    ...(Number.isInteger(headerLine) && headerLine > 0 && { headerLine }),
  };
  const watch = signal ? { signal } : {};
  let contacts = await readContacts(file, choice, watch);
  const columns = columnAnswers(answers);
  const known =
    contacts.fingerprint !== null && isTable(contacts.format) ? remembered[contacts.fingerprint] : undefined;
  if (columns || known) {
    const mapping = asMapping({ ...(known ?? stringMapping(contacts.mapping)), ...columns });
    contacts = await readContacts(file, { ...choice, mapping }, watch);
  }
  return { contacts, detected: detectedOf(contacts), remembered: known !== undefined };
}

const stringMapping = (mapping: Mapping): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping).map(([index, field]) => [index, field]));

function detectedOf(contacts: ContactSource): Detected {
  const { table, format, encoding, fingerprint, bytes, mapping } = contacts;
  return {
    kind: "contacts",
    format,
    encoding,
    delimiter: table?.delimiter ?? null,
    headerLine: table?.headerLine ?? null,
    sheet: table?.sheet ?? null,
    sheets: table?.sheets.map((sheet) => sheet.name) ?? [],
    header: table?.header ?? [],
    mapping: stringMapping(mapping),
    fingerprint: isTable(format) ? fingerprint : null,
    bytes,
  };
}

/** The whole source; runs where the file is parsed. `answers.remembered` carries the mappings made before. */
export async function openSource(file: string, answers: Answers, signal: AbortSignal): Promise<Source> {
  const said = await openSaid(file, signal);
  if (said) return said;
  const remembered = (answers.remembered ?? {}) as Remembered;
  const report = await openReportSource(file, answers, remembered, signal);
  if (report) return report;
  const { contacts, detected } = await openContacts(file, answers, remembered, signal);
  return {
    detected,
    async *blocks() {
      let bytes = 0;
      const watch = { signal, onProgress: (read: number) => (bytes = read) };
      for await (const items of contacts.items(watch)) yield { items, bytes };
    },
  };
}
