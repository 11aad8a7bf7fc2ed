// Plays the numbers of an account day by day: clicks after season, weekday and habit, and each order with its value and its fate.
import type { Day } from "../../domain/days.ts";
import { UNITS } from "../../domain/amount.ts";
import { dayAt, monthOf } from "./calendar.ts";
import { seeded, type Random } from "./random.ts";
import type { ExampleAccount, ExampleProgram } from "./world.ts";

/** An index into `orderStatuses`. */
export const [PENDING, APPROVED, PAID, DECLINED] = [0, 1, 2, 3];

/** Amounts in 1/100,000 of the main unit, whole cents. */
export interface PlayedOrder {
  value: number;
  commission: number;
  status: number;
}

export interface PlayedDay {
  /** Days from today. */
  offset: number;
  impressions: number;
  clicks: number;
  orders: PlayedOrder[];
}

/** Percent of a usual month, January first: people buy tents in May and presents in December. */
const seasons: Record<string, readonly number[]> = {
  "Brackenfold Outdoor": [78, 76, 92, 106, 124, 118, 104, 98, 92, 94, 118, 128],
  "Tamsin & Grove Skincare": [92, 94, 98, 96, 104, 98, 88, 84, 96, 104, 122, 134],
};

const MONTH = 30;
/** The last weeks of a course that ends before the others. */
const FADE = 75;
/** Days after which what was approved has been paid, beyond the program's ripening. */
const PAYMENT = 30;
const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Times of a usual day. */
function spread(account: ExampleAccount, day: Day, sincePost: number): number {
  const on = weekday(day);
  switch (account.rhythm) {
    case "letters":
      return on === 4 ? 3.6 : on === 5 ? 1.4 : 0.4;
    case "posts":
      return 0.5 + 2.6 * Math.exp(-sincePost / 3);
    case "sales": {
      const date = Number(day.slice(8));
      const sale = (monthOf(day) === 11 && date >= 20) || (monthOf(day) === 12 && date <= 4) ? 1.9 : 1;
      return sale * (on === 0 ? 1.25 : 0.96);
    }
    case "even":
      return on === 0 || on === 6 ? 1.2 : 0.93;
  }
}

/** What has become of an order by now: the older it is, the more is decided. */
function fate(age: number, ripeningDays: number, reversalBp: number, random: Random): number {
  const decided = age > ripeningDays ? 0.985 : 0.7 * (age / ripeningDays) ** 1.4;
  const [first, second] = [random.next(), random.next()];
  if (first >= decided && age < ripeningDays + PAYMENT) return PENDING;
  if (second * 10_000 < reversalBp) return DECLINED;
  return age > ripeningDays + PAYMENT ? PAID : APPROVED;
}

const CENT = UNITS / 100;

function order(account: ExampleAccount, age: number, ripeningDays: number, random: Random): PlayedOrder {
  // Many small baskets and a few large ones, on average the account's.
  const size = 0.3 + 0.5 * random.next() + 1.35 * random.next() ** 3 + 0.34 * random.next();
  const value = Math.max(5, Math.round(account.basket * 100 * size)) * CENT;
  const commission = Math.round((value * account.rateBp) / 10_000 / CENT) * CENT;
  return { value, commission, status: fate(age, ripeningDays, account.reversalBp, random) };
}

/** A whole number around an expected one; its fraction is the chance of one more. */
const drawn = (expected: number, random: Random): number => Math.floor(expected + random.next());

function seedOf(externalId: string): number {
  let seed = 17;
  for (let at = 0; at < externalId.length; at++) seed = (seed * 31 + externalId.charCodeAt(at)) | 0;
  return seed;
}

/** The days of an account on which anything happened, oldest first; always the same for one account and one today. */
export function* play(
  account: ExampleAccount,
  { client, ripeningDays }: Pick<ExampleProgram, "client" | "ripeningDays">,
  today: Day,
): Generator<PlayedDay> {
  const random = seeded(seedOf(account.externalId));
  let sincePost = random.int(0, 9);
  for (let offset = account.from; offset <= account.to; offset++) {
    const day = dayAt(today, offset);
    sincePost = sincePost > 8 && random.chance(0.09) ? 0 : sincePost + 1;
    const left = account.to - offset;
    const fading = account.to < -FADE / 2 ? Math.min(1, 0.08 + left / FADE) : 1;
    const opening = Math.min(1, 0.25 + (offset - account.from) / 40);
    const grown = (1 + account.growth) ** (left / -MONTH);
    const season = seasons[client]![monthOf(day) - 1]! / 100;
    const usual = account.clicks * grown * season * fading * opening * spread(account, day, sincePost);
    const clicks = drawn(usual * (0.72 + 0.56 * random.next()), random);
    const buying = (account.crBp / 10_000) * (0.6 + 0.8 * random.next());
    const orders = Array.from({ length: drawn(clicks * buying, random) }, () =>
      order(account, -offset, ripeningDays, random),
    );
    if (clicks === 0 && orders.length === 0) continue;
    const impressions = Math.round((clicks * 10_000 * (0.9 + 0.2 * random.next())) / account.ctrBp);
    yield { offset, impressions, clicks, orders };
  }
}
