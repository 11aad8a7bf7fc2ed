// How likely two records are one, 0 to 100, with what speaks for it and against it. Nothing is ever joined by a score.
import type { WordParams } from "../errors.ts";
import { phonesAgree } from "../text/phone.ts";
import type { Facts } from "./facts.ts";
import { likeness, nameCodes, type NameCode } from "./names.ts";

/** As good as sure; never said of names that are merely similar where the domains differ. */
export const certain = 90;
/** Worth a badge. */
export const strong = 75;
/** Worth a question. */
export const worth = 40;

export interface Reason {
  code: string;
  params: WordParams;
}
export interface Verdict {
  score: number;
  reasons: Reason[];
}

type Weights = Readonly<Record<string, number>>;
const partnerWeights: Weights = {
  "same-network-id": 0.9,
  "same-domain": 0.75,
  "same-link": 0.7,
  "same-email": 0.7,
  "same-phone": 0.45,
  "same-name": 0.6,
  "spelt-otherwise": 0.55,
  "word-order": 0.5,
  "near-name": 0.44,
  "holds-name": 0.25,
  initials: 0.25,
};
const personWeights: Weights = {
  "same-email": 0.85,
  "same-link": 0.75,
  "same-phone": 0.45,
  "same-name": 0.45,
  "spelt-otherwise": 0.42,
  "word-order": 0.42,
  "near-name": 0.28,
  initials: 0.28,
  "holds-name": 0.2,
  "same-partner": 0.5,
  "same-birthday": 0.5,
  "same-company": 0.3,
};

/** What a letter before a value stands for. */
const codes: Readonly<Record<string, string>> = {
  i: "same-network-id",
  h: "same-domain",
  l: "same-link",
  e: "same-email",
  p: "same-phone",
};
/** What hardly two have by chance. */
const hard: ReadonlySet<string> = new Set(["same-network-id", "same-link", "same-email"]);
const merelyLike: ReadonlySet<string> = new Set(["near-name", "holds-name", "initials"]);

/** The most that is said where something speaks against it, without and with hard evidence. */
const most = {
  /** Similar names, other domains. */
  likeElsewhere: { soft: 45, hard: 75 },
  /** The same name, other domains. */
  sameElsewhere: { soft: 60, hard: 85 },
  /** Names that are nothing like one another. */
  otherNames: { soft: 60, hard: 78 },
  /** Similar names of people. */
  likePeople: { soft: 80, hard: 85 },
};

function bestName(a: Facts, b: Facts): Reason | null {
  let best: { code: NameCode; params: WordParams } | null = null;
  for (const left of a.names)
    for (const right of b.names) {
      const code = likeness(left, right);
      if (code === null || (best && nameCodes.indexOf(best.code) <= nameCodes.indexOf(code))) continue;
      best = { code, params: { name: left.name, a: left.name, b: right.name } };
      if (code === "same-name") return best;
    }
  return best;
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  const both: string[] = [];
  for (const value of small) if (large.has(value)) both.push(value);
  return both;
};

function valueReasons(a: Facts, b: Facts, usable: (block: string) => boolean): Reason[] {
  const found = new Map<string, Reason>();
  for (const value of shared(a.values, b.values)) {
    const code = codes[value.slice(0, value.indexOf(":"))]!;
    if (found.has(code) || !usable(value)) continue;
    const text = value.slice(value.indexOf(":") + 1);
    if (code === "same-phone") {
      const phone = a.phones.find((one) => b.phones.some((other) => phonesAgree(one, other)));
      if (phone !== undefined) found.set(code, { code, params: { value: phone } });
    } else if (code === "same-network-id") {
      const at = text.indexOf(":");
      found.set(code, { code, params: { network: text.slice(0, at), value: text.slice(at + 1) } });
    } else found.set(code, { code, params: { value: text } });
  }
  return [...found.values()];
}

const one = (values: Iterable<string>): string => [...values].toSorted()[0] ?? "";

/** Networks in which both have ids, and none in common. */
function otherIds(a: Facts, b: Facts): Reason | null {
  for (const [network, ids] of a.networks) {
    const others = b.networks.get(network);
    if (others && !ids.some((id) => others.includes(id)))
      return { code: "different-network-ids", params: { network, a: ids[0]!, b: others[0]! } };
  }
  return null;
}

/** What people have in common beside their name; says nothing without one. */
function besides(a: Facts, b: Facts): Reason[] {
  const found: Reason[] = [];
  if (a.partnerId !== null && a.partnerId === b.partnerId) found.push({ code: "same-partner", params: {} });
  if (a.birthday !== null && a.birthday === b.birthday)
    found.push({ code: "same-birthday", params: { value: a.birthday } });
  const company = found.length === 0 ? shared(a.domains, b.domains)[0] : undefined;
  if (company !== undefined) found.push({ code: "same-company", params: { value: company } });
  return found;
}

/** Two days with a year say more than one without. */
const otherBirthday = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.slice(-5) !== b.slice(-5);

/**
 * @param usable whether few enough have a value that it says something
 * @returns null where nothing speaks for it, or too little
 */
export function judge(a: Facts, b: Facts, usable: (block: string) => boolean): Verdict | null {
  const person = a.kind === "contact";
  const weights = person ? personWeights : partnerWeights;
  const name = bestName(a, b);
  const values = valueReasons(a, b, usable);
  if (!name && values.length === 0) return null;
  const reasons = [...values, ...(name ? [name] : []), ...(person && name ? besides(a, b) : [])];
  let score = Math.round(
    100 * (1 - reasons.reduce((rest, { code }) => rest * (1 - (weights[code] ?? 0)), 1)),
  );
  const against = (reason: Reason, less: number, cap: { soft: number; hard: number } | null) => {
    if (cap) score = Math.min(score, values.some(({ code }) => hard.has(code)) ? cap.hard : cap.soft);
    score -= less;
    reasons.push(reason);
  };
  const like = name !== null && merelyLike.has(name.code);
  const elsewhere = a.domains.size > 0 && b.domains.size > 0 && a.domains.isDisjointFrom(b.domains);
  // People have addresses at home; partners that are one have a domain in common, or an old one.
  if (elsewhere && name && (!person || like))
    against(
      { code: "different-domains", params: { a: one(a.domains), b: one(b.domains) } },
      0,
      like ? most.likeElsewhere : most.sameElsewhere,
    );
  if (person && like) {
    const { soft, hard: firm } = most.likePeople;
    score = Math.min(score, values.some(({ code }) => hard.has(code)) ? firm : soft);
  }
  if (!name)
    against(
      { code: "different-names", params: { a: a.names[0]!.name, b: b.names[0]!.name } },
      0,
      most.otherNames,
    );
  const ids = person ? null : otherIds(a, b);
  if (ids) against(ids, 20, { soft: 80, hard: 80 });
  if (a.country !== null && b.country !== null && a.country !== b.country)
    against({ code: "different-countries", params: { a: a.country, b: b.country } }, 5, null);
  if (person && otherBirthday(a.birthday, b.birthday))
    against({ code: "different-birthdays", params: { a: a.birthday!, b: b.birthday! } }, 30, null);
  return score < worth ? null : { score, reasons };
}
