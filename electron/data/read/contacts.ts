// The one entry for contact files of every format: what the file is, and its records or rejections in blocks.
import type { ContactFormat, FormatDefinition } from "../../domain/contacts/formatShape.ts";
import { type Mapping, namingFields } from "../../domain/contacts/fields.ts";
import { formats } from "../../domain/contacts/formats.ts";
import { rejected } from "../../domain/contacts/finish.ts";
import { guessMapping, headerFingerprint } from "../../domain/contacts/headers.ts";
import { formatMapping, rowMapper } from "../../domain/contacts/mapRow.ts";
import type { ReadItem } from "../../domain/contacts/record.ts";
import { UserError } from "../../domain/errors.ts";
import type { ReadWatch } from "./files.ts";
import { sniff } from "./sniff.ts";
import { openSniffed } from "./table.ts";
import type { Table, TableChoice, TableRow } from "./tableShape.ts";
import { vcardItems } from "./vcards.ts";

/** What was found, or chosen instead. */
export interface ContactChoice extends TableChoice {
  format?: ContactFormat;
  /** Column index → field, instead of the format's own or the guessed one. */
  mapping?: Mapping;
  /** Whether a day such as 3/4/1988 has the month first. */
  monthFirst?: boolean;
}

export interface ContactSource {
  format: ContactFormat;
  /** How the table is laid out; null for cards. */
  table: Omit<Table, "map" | "first" | "definition" | "above" | "source"> | null;
  /** Of text. */
  encoding: string | null;
  mapping: Mapping;
  /** What a remembered mapping belongs to; null for cards. */
  fingerprint: string | null;
  /** No column names a person or a company or a way to reach one: the mapping has to be made first. */
  needsMapping: boolean;
  /** Size of the file; `onProgress` counts up to it. */
  bytes: number;
  /** Records and rejections in the order of the file. Throws `no-rows` at the end where there were none. */
  items: (watch?: ReadWatch) => AsyncIterable<ReadItem[]>;
}

/** Day or month first, where the column itself shows it: some first or second part above 12. */
export function dayOrder(
  rows: readonly (readonly string[])[],
  columns: readonly number[],
): boolean | undefined {
  for (const row of rows) {
    for (const column of columns) {
      const parts = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}/.exec(row[column] ?? "");
      if (parts && Number(parts[1]) > 12) return false;
      if (parts && Number(parts[2]) > 12) return true;
    }
  }
  return undefined;
}

/** The format to read by: the chosen one, where the header has any of its columns, else what was found. */
function definitionFor(table: Table, choice: ContactChoice): FormatDefinition | null {
  const { format } = choice;
  if (format === undefined || format === table.definition?.format) return table.definition;
  if (format === "csv" || format === "xlsx") return null;
  const candidates = formats.filter((definition) => definition.format === format);
  const found = candidates.find(
    (definition) => Object.keys(formatMapping(definition, table.header)).length > 0,
  );
  if (!found) throw new UserError("format-does-not-fit", { format });
  return found;
}

async function* tableItems(
  table: Table,
  file: string,
  definition: FormatDefinition | null,
  mapping: Mapping,
  monthFirst: boolean | undefined,
  watch: ReadWatch,
): AsyncGenerator<ReadItem[]> {
  const birthdays = Object.entries(mapping).flatMap(([column, field]) =>
    field === "birthday" ? [Number(column)] : [],
  );
  const map = rowMapper({
    header: table.header,
    definition,
    mapping,
    monthFirst: monthFirst ?? dayOrder(table.first, birthdays),
  });
  const noise = definition?.noise;
  const item = (row: TableRow): ReadItem | null => {
    if (row.rejected) return rejected(row.line, row.rejected.code, row.raw, row.rejected.params);
    const silent = noise?.test(row.cells[0]!) && row.cells.every((cell, at) => at === 0 || cell === "");
    return silent ? null : map(row);
  };
  let count = 0;
  for await (const items of table.map(item, watch)) {
    count += items.length;
    yield items;
  }
  if (count === 0) throw new UserError("no-rows", { file, line: table.headerLine });
}

/** Opens a contact file. Throws a `UserError` that names the file and what to do where it cannot be read. */
export async function readContacts(
  path: string,
  choice: ContactChoice = {},
  watch: ReadWatch = {},
): Promise<ContactSource> {
  const file = await sniff(path, choice.encoding, watch);
  const { name } = file.stamp;
  if (file.kind === "vcard") {
    if (choice.format !== undefined && choice.format !== "vcard")
      throw new UserError("format-does-not-fit", { format: choice.format });
    return {
      format: "vcard",
      table: null,
      encoding: file.encoding.encoding,
      mapping: {},
      fingerprint: null,
      needsMapping: false,
      bytes: file.stamp.size,
      items: (watch = {}) => vcardItems(file, watch),
    };
  }
  if (choice.format === "vcard") throw new UserError("format-does-not-fit", { format: "vcard" });
  const table = await openSniffed(file, choice);
  const definition = definitionFor(table, choice);
  const mapping =
    choice.mapping ?? (definition ? formatMapping(definition, table.header) : guessMapping(table.header));
  return {
    format: definition?.format ?? table.kind,
    table,
    encoding: table.encoding,
    mapping,
    fingerprint: headerFingerprint(table.header),
    needsMapping: !Object.values(mapping).some((field) => namingFields.has(field)),
    bytes: table.bytes,
    items: (watch = {}) => tableItems(table, name, definition, mapping, choice.monthFirst, watch),
  };
}
