// Terms as one paragraph, and as what changes from other terms: keys of the catalogue with raw values, and the text for a reader.
import type { Words } from "../words/words.ts";
import { above, bonusOf, capOf, flatOf, partsOf, rateOf, shareAlone, type RateWords } from "./phrases.ts";
import { said, sayIt, type Said } from "./said.ts";
import type { Terms } from "./shape.ts";

const text = (words: string): Said => said("ui.terms.short.currency", { text: { text: words } });

function ratesOf(terms: Terms): Said {
  const { tiers } = terms;
  const list = [
    rateOf(terms, terms),
    ...(tiers?.steps ?? []).map((step) => above(terms, tiers!, step.from, shareAlone(terms, step))),
  ];
  if (!tiers) return said("ui.terms.whole.rates", { rates: { list } });
  return tiers.mode === "marginal"
    ? said("ui.terms.whole.marginal", { rates: { list } })
    : said("ui.terms.whole.retroactive", { rates: { list }, period: { period: tiers.per } });
}

/** The sentences of terms, in the order in which they are read. */
function describeTerms(terms: Terms): Said[] {
  const { flat, bonus, cap, attribution, policies, clauses } = terms;
  const parts = partsOf(terms);
  const sentences = [ratesOf(terms)];
  if (flat)
    sentences.push(
      said(`ui.terms.whole.${flat.viaNetwork ? "flatNetwork" : "flat"}`, { flat: flatOf(flat) }),
    );
  if (bonus) sentences.push(said("ui.terms.whole.bonus", { bonus: bonusOf(bonus) }));
  if (cap) sentences.push(said("ui.terms.whole.cap", { cap: capOf(cap) }));
  const cookie = parts.get("cookieDays");
  const by = attribution && parts.get("attribution");
  if (cookie && by) sentences.push(said("ui.terms.whole.cookieBy", { cookie, attribution: by }));
  else if (cookie) sentences.push(said("ui.terms.whole.cookie", { cookie }));
  else if (by) sentences.push(said("ui.terms.whole.attribution", { attribution: by }));
  const exclusivity = parts.get("exclusivity");
  if (exclusivity) sentences.push(said("ui.terms.whole.exclusivity", { exclusivity }));
  const payment = ["netDays", "lockingDays", "holdbackBp"].flatMap((name) => parts.get(name) ?? []);
  if (payment.length > 0) sentences.push(said("ui.terms.whole.payment", { list: { list: payment } }));
  if (policies?.length)
    sentences.push(said("ui.terms.whole.policies", { list: { list: policies.map(text) } }));
  if (clauses?.length) sentences.push(said("ui.terms.whole.clauses", { list: { list: clauses.map(text) } }));
  return sentences;
}

/** Terms as one readable paragraph. @param locale BCP 47, for numbers, money and days */
export function sayTerms(words: Words, locale: string, terms: Terms): string {
  const speaker = { words, locale, currency: terms.currency, digitsOf: terms.currency };
  return describeTerms(terms)
    .map((sentence) => sayIt(speaker, sentence))
    .join(" ");
}

/** What changes: a part that came, one that went, or one in the place of another. */
export type Change =
  | { kind: "added"; after: Said }
  | { kind: "removed"; before: Said }
  | { kind: "changed"; before: Said; after: Said };

