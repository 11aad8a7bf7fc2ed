// Turns the rows of one table into records. The header is compiled once into a list of small setters, one for each
// mapped column, so that a row costs little more than its filled cells.
import type { FieldId, Mapping } from "./fields.ts";
import { finished, limitOf, tooLong } from "./finish.ts";
import type { FormatDefinition } from "./formatShape.ts";
import { columnName, guessColumn } from "./headers.ts";
import { emptyRecord, type ReadItem, type Remark } from "./record.ts";
import {
  type AddressOf,
  addressOf,
  type ColumnFacts,
  readLabel,
  type Setter,
  setterOf,
  withoutGuard,
} from "./setters.ts";

export interface MappingChoice {
  header: readonly string[];
  /** The known format, or null for a table that has none. */
  definition: FormatDefinition | null;
  mapping: Mapping;
  /** Whether 3/4 is the fourth of March; left out, such a day is not taken. */
  monthFirst?: boolean;
}

export interface SourceRow {
  line: number;
  cells: readonly string[];
  /** The row's own text. */
  raw: string;
  /** What the reader of the file has to say about it. */
  problems?: Remark[];
}

export type RowMapper = (row: SourceRow) => ReadItem;

interface Column {
  index: number;
  name: string;
  field: FieldId;
  put: Setter;
  limit: number;
}

function compile(choice: MappingChoice): Column[] {
  const names = choice.header.map((cell) => columnName(cell));
  const places = new Map<string, AddressOf>();
  const find = (key: string | undefined, number: number): number =>
    key === undefined ? -1 : names.findIndex((other) => other.key === key && other.number === number);
  return choice.header.flatMap((cell, index) => {
    const field = choice.mapping[index];
    if (field === undefined) return [];
    const { key, number } = names[index]!;
    const known = choice.definition?.columns[key] ?? null;
    const role = known?.field === field ? known : null;
    const labelIndex = find(role?.labelKey, number);
    // Outlook numbers the lines of one street, Google the addresses.
    const place = role?.labelKey
      ? `${role.labelKey} ${number}`
      : (role?.label ?? guessColumn(cell)?.label ?? "");
    const facts: ColumnFacts = {
      name: cell.trim() || `#${index + 1}`,
      role,
      guess: role ? null : guessColumn(cell),
      labelIndex,
      kindIndex: find(role?.kindKey, number),
      address:
        places.get(place) ??
        addressOf((cells) => (labelIndex >= 0 ? readLabel(cells[labelIndex]).label : (role?.label ?? ""))),
      separator: role ? (choice.definition?.separator ?? null) : null,
      monthFirst: choice.monthFirst ?? choice.definition?.monthFirst,
    };
    places.set(place, facts.address);
    return [
      {
        index,
        name: facts.name,
        field,
        put: setterOf(field, facts),
        limit: limitOf(field),
      },
    ];
  });
}

/** The mapping of a known format: every column it knows. */
export function formatMapping(definition: FormatDefinition, header: readonly string[]): Mapping {
  const mapping: Mapping = {};
  for (const [index, cell] of header.entries()) {
    const role = definition.columns[columnName(cell).key];
    if (role) mapping[index] = role.field;
  }
  return mapping;
}

/** Letter, digit or sign of ASCII: nothing that trimming takes off. */
const solid = (code: number): boolean => code > 32 && code < 127;

/** `trim`, asked only where there may be something to take off: it costs more than all else done to a cell. */
const trimmed = (cell: string): string =>
  solid(cell.charCodeAt(0)) && solid(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim();

/** Compiles a header and its mapping into the function that turns one row into an item. Cells are free of control characters. */
export function rowMapper(choice: MappingChoice): RowMapper {
  const columns = compile(choice);
  const guards = choice.definition?.format === "google-contacts";
  const empty = choice.definition?.empty.size ? choice.definition.empty : null;
  return ({ cells, line, raw, problems }) => {
    const record = emptyRecord(line);
    if (problems) record.problems.push(...problems);
    for (const column of columns) {
      const cell = cells[column.index];
      if (cell === undefined || cell === "") continue;
      const value = guards ? withoutGuard(trimmed(cell)) : trimmed(cell);
      if (value === "" || empty?.has(value.toLowerCase())) continue;
      if (value.length > column.limit) return tooLong(line, column.name, value.length, column.limit, raw);
      column.put(record, value, cells);
    }
    record.fingerprint = raw;
    for (const id of record.networkIds) id.spelling = record.organization;
    return finished(record, () => raw);
  };
}
