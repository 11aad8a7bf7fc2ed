// Everything that is not private, readable by anyone: one zip file with a CSV per table, a workbook, one JSON and what is what.
import path from "node:path";
import { version } from "../../../domain/version.ts";
import type { JobContext } from "../../context.ts";
import { openStore } from "../../open.ts";
import type { Reader } from "../../store.ts";
import { savedWhole } from "../saving.ts";
import { csvCell, headOf, isNumber, jsonOf, plainOf, type Value } from "./cells.ts";
import type { Column, Table } from "./column.ts";
import { readBack } from "./readBack.ts";
import { blocksOf, currenciesOf } from "./rows.ts";
import { readableTables } from "./tables.ts";
import { CELL_CHARACTERS, WorkbookWriter } from "./workbook.ts";
import { ZipWriter } from "./zip.ts";

export interface Exported {
  tables: number;
  /** Rows of all tables. */
  records: number;
  bytes: number;
  /** Tables that are longer than a sheet of Excel, and how many rows are only in the CSV and the JSON. */
  longer: { table: string; rows: number }[];
  /** Texts that are longer than a cell of Excel. */
  shortened: number;
}

/** Above this size of the workspace a part of the zip file could pass 4 GB, and it is written as zip64. */
const LARGE = 500_000_000;
/** Excel reads a CSV file without it in the system's own code page. */
const BOM = "\ufeff";
/** Three times each row is read: for its CSV, its sheet and the JSON. */
const PASSES = 3;