const alike = (a: Said | undefined, b: Said | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The rate that the terms say from a threshold on. */
function rateFrom(terms: Terms, threshold: number): RateWords {
  let found: RateWords = terms;
  for (const step of terms.tiers?.steps ?? [])
    if (Number(step.from) <= threshold) found = { ...terms, ...step };
  return { rateBp: found.rateBp, perAction: found.perAction };
}

/** The own rates and those above each threshold of either, where they differ. */
function rateChanges(from: Terms, to: Terms): Change[] {
  const changes: Change[] = [];
  const short = from.basis === to.basis ? shareAlone : rateOf;
  const own = { before: short(from, { ...from }), after: short(to, { ...to }) };
  if (!alike(own.before, own.after)) changes.push({ kind: "changed", ...own });
  const rule = to.tiers ?? from.tiers;
  if (!rule) return changes;
  const isSameRule =
    !from.tiers || !to.tiers || (from.tiers.by === to.tiers.by && from.tiers.per === to.tiers.per);
  if (isSameRule) {
    const thresholds = [from, to].flatMap(({ tiers }) => tiers?.steps.map((step) => step.from) ?? []);
    let last = own;
    const rising = [...new Map(thresholds.map((each) => [Number(each), each]))].toSorted(([a], [b]) => a - b);
    const places = rising.flatMap(([threshold, written]) => {
      const now = {
        before: short(from, rateFrom(from, threshold)),
        after: short(to, rateFrom(to, threshold)),
      };
      const isNews = !alike(now.before, last.before) || !alike(now.after, last.after);
      last = now;
      return isNews ? [{ written, ...now }] : [];
    });
    for (const [at, { written, before, after }] of places.entries()) {
      if (alike(before, after)) continue;
      // Where both say the same again, at another rate than this one, the change ends.
      const next = places[at + 1];
      const end =
        next && alike(next.before, next.after) && !alike(next.after, after) ? next.written : undefined;
      changes.push({ kind: "changed", before, after: above(to, rule, written, after, end) });
    }
  } else {
    for (const step of from.tiers!.steps)
      changes.push({ kind: "removed", before: above(from, from.tiers!, step.from, short(from, step)) });
    for (const step of to.tiers!.steps)
      changes.push({ kind: "added", after: above(to, to.tiers!, step.from, short(to, step)) });
  }
  if (from.tiers && to.tiers && from.tiers.mode !== to.tiers.mode)
    changes.push({
      kind: "changed",
      before: said(`ui.terms.short.${from.tiers.mode}`),
      after: said(`ui.terms.short.${to.tiers.mode}`),
    });
  return changes;
}

const order = [
  "flat",
  "bonus",
  "cap",
  "cookieDays",
  "attribution",
  "exclusivity",
  "netDays",
  "lockingDays",
  "holdbackBp",
];
/** Each name once, as the paragraph goes; policies and clauses come last. */
function inOrder(names: readonly string[]): string[] {
  const place = (name: string): number => {
    const at = order.indexOf(name);
    return at >= 0 ? at : name.startsWith("policy") ? order.length : order.length + 1;
  };
  return [...new Set(names)].toSorted((a, b) => place(a) - place(b));
}

/** What changes from one set of terms to another: rates, tiers, then the other parts in the order of the paragraph. */
export function diffTerms(from: Terms, to: Terms): Change[] {
  const changes: Change[] = [];
  if (from.currency !== to.currency)
    changes.push({ kind: "changed", before: text(from.currency), after: text(to.currency) });
  changes.push(...rateChanges(from, to));
  const [before, after] = [partsOf(from), partsOf(to)];
  for (const name of inOrder([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was && is && !alike(was, is)) changes.push({ kind: "changed", before: was, after: is });
    else if (was && !is) changes.push({ kind: "removed", before: was });
    else if (is && !was) changes.push({ kind: "added", after: is });
    if (name === "flat" && from.flat && to.flat && from.flat.viaNetwork !== to.flat.viaNetwork) {
      const paid = (via: boolean): Said => said(via ? "ui.terms.short.network" : "ui.terms.short.direct");
      changes.push({ kind: "changed", before: paid(from.flat.viaNetwork), after: paid(to.flat.viaNetwork) });
    }
  }
  return changes;
}

/** What changes, in one line: "8% → 10% above 500 orders a month; +500.00 once; net 30 → net 15". Amounts are bare where the currency stays. */
export function sayDiff(words: Words, locale: string, from: Terms, to: Terms): string {
  const isSame = from.currency === to.currency;
  const speaker = (terms: Terms) => ({
    words,
    locale,
    currency: isSame ? null : terms.currency,
    digitsOf: terms.currency,
  });
  const changes = diffTerms(from, to).map((change) => {
    const before = "before" in change ? sayIt(speaker(from), change.before) : "";
    const after = "after" in change ? sayIt(speaker(to), change.after) : "";
    return words(`ui.terms.change.${change.kind}`, { before, after });
  });
  return changes.length === 0 ? words("ui.terms.change.none") : changes.join("; ");
}
