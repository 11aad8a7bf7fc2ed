// Daily numbers of partners as a network's CSV has them, of any number of rows, and the same rows as integers for the anchor.
import { closeSync, openSync, writeSync } from "node:fs";
import { dayOfNumber, numberOfDay } from "../../../electron/domain/reports/dayNumber.ts";
import { companyName, scattered } from "../names.ts";

/**
 * 24 months that lie in the past on every machine: a report of days to come is not believed. They end within a month, because
 * whole months are compared with whole months and not by the preset windows.
 */
export const firstDay = numberOfDay("2022-09-28");
export const lastDay = numberOfDay("2024-09-27");

export interface Report {
  seed: number;
  partners: number;
  /** About so many rows. */
  rows: number;
  /** Counted from 0: whose numbers they are, and of which third of the partners where there are several programs. */
  program: number;
  alone: boolean;
  from: number;
  to: number;
}

/** What tells the integers of the anchor apart from those of other imports. */
export interface MappedIds {
  programId: number;
  kindId: number;
  batchId: number;
}

export const header =
  "Date,Partner ID,Partner,Website,Impressions,Clicks,Orders,Sale Amount,Commission,Currency";

/** The id by which a partner's network knows it: the world's own code where it has one that nobody else has. */
export function networkIds(partners: number, seed: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: partners }, (_, at) => {
    const row = at + 1;
    const code = String((scattered(row, 13, seed) % 900_000) * 10 + (row % 10)).padStart(7, "0");
    const id = scattered(row, 15, seed) % 10 < 6 && !taken.has(code) ? code : String(90_000_000 + row);
    taken.add(id);
    return id;
  });
}

/** A few partners are active every day, most of them seldom: rank to the power of -0.7. */
const weight = (row: number, { partners, seed }: Report): number =>
  (1 + (scattered(row, 302, seed) % partners)) ** -0.7;

const isIn = (row: number, { program, alone, seed }: Report): boolean =>
  alone || scattered(row, 300 + program, seed) % 3 === 0;

/** The chance of each partner to have numbers on a day, so that all days together have about the rows wanted. */
function chances(report: Report): Float64Array {
  const weights = Float64Array.from({ length: report.partners }, (_, at) =>
    isIn(at + 1, report) ? weight(at + 1, report) : 0,
  );
  const wanted = report.rows / (report.to - report.from + 1);
  let [low, high] = [0, report.partners * 10];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (const each of weights) sum += Math.min(1, each * middle);
    if (sum < wanted) low = middle;
    else high = middle;
  }
  return weights.map((each) => Math.min(1, each * low));
}

/** Whole cents with their point. */
const cents = (amount: number): string => {
  const rest = amount % 100;
  return `${(amount - rest) / 100}.${rest < 10 ? "0" : ""}${rest}`;
};

const everyDay = 2048;

/**
 * Writes the file and, with `mapped`, the same rows in the same order as the columns of `result_summary`.
 * @returns how many rows there are
 */
export function writeReport(file: string, report: Report, mapped?: { file: string; ids: MappedIds }): number {
  const { seed, partners, program } = report;
  const chance = chances(report);
  const scale = Float64Array.from(chance, (each) => 4 + 300 * Math.sqrt(each));
  const ids = networkIds(partners, seed);
  const named = Array.from({ length: partners }, (_, at) => {
    const row = at + 1;
    return `,${ids[at]},${companyName(row, seed)},site-${row}.example,`;
  });
  const accounts = new Int32Array(partners);
  let met = 0;
  let rows = 0;
  const out = openSync(file, "w");
  const other = mapped && openSync(mapped.file, "w");
  writeSync(out, `${header}\r\n`);
  for (let day = report.from; day <= report.to; day++) {
    const text = dayOfNumber(day);
    const lines: string[] = [];
    const integers: string[] = [];
    for (let at = 0; at < partners; at++) {
      const key = (at + 1) * everyDay + (day - firstDay);
      if (scattered(key, 310 + program, seed) >= chance[at]! * 2 ** 32) continue;
      const one = scattered(key, 330 + program, seed);
      const two = scattered(key, 350 + program, seed);
      const clicks = 1 + Math.floor(((one & 0xffff) / 65_536) * scale[at]!);
      const impressions = clicks * (8 + ((one >>> 16) & 31));
      const orders = Math.floor(clicks * 0.03 + (two & 0xff) / 256);
      const value = orders * (2000 + ((two >>> 8) % 18_000));
      const commission = Math.round(value * 0.08);
      lines.push(
        `${text}${named[at]}${impressions},${clicks},${orders},${cents(value)},${cents(commission)},EUR\r\n`,
      );
      if (mapped) {
        accounts[at] ||= ++met;
        const { programId, kindId, batchId } = mapped.ids;
        integers.push(
          `${day},${programId},${accounts[at]},${day},${kindId},,EUR,${impressions},${clicks},0,0,0,0,${orders},${value * 1000},${commission * 1000},0,0,0,0,0,0,3,${batchId}\n`,
        );
      }
    }
    rows += lines.length;
    writeSync(out, lines.join(""));
    if (other !== undefined) writeSync(other, integers.join(""));
  }
  closeSync(out);
  if (other !== undefined) closeSync(other);
  return rows;
}
