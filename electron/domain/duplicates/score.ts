// How likely two records are one, 0 to 100, with what speaks for it and against it. Nothing is ever joined by a score.
import type { WordParams } from "../errors.ts";
import { emailKey } from "../text/email.ts";
import { phonesAgree } from "../text/phone.ts";
import type { Facts } from "./facts.ts";
import { likeness, nameCodes, type NameCode } from "./names.ts";

/** As good as sure; never said of names that are merely similar where the domains differ. */
export const certain = 90;
/** Worth a badge. */
export const strong = 75;
/** Worth a question. */
export const worth = 40;

export type Level = "certain" | "strong" | "possible";

/** What a score is worth. */
export const levelOf = (score: number): Level =>
  score >= certain ? "certain" : score >= strong ? "strong" : "possible";

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
  "same-mailbox": 0.7,
  "agent-domain": 0.2,
  "agent-email": 0.45,
  "same-phone": 0.45,
  "same-name": 0.6,
  "spelt-otherwise": 0.55,
  "word-order": 0.5,
  "near-name": 0.44,
  "added-word": 0.42,
  "holds-name": 0.25,
  initials: 0.25,
};
const personWeights: Weights = {
  "same-email": 0.85,
  "same-mailbox": 0.85,
  "shared-email": 0.5,
  "same-link": 0.75,
  "same-phone": 0.45,
  "same-name": 0.45,
  "spelt-otherwise": 0.42,
  "word-order": 0.42,
  "near-name": 0.28,
  initials: 0.28,
  "short-name": 0.28,
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
  r: "shared-email",
  p: "same-phone",
};
/** What hardly two have by chance. */
const hard: ReadonlySet<string> = new Set(["same-network-id", "same-link", "same-email", "same-mailbox"]);
const merelyLike: ReadonlySet<string> = new Set([
  "near-name",
  "added-word",
  "holds-name",
  "initials",
  "short-name",
]);
/** What two partners of other sites and names have by chance, where one agency or one house has both. */
const ofAgents: ReadonlySet<string> = new Set(["agent-domain", "agent-email", "same-phone"]);

/** The most that is said where something speaks against it, without and with hard evidence. */
const most = {
  /** Similar names, other domains. */
  likeElsewhere: { soft: 45, hard: 75 },
  /** The same name, other domains. */
  sameElsewhere: { soft: 60, hard: 85 },
  /** Names that are nothing like one another. */
  otherNames: { soft: 60, hard: 78 },
  /** And other sites: two of one owner. */
  otherNamesElsewhere: { soft: 60, hard: 60 },
  /** Similar names of people. */
  likePeople: { soft: 80, hard: 85 },
};

function bestName(a: Facts, b: Facts): Reason | null {
  let best: { code: NameCode; params: WordParams } | null = null;
  for (const left of a.names)
    for (const right of b.names) {
      const code = likeness(left, right, a.kind === "contact");
      if (code === null || (best && nameCodes.indexOf(best.code) <= nameCodes.indexOf(code))) continue;
      best = { code, params: { name: left.name, a: left.name, b: right.name } };
      if (code === "same-name") return best;
    }
  return best;
}

/** A list of hundreds is made a set of first. */
const many = 20;

function shared(a: readonly string[], b: readonly string[]): string[] {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  if (large.length <= many) return small.filter((value) => large.includes(value));
  const all = new Set(large);
  return small.filter((value) => all.has(value));
}

const apart = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && shared(a, b).length === 0;

/** An address, or the domain of one, that is of neither's site although both have one: of an agency, or of the house behind both. */
function ofAgent(a: Facts, b: Facts, code: string, text: string): string | null {
  if (a.kind === "contact" || !apart(a.sites, b.sites)) return null;
  const isOf = (domain: string) => a.sites.includes(domain) || b.sites.includes(domain);
  if (code === "same-domain") return isOf(text) ? null : "agent-domain";
  if (code !== "same-email") return null;
  const email = emailKey(text);
  return !email || email.freeMail || isOf(email.domain) ? null : "agent-email";
}

function reasonOf(a: Facts, b: Facts, code: string, text: string): Reason | null {
  if (code === "same-phone") {
    const phone = a.phones.find((one) => b.phones.some((other) => phonesAgree(one, other)));
    return phone === undefined ? null : { code, params: { value: phone } };
  }
  if (code === "same-network-id") {
    const at = text.indexOf(":");
    return { code, params: { network: text.slice(0, at), value: text.slice(at + 1) } };
  }
  const agent = ofAgent(a, b, code, text);
  if (agent !== null) return { code: agent, params: { value: text } };
  const [mine, theirs] = [a.written.get(text) ?? text, b.written.get(text) ?? text];
  if (code === "same-email" && mine !== theirs)
    return { code: "same-mailbox", params: { a: mine, b: theirs } };
  return { code, params: { value: code === "same-domain" || code === "same-link" ? text : mine } };
}

