// Rows of single orders as columns: id, moment, state, amounts, and which rows are amounts on earlier orders.
import { LARGEST } from "../../../domain/amount.ts";
import { utcToWall, wallToUtc } from "../../../domain/calendar/zones.ts";
import { day as dayLength, dayText, wallText } from "../../../domain/calendar/wallClock.ts";
import { longest } from "../../../domain/contacts/record.ts";
import { isNothing } from "../../../domain/reports/amounts.ts";
import type { ReportFieldId } from "../../../domain/reports/fields.ts";
import { type Moment, timeOf } from "../../../domain/reports/moments.ts";
import {
  type OrdersBlock,
  type OrderStatus,
  orderStatuses,
  type TotalName,
} from "../../../domain/reports/record.ts";
import { saysYes, statusOf } from "../../../domain/reports/statuses.ts";
import { foldKey } from "../../../domain/text/fold.ts";
import type { CutRow } from "../byteRows.ts";
import type { TableRow } from "../tableShape.ts";
import { Fault, momentIn, numberOf, shown } from "./cells.ts";
import { columnOf, type Plan } from "./plan.ts";
import { ReportRows } from "./rows.ts";
import { SeenIds } from "./seen.ts";

const nay = ["no", "false", "0", "n"] as const;
/** What a spreadsheet makes of a long number: its last digits are lost. */
const damaged = /^\d(?:[.,]\d+)?E\+?\d+$/i;
const defaultIdentity: readonly ReportFieldId[] = ["order", "item", "day", "time"];

export class OrderRows extends ReportRows {
  protected readonly totalColumns: readonly TotalName[];
  private block = emptyBlock();
  private readonly columns: Readonly<Record<string, number>>;
  /** By column: whether anything looks at it. */
  private readonly used: readonly boolean[];
  private readonly read: Float64Array;
  private readonly valueAt: number;
  private readonly commissionAt: number;
  private readonly ids = new SeenIds();
  private readonly repeats = new Map<string, number>();
  private orders = 0;

  constructor(plan: Plan) {
    super(plan);
    const { mapping } = plan;
    const names = [
      ...([
        "id",
        "order",
        "item",
        "day",
        "time",
        "status",
        "original",
        "declinedFlag",
        "approvedFlag",
      ] as const),
      ...(["pendingFlag", "paidFlag", "processDay", "processTime", "partnerId", "partnerName"] as const),
    ];
    const all = new Set<ReportFieldId>([...names, ...(plan.format?.identity ?? []), "quantity"]);
    this.columns = Object.fromEntries([...all].map((field) => [field, columnOf(mapping, field)]));
    this.used = plan.header.map((_, column) => column === 0 || mapping[column] !== undefined);
    this.read = new Float64Array(this.numbers.length);
    this.valueAt = this.numbers.findIndex(({ field }) => field === "value");
    this.commissionAt = this.numbers.findIndex(({ field }) => field === "commission");
    this.totalColumns = [
      ...(this.valueAt >= 0 ? (["value"] as const) : []),
      ...(this.commissionAt >= 0 ? (["commission"] as const) : []),
    ];
  }

  plain({ bytes, starts, ends }: CutRow, line: number): boolean {
    const cells: string[] = [];
    const last = starts.length - 1;
    for (let at = starts[0]!; at < ends[last]!; at++) if (bytes[at]! > 126) return false;
    for (let at = 0; at <= last; at++)
      cells.push(this.used[at] === true ? bytes.toString("latin1", starts[at], ends[at]) : "");
    if (this.isTotal(cells)) return false;
    try {
      this.add({ line, cells, raw: "" });
    } catch (error) {
      // It is rejected where its text is at hand.
      if (error instanceof Fault) return false;
      throw error;
    }
    this.seen++;
    return true;
  }

  learn(): void {
    // Nothing is remembered: each order is met once.
  }

