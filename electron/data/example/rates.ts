// The exchange rates of the example: one each Monday, wandering a little around what a euro has been worth.
import { addDays, type Day } from "../../domain/days.ts";
import { firstNumbers } from "./courses.ts";
import { seeded } from "./random.ts";
import type { ExampleRate } from "./world.ts";

/** In dollars and pounds, on the first day. */
const starts = { USD: 1.1642, GBP: 0.8588 } as const;

export function ratesUntil(today: Day): ExampleRate[] {
  const random = seeded(20);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const monday = addDays(today, -((weekday + 6) % 7));
  const weeks = Math.ceil(-firstNumbers / 7) + 1;
  return (Object.keys(starts) as (keyof typeof starts)[]).flatMap((to) => {
    let rate: number = starts[to];
    return Array.from({ length: weeks }, (_, at) => {
      rate += (starts[to] - rate) * 0.05 + starts[to] * (random.next() - 0.5) * 0.012;
      return { on: addDays(monday, (at - weeks + 1) * 7), from: "EUR", to, rate: rate.toFixed(4) };
    });
  });
}
