// What was given to others: who has the same rate and why, what concessions of this kind brought, and equal partners who have less.
import { amountText, basisPoints } from "../../domain/amount.ts";
import { addDays, dayOf, type Day } from "../../domain/days.ts";
import { CLICK_NUMBERS } from "../../domain/reports/counting.ts";
import { numberOfDay } from "../../domain/reports/dayNumber.ts";
import { earningsOf } from "../../domain/terms/curve.ts";
import { estimate } from "../../domain/terms/estimate.ts";
import { sampleOf } from "../../domain/terms/sample.ts";
import { parseTerms, type Terms } from "../../domain/terms/terms.ts";
import { concessionsOf, type Concession } from "../../domain/terms/concessions.ts";
import { sumsOf } from "../results/ask.ts";
import { timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import { currencyOfProgram, factsOf, knownPartner } from "./facts.ts";
import { ripeThrough, ripeWindow, termsAgainst, usualWindow } from "./replay.ts";

interface Held {
  id: number;
  partnerId: number;
  partner: string;
  terms: Terms;
  fromOn: Day;
  toOn: Day | null;
  why: string | null;
}

/** More would not be read. */
const SHOWN = 20;
/** How far values may be apart for partners to be equal, basis points. */
const ALIKE_BP = 3_000;
const DAYS = 90;

/** All agreed terms of a program with what was said of their offer, by partner and in order of time. */
const allHeld = (db: Reader, programId: number): Held[] =>
  db
    .all<Omit<Held, "terms"> & { terms: string }>(
      `SELECT a.id, a.partnerId, p.name AS partner, a.terms, a.fromOn, a.toOn, coalesce(o.note, n.outcomeReason) AS why
       FROM agreement a JOIN partner p ON p.id = a.partnerId
         LEFT JOIN offer o ON o.id = a.offerId LEFT JOIN negotiation n ON n.id = o.negotiationId
       WHERE a.programId = ? AND a.deletedAt IS NULL AND a.terms IS NOT NULL AND p.deletedAt IS NULL
       ORDER BY a.partnerId, a.fromOn, a.id`,
      programId,
    )
    .map(({ terms, ...row }) => ({ ...row, terms: JSON.parse(terms) as Terms }));

const holds = ({ fromOn, toOn }: Held, on: Day): boolean => fromOn <= on && (toOn === null || toOn >= on);

/** Net value by partner over some days, in units of the program's currency. */
function valuesOf(
  db: Reader,
  programId: number,
  currency: string,
  { from, to }: { from: Day; to: Day },
  partners?: readonly number[],
): Map<number, bigint> {
  const accounts = db.arrays<[number, number]>(
    `SELECT id, partnerId FROM result_account WHERE programId = ? AND partnerId IS NOT NULL
       ${partners ? "AND partnerId IN (SELECT value FROM json_each(?))" : ""}`,
    programId,
    ...(partners ? [JSON.stringify(partners)] : []),
  );
  const whose = new Map(accounts);
  const values = new Map<number, bigint>();
  const sums = sumsOf(db, {
    from: numberOfDay(from),
    to: numberOfDay(to),
    by: ["account"],
    programs: [programId],
    ...(partners && { accounts: [...whose.keys()] }),
  });
  for (const { accountId, currency: of, numbers } of sums) {
    const partnerId = whose.get(accountId!);
    if (partnerId === undefined || of !== currency) continue;
    const value = [0, 1, 2].reduce((sum, status) => sum + numbers[CLICK_NUMBERS + status * 3 + 1]!, 0n);
    values.set(partnerId, (values.get(partnerId) ?? 0n) + value);
  }
  return values;
}

const sameRate = (a: Terms, b: Terms): boolean =>
  a.basis === b.basis && a.rateBp === b.rateBp && Number(a.perAction ?? 0) === Number(b.perAction ?? 0);
const sameFlat = (a: Terms, b: Terms): boolean =>
  a.flat !== undefined &&
  b.flat !== undefined &&
  a.flat.per === b.flat.per &&
  Number(a.flat.amount) === Number(b.flat.amount);

export interface Brought {
  partnerId: number;
  partner: string;
  on: Day;
  concessions: Concession[];
  before: { terms: Terms; value: string };
  after: { terms: Terms; value: string };
  changeBp: number | null;
  /** Of the 90 days after it, those whose orders are not ripe yet make it too small. */
  isRipe: boolean;
  why: string | null;
}

/** What others' concessions of these kinds brought: their net value in the 90 days before and from the change on. */
function broughtBy(
  db: Reader,
  { programId, currency, through }: { programId: number; currency: string; through: Day },
  held: readonly Held[],
  kinds: readonly Concession[],
): Brought[] {
  const changes = held.flatMap((after, at) => {
    const before = held[at - 1];
    if (!before || before.partnerId !== after.partnerId || after.fromOn > through) return [];
    const concessions = concessionsOf(before.terms, after.terms).filter((each) => kinds.includes(each));
    return concessions.length > 0 ? [{ before, after, concessions }] : [];
  });
  return changes
    .toSorted((a, b) => (a.after.fromOn < b.after.fromOn ? 1 : -1))
    .slice(0, SHOWN)
    .map(({ before, after, concessions }) => {
      const { partnerId, partner, fromOn: on, why } = after;
      const valueIn = (from: Day, to: Day): bigint =>
        valuesOf(db, programId, currency, { from, to }, [partnerId]).get(partnerId) ?? 0n;
      const last = addDays(on, DAYS - 1);
      const [was, is] = [valueIn(addDays(on, -DAYS), addDays(on, -1)), valueIn(on, last)];
      return {
        partnerId,
        partner,
        on,
        concessions,
        before: { terms: before.terms, value: amountText(was, currency) },
        after: { terms: after.terms, value: amountText(is, currency) },
        changeBp: was > 0n ? basisPoints(is - was, was) : null,
        isRipe: last <= through,
        why,
      };
    });
}

const typesOf = (db: Reader, partnerId: number): string[] =>
  db.column<string>("SELECT key FROM partner_set WHERE ownerId = ? AND kind = 'type'", partnerId);

/** Whether two partners are of one kind: the same tier, and a type in common or none at all. */
function isOneKind(db: Reader, tier: string | null, types: readonly string[], otherId: number): boolean {
  const other = db.get<{ tier: string | null }>("SELECT tier FROM partner WHERE id = ?", otherId);
  if (!other || other.tier !== tier) return false;
  const theirs = typesOf(db, otherId);
  return types.length === 0 ? theirs.length === 0 : theirs.some((type) => types.includes(type));
}

/**
 * While an offer is edited: others in the program who have the same rate or fee today and why, what concessions of its kinds
 * brought others, and equal partners whose terms would earn less on this partner's own numbers.
 *
 * @throws UserError `terms-…` at the field, `missing-program`, `missing-partner`
 */
export function precedentsOf(
  db: Reader,
  now: number,
  { partnerId, programId, terms: given }: { partnerId: number; programId: number; terms: unknown },
) {
  const currency = currencyOfProgram(db, programId);
  knownPartner(db, partnerId);
  const terms = parseTerms(given, currency);
  const today = dayOf(now, timeZone(db));
  const through = ripeThrough(db, programId, now);
  const window = ripeWindow(db, programId, now, usualWindow);
  const all = allHeld(db, programId).filter((held) => held.partnerId !== partnerId);
  const current = [...Map.groupBy(all, (held) => held.partnerId).values()].flatMap(
    (own) => own.findLast((held) => holds(held, today)) ?? [],
  );
  const same = current
    .filter((held) => sameRate(held.terms, terms) || sameFlat(held.terms, terms))
    .toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
  const inForce = termsAgainst(db, { partnerId, programId, to: window.to }, now);
  const kinds = inForce ? concessionsOf(inForce.terms, terms) : concessionsOf(null, terms);
  return {
    same: same.slice(0, SHOWN).map((held) => ({
      partnerId: held.partnerId,
      partner: held.partner,
      since: held.fromOn,
      terms: held.terms,
      by: sameRate(held.terms, terms) ? ("rate" as const) : ("flat" as const),
      why: held.why,
    })),
    sameTotal: same.length,
    concessions: kinds,
    brought: broughtBy(db, { programId, currency, through }, all, kinds),
    unequal: unequalTo(db, { partnerId, programId, currency, window, terms }, current),
    window,
  };
}

function unequalTo(
  db: Reader,
  asked: {
    partnerId: number;
    programId: number;
    currency: string;
    window: { from: Day; to: Day };
    terms: Terms;
  },
  current: readonly Held[],
) {
  const { partnerId, programId, currency, window, terms } = asked;
  const values = valuesOf(db, programId, currency, window);
  const own = values.get(partnerId) ?? 0n;
  if (own <= 0n) return [];
  const tier = db.value<string | null>("SELECT tier FROM partner WHERE id = ?", partnerId) ?? null;
  const types = typesOf(db, partnerId);
  const sample = sampleOf(factsOf(db, { partnerId, programId, ...window, since: "year" }).facts);
  const earned = (each: Terms): number => earningsOf(estimate(each, sample));
  const offered = earned(terms);
  return current
    .flatMap((held) => {
      const value = values.get(held.partnerId) ?? 0n;
      const apart = Math.abs(basisPoints(value - own, own) ?? Infinity);
      if (apart > ALIKE_BP || !isOneKind(db, tier, types, held.partnerId)) return [];
      const theirs = earned(held.terms);
      if (theirs >= offered) return [];
      const { partner, terms: has, fromOn: since } = held;
      return [
        {
          partnerId: held.partnerId,
          partner,
          since,
          terms: has,
          value: amountText(value, currency),
          less: theirs,
        },
      ];
    })
    .toSorted((a, b) => a.less - b.less)
    .slice(0, SHOWN)
    .map(({ less, ...row }) => ({
      ...row,
      /** How much less these terms would earn this partner over the window. */
      less: amountText(Math.round(offered - less), currency),
    }));
}