  taken(bytes: number): OrdersBlock | null {
    const { block, count } = this;
    if (count === 0 && this.rejected.length === 0 && this.problems.length === 0) return null;
    const taken: OrdersBlock = {
      kind: "orders",
      rows: count,
      lines: Int32Array.from(block.lines),
      accounts: Int32Array.from(block.accounts),
      newAccounts: this.accounts.taken(),
      currencies: Int16Array.from(block.currencies),
      newCurrencies: this.takenCurrencies(),
      ids: block.ids,
      orders: block.orders,
      at: Float64Array.from(block.at),
      days: Int32Array.from(block.days),
      statuses: Uint8Array.from(block.statuses),
      values: Float64Array.from(block.values),
      commissions: Float64Array.from(block.commissions),
      corrections: Uint8Array.from(block.corrections),
      rejected: this.rejected,
      problems: this.problems,
      bytes,
    };
    this.block = emptyBlock();
    this.count = 0;
    this.rejected = [];
    this.problems = [];
    return taken;
  }

  protected totalsOf(numbers: Float64Array): Record<TotalName, number> {
    return {
      clicks: 0,
      impressions: 0,
      orders: this.orders,
      value: this.valueAt < 0 ? 0 : numbers[this.valueAt]!,
      commission: this.commissionAt < 0 ? 0 : numbers[this.commissionAt]!,
    };
  }

  protected add({ line, cells }: TableRow): void {
    this.readNumbers(cells, this.read);
    if (this.plan.format?.priceOfOne === true) this.multiply(cells);
    const value = this.valueAt < 0 ? 0 : this.read[this.valueAt]!;
    const commission = this.commissionAt < 0 ? 0 : this.read[this.commissionAt]!;
    const moment = this.moment(cells);
    const status = this.status(cells);
    const account = this.accounts.of(cells);
    const currency = this.currencyOf(cells);
    const correction = this.corrects(cells, value, commission);
    const { id, order, made } = this.identity(cells, moment, correction);
    const said = `${moment.wall}|${status}|${value}|${commission}|${account}|${currency}|${correction}`;
    let unique = id;
    const before = this.ids.look(id, made ? "" : said);
    if (before !== "new") {
      if (made) {
        const times = (this.repeats.get(id) ?? 1) + 1;
        this.repeats.set(id, times);
        unique = `${id}#${times}`;
      } else if (before === "other") throw new Fault("id-twice", { id: shown(id) });
      else {
        this.problems.push({ code: "row-twice", params: { id: shown(id) }, line });
        return;
      }
    }
    const { zone, timeZone } = this.plan;
    const at =
      moment.offset === null
        ? wallToUtc(moment.wall, moment.timed ? zone : (timeZone ?? zone))
        : moment.wall - moment.offset;
    const wall = timeZone !== null && moment.timed ? utcToWall(at, timeZone) : moment.wall;
    const day = Math.floor(wall / dayLength);
    const { block } = this;
    block.lines.push(line);
    block.accounts.push(account);
    block.currencies.push(currency);
    block.ids.push(unique);
    block.orders.push(order === "" ? unique : order);
    block.at.push(at);
    block.days.push(day);
    block.statuses.push(orderStatuses.indexOf(status));
    block.values.push(value);
    block.commissions.push(commission);
    block.corrections.push(correction ? 1 : 0);
    if (this.flagged(cells)) this.problems.push({ code: "status-mixed", params: { id: shown(id) }, line });
    this.count++;
    this.orders++;
    this.accepted(this.read);
    this.dated(day, day);
  }

  /** The price of one becomes that of all items. @throws Fault */
  private multiply(cells: readonly string[]): void {
    const text = this.cell(cells, "quantity");
    if (text === "" || this.valueAt < 0) return;
    const habit = { ...this.numbers[this.valueAt]!, name: this.plan.header[this.columns["quantity"]!] ?? "" };
    const value = this.read[this.valueAt]! * numberOf(text, "count", habit);
    if (Math.abs(value) > LARGEST)
      throw new Fault("amount-too-large", { field: habit.name, value: shown(text) });
    this.read[this.valueAt] = value;
  }

  private cell(cells: readonly string[], field: string): string {
    const column = this.columns[field] ?? -1;
    const text = column < 0 ? "" : cells[column]!;
    return isNothing(text) ? "" : text.trim();
  }

