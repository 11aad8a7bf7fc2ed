// Terms of the example's best partners over time: the rates are those that their numbers were played with.
import type { Day } from "../../domain/days.ts";
import type { Terms } from "../../domain/terms/shape.ts";
import { dayAt, instant } from "./calendar.ts";
import { lastNumbers } from "./courses.ts";
import type { ExampleAccount, ExampleTerms, ExampleWorld } from "./world.ts";

/** So many partners have terms. */
const best = 12;

/** The network of this partner still pays the rate of before: its payout check has something to find. */
export const paidWrong = "Wanderfuchs Magazin";
/** Days since which it does. */
const wrongFor = 38;
/** The terms of this partner were amended, and the network followed. */
const amended = "Bergpreis Vergleich";

type About = Pick<ExampleWorld, "accounts" | "partners" | "programs">;

const worth = ({ clicks, crBp, basket }: ExampleAccount): number => clicks * crBp * basket;

/** The accounts that bring most and still run, one for each partner. */
function bestAccounts({ accounts }: About): (ExampleAccount & { partner: string })[] {
  const found = new Map<string, ExampleAccount & { partner: string }>();
  for (const account of accounts.toSorted((a, b) => worth(b) - worth(a))) {
    const { partner, to, from } = account;
    if (partner === null || to !== lastNumbers || from > -200 || found.has(partner)) continue;
    found.set(partner, { ...account, partner });
  }
  return [...found.values()].slice(0, best);
}

/** What stands beside the rate; in turn, so that no two neighbours have the same. */
const beside: readonly Partial<Terms>[] = [
  { cookieDays: 30, attribution: "last", netDays: 30, lockingDays: 45 },
  { cookieDays: 7, netDays: 45, lockingDays: 60, policies: ["No bidding on the brand"] },
  { cookieDays: 30, netDays: 30 },
  {
    cookieDays: 45,
    netDays: 30,
    lockingDays: 45,
    clauses: ["Product texts are checked before they go live"],
  },
];

/** A past version, the one in force, and what makes this partner's course its own. */
function* courseOf(
  account: ExampleAccount & { partner: string },
  nth: number,
  world: About,
  today: Day,
): Generator<ExampleTerms> {
  const { partner, program, rateBp } = account;
  const { currency } = world.programs.find(({ name }) => name === program)!;
  const name = world.partners.find(({ ref }) => ref === partner)!.name;
  const made = world.partners.find(({ ref }) => ref === partner)!.createdAt;
  const now: Terms = { currency, basis: "percent", rateBp, ...beside[nth % beside.length] };
  const terms = (at: number, says: Terms, more: Partial<ExampleTerms> = {}): ExampleTerms => ({
    partner,
    program,
    terms: says,
    from: dayAt(today, at),
    to: null,
    noticeDays: null,
    feeOn: null,
    amends: false,
    createdAt: Math.max(made, instant(today, Math.min(at - 3, -1), 10 * 60)),
    ...more,
  });
  // Never before the partner began, which on some days it has only just.
  const since = Math.max(-170 - 9 * nth, account.from + 20);
  const { lockingDays: _, ...plain } = now;
  yield terms(account.from, { ...plain, rateBp: rateBp - 100, netDays: 45 }, { to: dayAt(today, since - 1) });
  if (name === amended) {
    const flat: Terms["flat"] = { amount: "400.00", per: "month", viaNetwork: false };
    yield terms(since, now, { to: dayAt(today, 190), noticeDays: 60 });
    yield terms(-120, { ...now, flat, netDays: 15 }, { amends: true });
    return;
  }
  if (nth === 1) {
    const exclusivity = { scope: "outdoor cashback", from: dayAt(today, since), to: dayAt(today, 118) };
    yield terms(since, { ...now, exclusivity }, { noticeDays: 30 });
    return;
  }
  yield terms(since, now);
  if (name === paidWrong) yield terms(-wrongFor, { ...now, rateBp: rateBp + 100 }, { amends: true });
}

export const agreedTermsOf = (world: About, today: Day): ExampleTerms[] =>
  bestAccounts(world).flatMap((account, nth) => [...courseOf(account, nth, world, today)]);
