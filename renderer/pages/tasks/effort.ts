// How long a task takes: "30", "45 min", "1h 30", "1,5 h" as minutes, and minutes as the reader says them.
import { locale, readNumber } from "../../format.ts";

const most = 100_000;
const unit = (name: "day" | "hour" | "minute"): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" });
const days = unit("day");
const hours = unit("hour");
const minutes = unit("minute");

/** Minutes of what was typed; null where it is no length of time. A number alone is minutes. */
export function readEffort(text: string): number | null {
  const parts = /^(?:([\d.,]+) ?(?:h|hr|hrs|hours?)\.?)? ?(?:([\d.,]+) ?(?:m|min|mins|minutes?)?\.?)?$/.exec(
    text.trim().toLowerCase(),
  );
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return null;
  const [long, short] = [parts[1] ?? "0", parts[2] ?? "0"].map((part) =>
    Number(readNumber(part) ?? Number.NaN),
  );
  const total = Math.round((long ?? 0) * 60 + (short ?? 0));
  return total >= 1 && total <= most ? total : null;
}

/** As a span of time: whole days are said as days. */
export const showSpan = (total: number): string =>
  total % 1440 === 0 ? days.format(total / 1440) : showEffort(total);

/** "45 min", "1 hr 30 min" */
export function showEffort(total: number): string {
  const [long, short] = [Math.floor(total / 60), total % 60];
  return [long > 0 ? hours.format(long) : "", short > 0 ? minutes.format(short) : ""]
    .filter(Boolean)
    .join(" ");
}
