// The example's negotiations: what is bargained over with whom, round by round, at the rates that the partners have.
import type { Day } from "../../domain/days.ts";
import type { Terms } from "../../domain/terms/shape.ts";
import { dayAt, instant, workday } from "./calendar.ts";
import { bargains, type Ask } from "./words/bargains.ts";
import type { ExampleNegotiation, ExampleWorld } from "./world.ts";

type About = Pick<ExampleWorld, "accounts" | "agreedTerms" | "partners" | "people" | "programs">;

/** Where a partner has no numbers yet, what the program usually pays. */
const usualBp = 700;

/** Terms as an ask says them, from the rate that was played; what nobody speaks of stays as it is in force. */
function termsOf({ rate, ...more }: Ask, currency: string, rateBp: number, base: Partial<Terms>): Terms {
  const { tierFrom, ...parts } = more;
  const own = rateBp + (rate ?? 0);
  return {
    ...base,
    currency,
    basis: "percent",
    rateBp: own,
    ...(tierFrom !== undefined && {
      tiers: {
        by: "orders",
        per: "month",
        mode: "marginal",
        steps: [{ from: tierFrom, rateBp: own + 100 }],
      },
    }),
    ...parts,
  };
}

export function negotiationsOf(world: About, today: Day): ExampleNegotiation[] {
  return bargains.map((bargain) => {
    const { partner: name, program, subject, since, decide, fallback, note, rounds, end, limits } = bargain;
    const { ref } = world.partners.find((each) => each.name === name)!;
    const { currency } = world.programs.find((each) => each.name === program)!;
    const account = world.accounts.find((each) => each.partner === ref && each.program === program);
    const rateBp = account?.rateBp ?? usualBp;
    const inForce = world.agreedTerms.findLast(
      (each) => each.partner === ref && each.program === program && each.from <= today,
    );
    const lead = world.people.find((person) => person.partner === ref);
    const at = (day: number, minutes = 10 * 60): number =>
      instant(today, Math.min(workday(today, day), -1), minutes);
    return {
      partner: ref,
      program,
      subject,
      decideOn: decide === null ? null : dayAt(today, workday(today, decide)),
      fallback,
      note,
      createdAt: at(since, 9 * 60),
      people: lead ? [lead.ref] : [],
      offers: rounds.map(([by, day, channel, ask, said], nth) => ({
        by,
        at: at(day, (11 + nth) * 60),
        channel,
        terms: termsOf(ask, currency, rateBp, inForce?.terms ?? {}),
        note: said,
      })),
      end:
        end === null
          ? null
          : end.kind === "accepted"
            ? { kind: end.kind, at: at(end.day, 17 * 60), reason: end.reason, from: dayAt(today, end.from) }
            : { kind: end.kind, at: at(end.day, 17 * 60), reason: end.reason },
      limits: limits(rateBp),
    };
  });
}