/** Of each kind of value the one that says most: one that says less must never hide it, else a pair would come of a value that goes. */
function valueReasons(a: Facts, b: Facts, usable: (block: string) => boolean, weights: Weights): Reason[] {
  const found = new Map<string, Reason>();
  const weight = ({ code }: Reason) => weights[code] ?? 0;
  for (const value of shared(a.values, b.values)) {
    if (!usable(value)) continue;
    const code = codes[value.slice(0, value.indexOf(":"))]!;
    const reason = reasonOf(a, b, code, value.slice(value.indexOf(":") + 1));
    const before = found.get(code);
    if (reason && (!before || weight(reason) > weight(before))) found.set(code, reason);
  }
  return [...found.values()];
}

const one = (values: readonly string[]): string => values.toSorted()[0] ?? "";

/** Ids by network. */
const idsOf = ({ values }: Facts): Map<string, string[]> =>
  Map.groupBy(
    values.flatMap((value) => (value.startsWith("i:") ? [value.slice(2)] : [])),
    (id) => id.slice(0, id.indexOf(":")),
  );

/** Networks in which both have ids, and none in common. */
function otherIds(a: Facts, b: Facts): Reason | null {
  const theirs = idsOf(b);
  if (theirs.size === 0) return null;
  for (const [network, ids] of idsOf(a)) {
    const others = theirs.get(network);
    if (!others || ids.some((id) => others.includes(id))) continue;
    const bare = (id: string) => id.slice(network.length + 1);
    return { code: "different-network-ids", params: { network, a: bare(ids[0]!), b: bare(others[0]!) } };
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

/** What only one owner has, whatever the sites are called. */
const ofOwner: ReadonlySet<string> = new Set(["same-network-id", "same-link", "same-domain"]);

/** Whether what two have in common says anything where their names do not. A house shares its phone and its desks. */
const speaksAlone = (
  person: boolean,
  sitesDiffer: boolean,
  isHard: boolean,
  values: readonly Reason[],
): boolean => (person ? isHard : values.some(({ code }) => !(sitesDiffer && ofAgents.has(code))));

const differing = (a: Facts, b: Facts): WordParams =>
  apart(a.sites, b.sites) ? { a: one(a.sites), b: one(b.sites) } : { a: one(a.domains), b: one(b.domains) };

/**
 * @param usable whether few enough have a value that it says something
 * @returns null where nothing speaks for it, or too little
 */
export function judge(a: Facts, b: Facts, usable: (block: string) => boolean): Verdict | null {
  const person = a.kind === "contact";
  const weights = person ? personWeights : partnerWeights;
  const alike = bestName(a, b);
  // Every firm has an "Affiliate Team".
  const name = a.desk && b.desk && a.partnerId !== b.partnerId ? null : alike;
  const values = valueReasons(a, b, usable, weights);
  const isHard = values.some(({ code }) => hard.has(code));
  const sitesDiffer = apart(a.sites, b.sites);
  if (!name && !speaksAlone(person, sitesDiffer, isHard, values)) return null;
  const reasons = [...values, ...(name ? [name] : []), ...(person && name ? besides(a, b) : [])];
  let score = Math.round(
    100 * (1 - reasons.reduce((rest, { code }) => rest * (1 - (weights[code] ?? 0)), 1)),
  );
  const against = (reason: Reason, less: number, cap: { soft: number; hard: number } | null) => {
    if (cap) score = Math.min(score, isHard ? cap.hard : cap.soft);
    score -= less;
    reasons.push(reason);
  };
  const like = name !== null && merelyLike.has(name.code);
  const elsewhere = sitesDiffer || apart(a.domains, b.domains);
  // People have addresses at home; partners that are one have a domain in common, or an old one.
  if (elsewhere && name && (!person || like))
    against(
      { code: "different-domains", params: differing(a, b) },
      0,
      like ? most.likeElsewhere : most.sameElsewhere,
    );
  if (person && like) {
    const { soft, hard: firm } = most.likePeople;
    score = Math.min(score, isHard ? firm : soft);
  }
  if (!name)
    against(
      { code: "different-names", params: { a: a.names[0]!.name, b: b.names[0]!.name } },
      0,
      sitesDiffer && !values.some(({ code }) => ofOwner.has(code))
        ? most.otherNamesElsewhere
        : most.otherNames,
    );
  const ids = person ? null : otherIds(a, b);
  if (ids) against(ids, 20, { soft: 80, hard: 80 });
  if (a.country !== null && b.country !== null && a.country !== b.country)
    against({ code: "different-countries", params: { a: a.country, b: b.country } }, 5, null);
  if (person && otherBirthday(a.birthday, b.birthday))
    against({ code: "different-birthdays", params: { a: a.birthday!, b: b.birthday! } }, 30, null);
  return score < worth ? null : { score, reasons };
}