  private moment(cells: readonly string[]): Moment {
    const text = this.cell(cells, "day");
    if (text === "") throw new Fault("day-missing", {});
    const habit = this.plan.days.get(this.columns["day"] ?? -1) ?? { style: "text", order: null };
    const moment = momentIn(text, habit, this.plan.latestDay);
    const clock = this.cell(cells, "time");
    if (moment.timed || clock === "") return moment;
    const time = timeOf(clock);
    if (time?.rest !== "") throw new Fault("day-unreadable", { value: shown(clock) });
    return { ...moment, wall: moment.wall + time.time, timed: true };
  }

  private status(cells: readonly string[]): OrderStatus {
    const { format } = this.plan;
    const { status, approvedFlag, declinedFlag, pendingFlag } = this.columns;
    const flag = (field: string): boolean => saysYes(this.cell(cells, field));
    let found: OrderStatus | null = format?.status ?? "approved";
    if (status! >= 0) {
      const text = this.cell(cells, "status");
      found = statusOf(text, format?.statuses);
      if (found === null) throw new Fault("status-unknown", { value: shown(text) });
    } else if (approvedFlag! >= 0) found = flag("approvedFlag") ? "approved" : "pending";
    if (pendingFlag! >= 0 && flag("pendingFlag")) found = "pending";
    if (declinedFlag! >= 0 && flag("declinedFlag")) found = "declined";
    return found === "approved" && this.columns["paidFlag"]! >= 0 && flag("paidFlag") ? "paid" : found;
  }

  private flagged(cells: readonly string[]): boolean {
    const words = this.plan.format?.flagged;
    return words !== undefined && words.includes(foldKey(this.cell(cells, "status")));
  }

  /** Whether a row is an amount on an earlier order. */
  private corrects(cells: readonly string[], value: number, commission: number): boolean {
    const rule = this.plan.format?.correction;
    if (rule !== undefined && rule !== "negative") {
      const column = columnOf(this.plan.mapping, rule.field);
      return column >= 0 && rule.values.includes(foldKey(cells[column]!));
    }
    if (
      this.columns["original"]! >= 0 &&
      (nay as readonly string[]).includes(foldKey(this.cell(cells, "original")))
    )
      return true;
    return value < 0 || commission < 0;
  }

  /** The file's id of a row; else one made of what tells it from others, the same in every download of the row. */
  private identity(
    cells: readonly string[],
    moment: Moment,
    correction: boolean,
  ): { id: string; order: string; made: boolean } {
    const id = this.cell(cells, "id");
    const order = this.cell(cells, "order");
    const limit = longest.name;
    const longer = id.length > limit ? id : order;
    if (longer.length > limit) throw new Fault("too-long", { field: "id", length: longer.length, limit });
    const rule = this.plan.format?.correction;
    const when = moment.timed ? wallText(moment.wall, false) : dayText(moment.wall);
    if (id !== "") {
      if (damaged.test(id)) throw new Fault("id-damaged", { id });
      // A format that marks its corrections gives them ids of their own.
      const own = !correction || (rule !== undefined && rule !== "negative");
      return own ? { id, order, made: false } : { id: `${id}|-|${when}`, order: order || id, made: false };
    }
    const parts = (this.plan.format?.identity ?? defaultIdentity).flatMap((field) => {
      if (field === "time") return [];
      return field === "day" ? [when] : [this.cell(cells, field)];
    });
    if (parts.every((part) => part === "" || part === when)) throw new Fault("no-order", {});
    const process = [this.cell(cells, "processDay"), this.cell(cells, "processTime")]
      .filter(Boolean)
      .join(" ");
    if (correction) parts.push("-", process);
    return { id: parts.join("|").slice(0, limit), order, made: true };
  }
}

const emptyBlock = () => ({
  lines: [] as number[],
  accounts: [] as number[],
  currencies: [] as number[],
  ids: [] as string[],
  orders: [] as string[],
  at: [] as number[],
  days: [] as number[],
  statuses: [] as number[],
  values: [] as number[],
  commissions: [] as number[],
  corrections: [] as number[],
});
