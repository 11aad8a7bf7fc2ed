// How the columns of a file write numbers and days: evidence cell by cell, and what is decided for the column by it.
import { isNothing, type Mark, numberParts, shownMark } from "./amounts.ts";
import { hasOrder, shownOrder } from "./moments.ts";
import type { DateOrder } from "./record.ts";

/** What the cells of one column with amounts show. */
export class AmountEvidence {
  private readonly marks = { ".": 0, ",": 0 };
  /** Currency signs and codes in the order they were met. */
  readonly signs = new Set<string>();
  /** The mark of a number that can be read in two ways. */
  open: Mark | null = null;

  look(text: string): void {
    const parts = numberParts(text);
    if (!parts) return;
    if (parts.sign !== "") this.signs.add(parts.sign);
    const mark = shownMark(parts.body);
    if (mark) this.marks[mark]++;
    else if (/[.,]/.test(parts.body)) this.open = parts.body.includes(".") ? "." : ",";
  }

  /** The decimal mark that most telling cells show; null where none tells. */
  get mark(): Mark | null {
    const { ".": points, ",": commas } = this.marks;
    return points === 0 && commas === 0 ? null : points >= commas ? "." : ",";
  }

  get conflict(): boolean {
    return this.marks["."] > 0 && this.marks[","] > 0;
  }
}

/** How a column writes its days. `text` is in figures or words; the others are counts. */
export type DayStyle = "text" | "serial" | "seconds" | "milliseconds";

const isSerial = (text: string): boolean => {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return false;
  const number = Number(text);
  return number >= 30_000 && number < 60_001;
};

/** What the cells of one column with days show. */
export class DayEvidence {
  private readonly orders = { dmy: 0, mdy: 0, ymd: 0 };
  private styles = { text: 0, serial: 0, seconds: 0, milliseconds: 0 };
  /** A day was seen whose figures have an order. */
  figures = false;

  look(given: string): void {
    const text = given.trim();
    // A label such as "Total" says nothing about the days above it.
    if (isNothing(text) || !/\d/.test(text)) return;
    if (isSerial(text)) this.styles.serial++;
    else if (/^1\d{9}$/.test(text)) this.styles.seconds++;
    else if (/^1\d{12}$/.test(text)) this.styles.milliseconds++;
    else {
      this.styles.text++;
      const order = shownOrder(text);
      if (order) this.orders[order]++;
      if (hasOrder(text)) this.figures = true;
    }
  }

  /** Counts only where every cell is one. */
  get style(): DayStyle {
    const { text, serial, seconds, milliseconds } = this.styles;
    if (text > 0 || serial + seconds + milliseconds === 0) return "text";
    return serial > 0 ? "serial" : milliseconds > 0 ? "milliseconds" : "seconds";
  }

  /** The order that most telling cells show; null where none tells. */
  get order(): DateOrder | null {
    const { dmy, mdy, ymd } = this.orders;
    if (dmy + mdy + ymd === 0) return null;
    return this.figures && dmy + mdy > 0 ? (dmy >= mdy ? "dmy" : "mdy") : ymd > 0 ? "ymd" : null;
  }

  get conflict(): boolean {
    return this.orders.dmy > 0 && this.orders.mdy > 0;
  }

  /** Nothing further could change what is decided, but for cells that contradict it. */
  get settled(): boolean {
    const cells = Object.values(this.styles).reduce((sum, count) => sum + count, 0);
    return cells > 0 && (!this.figures || this.order !== null);
  }
}
