// The answers of an import as the calls know them: which key says how the file is read.

/** Answers by key, keys stable from run to run. */
export type Answers = Readonly<Record<string, string>>;

/** Keys of what `imports.inspect` detects; a column's field has the key `column.<index from 0>`. */
export const reading = {
  format: "format",
  encoding: "encoding",
  delimiter: "delimiter",
  headerLine: "headerLine",
  sheet: "sheet",
  dateOrder: "dateOrder",
  decimal: "decimal",
} as const;
export type Reading = (typeof reading)[keyof typeof reading];

export const columnKey = (column: number): string => `column.${column}`;
/** The answer for a column that is not imported. */
export const leftOut = "";

export const without = (answers: Answers, key: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([other]) => other !== key));

export type SaidKind = "mail" | "calendar";

const saidKinds: Readonly<Record<string, SaidKind>> = {
  mbox: "mail",
  eml: "mail",
  msg: "mail",
  takeout: "mail",
  ics: "calendar",
};
/** Whether a file of this format holds what was said, and in which form; null for contacts. */
export const saidKind = (format: string): SaidKind | null => saidKinds[format] ?? null;

/** Formats whose columns the manager names. */
export const isMapped = (format: string): boolean => format === "csv" || format === "xlsx";