/** A cancel is a message: let it in. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

class Exporter {
  readonly #context: JobContext;
  readonly #db: Reader;
  readonly #zip: ZipWriter;
  readonly #tables: Table[];
  readonly #total: number;
  #done = 0;
  readonly counts = new Map<string, number>();
  readonly longer: Exported["longer"] = [];
  shortened = 0;

  constructor(context: JobContext, db: Reader, zip: ZipWriter) {
    this.#context = context;
    this.#db = db;
    this.#zip = zip;
    this.#tables = readableTables(db);
    const rows = this.#tables.map(({ of }) => db.value<number>(`SELECT count(*) FROM ${of}`)!);
    this.#total = PASSES * rows.reduce((sum, each) => sum + each, 0);
  }

  /** Gives every row to `put`, and the turn to a cancel between blocks. */
  async #each(table: Table, columns: readonly Column[], put: (row: Value[]) => void): Promise<void> {
    for (const rows of blocksOf(this.#db, table, columns)) {
      for (const row of rows) put(row);
      this.#done += rows.length;
      this.#context.progress(Math.min(this.#done, this.#total), this.#total, "writing");
      await breathe();
      this.#context.checkpoint();
    }
  }

  /** How the cells of a row are read by a person. */
  #plain(columns: readonly Column[]): (row: Value[]) => string[] {
    const money = currenciesOf(columns);
    const said = columns.map(({ kind }) => plainOf(kind, this.#context.words));
    return (row) =>
      row.map((value, at) => (value === null ? "" : said[at]!(value, String(row[money[at]!] ?? ""))));
  }

  async csv(): Promise<void> {
    for (const table of this.#tables) {
      const columns = table.columns.filter(({ only }) => only === undefined);
      const plain = this.#plain(columns);
      const numbers = columns.map(({ kind }) => isNumber(kind));
      let count = 0;
      this.#zip.begin(`csv/${table.name}.csv`);
      this.#zip.write(`${BOM}${columns.map((column) => csvCell(headOf(column), false)).join(",")}\r\n`);
      await this.#each(table, columns, (row) => {
        count++;
        this.#zip.write(
          `${plain(row)
            .map((cell, at) => csvCell(cell, numbers[at]!))
            .join(",")}\r\n`,
        );
      });
      this.#zip.end();
      this.counts.set(table.name, count);
    }
  }

  /** @param rows rows that a sheet holds, its head among them */
  async workbook(at: number, rows: number | undefined): Promise<void> {
    // The workbook is a zip file itself, so it is only put in.
    this.#zip.begin("everything.xlsx", 0);
    const book = new WorkbookWriter((bytes) => this.#zip.write(bytes), at, rows);
    for (const table of this.#tables) {
      const columns = table.columns.filter(({ only }) => only === undefined);
      const plain = this.#plain(columns);
      const numbers = columns.map(({ kind }) => isNumber(kind));
      let over = 0;
      book.begin(table.name, columns.map(headOf));
      await this.#each(table, columns, (row) => {
        if (over > 0 || !book.row(plain(row).map((text, place) => ({ text, number: numbers[place]! }))))
          over++;
      });
      book.end();
      if (over > 0) this.longer.push({ table: table.name, rows: over });
    }
    book.finish();
    this.#zip.end();
    this.shortened = book.shortened;
  }

  async json(at: number): Promise<void> {
    const { words } = this.#context;
    this.#zip.begin("everything.json");
    const about = { madeBy: "Liaison", version, madeAt: new Date(at).toISOString() };
    this.#zip.write(`${JSON.stringify(about).slice(0, -1)},\n"tables":{`);
    for (const [place, table] of this.#tables.entries()) {
      const { columns } = table;
      const money = currenciesOf(columns);
      const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`);
      const values = columns.map(({ kind }) => jsonOf(kind, words));
      let between = "";
      this.#zip.write(`${place === 0 ? "" : ","}\n${JSON.stringify(table.name)}:[`);
      await this.#each(table, columns, (row) => {
        const fields = row.map(
          (value, each) =>
            keys[each]! + (value === null ? "null" : values[each]!(value, String(row[money[each]!] ?? ""))),
        );
        this.#zip.write(`${between}\n{${fields.join(",")}}`);
        between = ",";
      });
      this.#zip.write("]");
    }
    this.#zip.write("}}\n");
    this.#zip.end();
  }

  get records(): number {
    return [...this.counts.values()].reduce((sum, each) => sum + each, 0);
  }

  readme(at: number): void {
    const { words } = this.#context;
    const say = (name: "csv" | "xlsx" | "json" | "values" | "join" | "left") =>
      words(`ui.exportAll.readme.${name}`);
    const lines = [
      words("ui.exportAll.readme.title"),
      "",
      words("ui.exportAll.readme.made", {
        at: new Date(at).toISOString(),
        version,
        tables: this.#tables.length,
        records: this.records,
      }),
      "",
      say("csv"),
      say("xlsx"),
      ...this.longer.map(({ table, rows }) => words("ui.exportAll.readme.longer", { table, count: rows })),
      ...(this.shortened > 0
        ? [words("ui.exportAll.readme.shortened", { count: this.shortened, limit: CELL_CHARACTERS })]
        : []),
      say("json"),
      say("values"),
      say("join"),
      say("left"),
      "",
      ...[...this.counts].map(([table, count]) => words("ui.exportAll.readme.rows", { table, count })),
    ];
    this.#zip.begin("README.txt");
    this.#zip.write(`${lines.join("\r\n")}\r\n`);
    this.#zip.end();
  }
}

/**
 * Writes the zip file: temporary first, read back whole, then renamed. All of it is of one moment.
 * @param sheetRows rows that a sheet holds, its head among them; Excel's own limit where it is not given
 * @throws UserError `disk-full`, `cannot-save`, `cancelled`, `export-not-verified`, `export-over-workspace`
 */
export async function exportAll(context: JobContext, file: string, sheetRows?: number): Promise<Exported> {
  const at = context.now();
  // A connection of its own, because its transaction lasts for minutes and others go on writing.
  const source = openStore(context.workspace, { readonly: true });
  try {
    source.raw.exec("BEGIN");
    const size = source.value<number>(
      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    )!;
    const { value, bytes } = await savedWhole(
      file,
      async (put) => {
        const zip = new ZipWriter(put, at, size > LARGE);
        const exporter = new Exporter(context, source, zip);
        await exporter.csv();
        await exporter.workbook(at, sheetRows);
        await exporter.json(at);
        exporter.readme(at);
        return { exporter, written: zip.finish() };
      },
      (beside, { written }) => {
        context.progress(0, null, "checking");
        return readBack(beside, written, path.basename(file), context.checkpoint);
      },
    );
    const { exporter } = value;
    const { counts, records, longer, shortened } = exporter;
    return { tables: counts.size, records, bytes, longer, shortened };
  } finally {
    source.close();
  }
}
