// The partners of a report, numbered in the order they are met.
import type { Remark } from "../../../domain/contacts/record.ts";
import { longest } from "../../../domain/contacts/record.ts";
import { isNothing } from "../../../domain/reports/amounts.ts";
import { nameAndId } from "../../../domain/reports/periods.ts";
import type { ReportAccount } from "../../../domain/reports/record.ts";
import { foldKey } from "../../../domain/text/fold.ts";
import { Fault } from "./cells.ts";
import { columnOf, type Plan } from "./plan.ts";

export class Accounts {
  /** Of rows whose partner is in one cell: its column; -1 where that is not so. */
  column = -1;
  /** Met since they were taken last. */
  fresh: ReportAccount[] = [];
  /** By the id in small letters: networks do not tell ids apart by their case. */
  private readonly byId = new Map<string, number>();
  private readonly nobody: ReadonlySet<string>;
  private readonly alone: string | null;
  private readonly slashes: boolean;
  private readonly columns: Readonly<Record<"id" | "name" | "both" | "site" | "email", number>>;

  constructor({ mapping, format }: Plan) {
    this.nobody = new Set(format?.nobody ?? []);
    this.alone = format?.partner ?? null;
    this.slashes = format?.slashes === true;
    this.columns = {
      id: columnOf(mapping, "partnerId"),
      name: columnOf(mapping, "partnerName"),
      both: columnOf(mapping, "partner"),
      site: columnOf(mapping, "partnerSite"),
      email: columnOf(mapping, "partnerEmail"),
    };
  }

  /** The column that names the partner in most rows; -1 where no column does. */
  get firstColumn(): number {
    const { id, both, email, name } = this.columns;
    return [id, both, email, name].find((column) => column >= 0) ?? -1;
  }

  /** Whether a row has the network's id of its partner. */
  hasId(cells: readonly string[]): boolean {
    return this.text(cells, this.columns.id) !== "";
  }

  /** Whether the partner of a row was met before, without numbering it. */
  knows(cells: readonly string[]): boolean {
    const id = this.identity(cells)?.id;
    return id !== undefined && this.byId.has(id.toLowerCase());
  }

  /** The number of a row's partner. @throws Fault where it has none */
  of(cells: readonly string[]): number {
    const found = this.identity(cells);
    if (!found) throw new Fault("no-partner", {});
    const key = found.id.toLowerCase();
    const number = this.byId.get(key);
    if (number !== undefined) return number;
    const account = this.made(cells, found);
    const next = this.byId.size;
    this.byId.set(key, next);
    this.fresh.push(account);
    return next;
  }

  taken(): ReportAccount[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private text(cells: readonly string[], column: number): string {
    const cell = column < 0 ? "" : cells[column]!.trim();
    const text = this.slashes && cell.includes("\\") ? cell.replace(/\\(['"\\])/g, "$1") : cell;
    return isNothing(text) && !this.nobody.has(text) ? "" : text;
  }

  /** The id, else the e-mail, else the folded name; remembers which column it is from. */
  private identity(cells: readonly string[]): { id: string; name: string } | null {
    const { id, name, both, email } = this.columns;
    const pick = (column: number, text: string, shownName: string): { id: string; name: string } => {
      this.column = column;
      return { id: text, name: shownName };
    };
    const given = this.text(cells, id);
    if (given !== "") return pick(id, given, this.text(cells, name) || this.text(cells, both));
    const cell = this.text(cells, both);
    if (cell !== "") {
      const parts = nameAndId(cell);
      return pick(both, parts.id ?? foldKey(cell), parts.name);
    }
    const address = this.text(cells, email);
    if (address !== "") return pick(email, address.toLowerCase(), this.text(cells, name));
    const named = this.text(cells, name);
    if (named !== "" && foldKey(named) !== "") return pick(name, foldKey(named), named);
    this.column = -1;
    return this.alone === null ? null : { id: foldKey(this.alone), name: this.alone };
  }

  private made(cells: readonly string[], { id, name }: { id: string; name: string }): ReportAccount {
    const limit = longest.name;
    for (const [field, text] of [
      ["id", id],
      ["name", name],
    ] as const) {
      const tooLong: Remark["params"] = { field, length: text.length, limit };
      if (text.length > limit) throw new Fault("too-long", tooLong);
    }
    const site = this.text(cells, this.columns.site);
    const email = this.text(cells, this.columns.email);
    return {
      externalId: id,
      name: name || id,
      site: site === "" || site.length > longest.other ? null : site,
      email: email === "" || email.length > limit ? null : email.toLowerCase(),
    };
  }
}
