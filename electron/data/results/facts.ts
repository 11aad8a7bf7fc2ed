// SQL of what counts: the numbers of summary rows and of orders under the same names, and the fee and margin on them.
import type { FeeKind } from "../../domain/program.ts";
import { CLICK_NUMBERS } from "../../domain/reports/counting.ts";
import { orderStatuses, summaryNumbers } from "../../domain/reports/record.ts";

export const numberNames: readonly string[] = summaryNumbers;

/** One expression per number of `summaryNumbers`, over one row of `result_summary`. */
export const summaryFacts = (row: string): string[] =>
  summaryNumbers.map((name, at) =>
    at < CLICK_NUMBERS ? `${row}.${name} * (${row}.counts & 1)` : `${row}.${name} * (${row}.counts >> 1)`,
  );

/** The same over one row of `result_order`. A declined order stands with what was first reported of it. */
export const orderFacts = (row: string): string[] => [
  ...Array.from({ length: CLICK_NUMBERS }, () => "0"),
  ...orderStatuses.flatMap((status) => {
    const is = `${row}.status = '${status}'`;
    const first = status === "declined";
    return [
      `(${is} AND ${row}.orphan = 0)`,
      `iif(${is}, ${row}.${first ? "firstValue" : "value"}, 0)`,
      `iif(${is}, ${row}.${first ? "firstCommission" : "commission"}, 0)`,
    ];
  }),
];

export const sums = (expressions: readonly string[]): string[] =>
  expressions.map((expression, at) => `sum(${expression}) AS ${numberNames[at]}`);

const kept = orderStatuses.filter((status) => status !== "declined");
const overKept = (what: "Orders" | "Value" | "Commission", row: string): string =>
  `(${kept.map((status) => `${row}${status}${what}`).join(" + ")})`;

/** What a program costs and earns over some days (basis points; an amount for each order). */
export interface Money {
  marginBp: number;
  feeKind: FeeKind;
  feeValue: number;
}

/** Network fee × 10,000, over columns named as in `summaryNumbers`. */
export function fee4(money: Money | null, row = ""): string {
  if (!money) return "0";
  switch (money.feeKind) {
    case "percentOfCommission":
      return `${overKept("Commission", row)} * ${money.feeValue}`;
    case "percentOfSales":
      return `${overKept("Value", row)} * ${money.feeValue}`;
    case "perOrder":
      return `${overKept("Orders", row)} * ${money.feeValue * 10_000}`;
  }
}

/** Margin × 10,000. */
export const margin4 = (money: Money | null, row = ""): string =>
  money ? `${overKept("Value", row)} * ${money.marginBp}` : "0";

/** Adds what is inserted to what is there. */
export const adding = (names: readonly string[]): string =>
  names.map((name) => `${name} = ${name} + excluded.${name}`).join(", ");
