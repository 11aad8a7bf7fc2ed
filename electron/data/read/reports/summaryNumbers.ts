// From the number columns of a summary to its fifteen numbers: sums that hold others are taken apart, declined ones lose their sign.
import { fieldKind, type ReportFieldId } from "../../../domain/reports/fields.ts";
import { summaryNumbers, type TotalName, totalNames } from "../../../domain/reports/record.ts";

export const width = summaryNumbers.length;

const place = (name: string): number => (summaryNumbers as readonly string[]).indexOf(name);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** "orders" and "totalOrders" are all that are not declined. */
const whole = (field: ReportFieldId): string | null =>
  /^(?:total)?(orders|value|commission)$/i.exec(field)?.[1] ?? null;

function slotOf(field: ReportFieldId): number {
  const rest = whole(field);
  return place(rest === null ? field : `approved${capital(rest)}`);
}

/** Of two columns for one number the more exact one counts. */
const rank = (field: ReportFieldId): number =>
  whole(field) === null ? 2 : field.startsWith("total") ? 1 : 0;

export class SummaryNumbers {
  /** What the file can sum up. */
  readonly totals: readonly TotalName[];
  private readonly slots: Int32Array;
  private readonly declined: Uint8Array;
  /** Slots of sums, and of what they hold beside the approved. */
  private readonly within: readonly (readonly [sum: number, inner: number])[];

  /** @param fields those of the number columns, in their order */
  constructor(fields: readonly ReportFieldId[]) {
    const shadowed = (field: ReportFieldId): boolean =>
      fields.some((other) => slotOf(other) === slotOf(field) && rank(other) > rank(field));
    this.slots = Int32Array.from(fields, (field) => (shadowed(field) ? -1 : slotOf(field)));
    this.declined = Uint8Array.from(fields, (field) => (field.startsWith("declined") ? 1 : 0));
    this.within = fields.flatMap((field, at) => {
      const rest = whole(field);
      if (rest === null || this.slots[at]! < 0) return [];
      const inner = ["pending", "paid"].map((status) => `${status}${capital(rest)}`);
      return inner
        .filter((name) => (fields as readonly string[]).includes(name))
        .map((name) => [this.slots[at]!, place(name)] as const);
    });
    const has = new Set(fields.map((field) => field.toLowerCase()));
    this.totals = totalNames.filter((name) =>
      ["", "total", "approved", "pending", "paid"].some((before) => has.has(`${before}${name}`)),
    );
  }

  /** Writes the numbers of one row at `base`, where zeros or an earlier row's numbers are. */
  write(read: Float64Array, into: Float64Array, base: number): void {
    const { slots, declined, within } = this;
    into.fill(0, base, base + width);
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at]!;
      if (slot >= 0) into[base + slot] = declined[at] === 1 ? Math.abs(read[at]!) : read[at]!;
    }
    for (let at = 0; at < within.length; at++) {
      const [sum, inner] = within[at]!;
      into[base + sum]! -= into[base + inner]!;
    }
  }

  /** What numbers of columns sum up to, as the network totals them: without the declined. */
  totalsOf(read: Float64Array): Record<TotalName, number> {
    const numbers = new Float64Array(width);
    this.write(read, numbers, 0);
    const sum = (rest: string): number =>
      ["pending", "approved", "paid"].reduce((all, status) => all + numbers[place(`${status}${rest}`)]!, 0);
    return {
      clicks: numbers[place("clicks")]!,
      impressions: numbers[place("impressions")]!,
      orders: sum("Orders"),
      value: sum("Value"),
      commission: sum("Commission"),
    };
  }

  /** Columns that can be added up: one person's unique clicks of two days may be the same. */
  static adds = (field: ReportFieldId): boolean => fieldKind(field) !== "none" && field !== "uniqueClicks";
}
