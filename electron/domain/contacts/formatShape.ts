// The shape of a contact format with a fixed header, and the names of all formats.
import type { SimpleField } from "./fields.ts";

export const contactFormats = [
  "google-contacts",
  "google-contacts-old",
  "outlook",
  "outlook-com",
  "linkedin",
  "vcard",
  "csv",
  "xlsx",
] as const;
export type ContactFormat = (typeof contactFormats)[number];

/** What a column of a known format holds. */
export interface ColumnRole {
  field: SimpleField;
  /** The label of its values, or of the address or own field they belong to. */
  label?: string;
  /** Key of the column with the label, of the same number. */
  labelKey?: string;
  /** Key of the column that says which kind of value this is; with the kind `EX` it is no e-mail. */
  kindKey?: string;
}

export interface FormatDefinition {
  format: ContactFormat;
  /** Known by these columns, all of them. */
  needs: readonly string[];
  columns: Readonly<Record<string, ColumnRole>>;
  /** Values that the source writes for "nothing", in lower case. */
  empty: ReadonlySet<string>;
  /** Remarks of the program between the rows: a row with only such a cell is no record. */
  noise?: RegExp;
  /** What stands between several values of one cell. */
  separator: string;
  /** Whether a day that can be read both ways has the month first; left out where the source follows its machine. */
  monthFirst?: boolean;
}
