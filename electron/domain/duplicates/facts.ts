// What two records are compared by, made once for each of them.
import { emailKey } from "../text/email.ts";
import { nameKey } from "../text/names.ts";
import { websiteKey } from "../text/website.ts";
import { addressOf } from "./addressNames.ts";
import { firmWords, isDesk, isSharedAddress, personWords } from "./fillers.ts";
import { meetings, nameKeys, wordAt, type Meeting, type NameKeys } from "./names.ts";

export type Kind = "partner" | "contact";
export const kinds = ["partner", "contact"] as const;

/** What two records are compared by. Lists and not sets: most have one or two, and a set takes four times the room. */
export interface Facts {
  kind: Kind;
  id: number;
  names: readonly NameKeys[];
  /** Addresses, numbers, links, network ids and domains, each behind the letter of its kind. */
  values: readonly string[];
  /** Phone numbers as they are kept. */
  phones: readonly string[];
  /** Registrable domains of its own: of its sites, and of the company addresses of its people. */
  domains: readonly string[];
  /** Those of its sites. */
  sites: readonly string[];
  /** Addresses that are written otherwise than the mailbox that they lead to, by that mailbox. */
  written: ReadonlyMap<string, string>;
  country: string | null;
  birthday: string | null;
  partnerId: number | null;
  /** A person whose name is that of a desk. */
  desk: boolean;
  /** Where it meets others. */
  blocks: readonly Meeting[];
}

/** A set row: `match` is a site's or an address's own domain. */
export interface Item {
  kind: string;
  key: string;
  value: string;
  match: string | null;
}

export interface Raw {
  id: number;
  name: string;
  /** The stored match key of the name. */
  key: string;
  country?: string | null;
  birthday?: string | null;
  partnerId?: number | null;
  items: readonly Item[];
}

/** More values of one partner's people are not looked at. */
const mostValues = 300;

/** The words of a name that are compared, and the site that a firm's name is. */
function said(kind: Kind, name: string, key: string): { words: string; site: string | null } {
  if (kind === "contact") return { words: personWords(key.split(" ")).join(" "), site: null };
  const address = addressOf(name);
  const words = address ? nameKey(address.label) : key;
  return { words: firmWords(words.split(" ")).join(" "), site: address?.site ?? null };
}

function namesOf(kind: Kind, { name, key, items }: Raw): { names: NameKeys[]; site: string | null } {
  const own = said(kind, name, key);
  const aliases = items.flatMap((item) => {
    if (item.kind !== "alias") return [];
    const spelt = item.match ?? item.key;
    return [nameKeys(item.value, spelt, said(kind, item.value, spelt).words)];
  });
  return { names: [nameKeys(name, key, own.words), ...aliases], site: own.site };
}

/** Numbers with and without their country code end alike. */
const tailOf = (phone: string): string => {
  const digits = phone.split(";")[0]!.replace(/\D/g, "");
  return digits.length >= 7 ? digits.slice(-7) : "";
};

/** Pages of a firm are of all who work there. */
const ofFirm = /\/(?:company|school|showcase)\//;

/** A page that says whose it is: on a platform by its canonical address, and of a partner anywhere. Null for others. */
function pageOf(kind: Kind, key: string): string | null {
  const site = websiteKey(key);
  if (kind === "contact" && (!site || site.domain !== null || ofFirm.test(site.key))) return null;
  const page = site?.domain === null ? site.key : key.replace(/^www\./, "").replace(/[?#].*$/, "");
  // A platform's front page is nobody's.
  return page.includes("/") ? page : null;
}

/** Providers where dots in an address mean nothing. */
const dotless = /@(?:gmail|googlemail)\.com$/;

/** The mailbox of an address: without what stands behind a plus. */
function mailboxOf(key: string): string {
  const at = key.lastIndexOf("@");
  const local = key.slice(0, at).replace(/(?<=.)\+.*$/, "");
  return dotless.test(key) ? `${local.replaceAll(".", "")}@gmail.com` : `${local}${key.slice(at)}`;
}

/** What is gathered of one record. */
interface Gathered {
  values: Set<string>;
  phones: string[];
  domains: Set<string>;
  sites: Set<string>;
  written: Map<string, string>;
}

type Values = Pick<Facts, "values" | "phones" | "domains" | "sites" | "written">;
const nothing: readonly string[] = [];
const notWritten: ReadonlyMap<string, string> = new Map();
const listOf = (all: Iterable<string>, size: number): readonly string[] => (size === 0 ? nothing : [...all]);

/** Most records lack some of them: they share what is empty, and the sites that are all their domains. */
function kept({ values, phones, domains, sites, written }: Gathered): Values {
  const ofSites = listOf(sites, sites.size);
  return {
    values: listOf(values, values.size),
    phones: listOf(phones, phones.length),
    domains: domains.size === sites.size ? ofSites : listOf(domains, domains.size),
    sites: ofSites,
    written: written.size === 0 ? notWritten : written,
  };
}

function valuesOf(kind: Kind, items: readonly Item[]): Gathered {
  const values = new Set<string>();
  const phones: string[] = [];
  const domains = new Set<string>();
  const sites = new Set<string>();
  const written = new Map<string, string>();
  for (const { kind: of, key, match } of items) {
    if (of === "email") {
      const mailbox = mailboxOf(key);
      if (mailbox !== key) written.set(mailbox, key);
      values.add(`${isSharedAddress(key) ? "r" : "e"}:${mailbox}`);
      // The stored domain is null for free mail, and where an earlier version wrote none.
      const domain = match ?? companyDomain(key);
      if (domain !== null) domains.add(domain);
    } else if (of === "phone") {
      const tail = tailOf(key);
      if (tail === "") continue;
      phones.push(key);
      values.add(`p:${tail}`);
    } else if (of === "website" && match !== null) {
      domains.add(match);
      sites.add(match);
    } else if (of === "website" || of === "link") {
      const page = pageOf(kind, key);
      if (page !== null) values.add(`l:${page}`);
    } else if (of === "networkId") {
      values.add(`i:${key}`);
    }
  }
  return { values, phones, domains, sites, written };
}

function companyDomain(key: string): string | null {
  const email = emailKey(key);
  return email && !email.freeMail ? email.domain : null;
}

const blocksOf = (names: readonly NameKeys[], values: Iterable<string>): Meeting[] => [
  ...new Set<Meeting>([...names.flatMap(meetings), ...values]),
];

/** What a person is compared by. */
export function personFacts(raw: Raw): Facts {
  const { names } = namesOf("contact", raw);
  const found = valuesOf("contact", raw.items);
  const partnerId = raw.partnerId ?? null;
  const blocks = new Set(blocksOf(names, found.values));
  // Of a name that many have, those at one partner still meet, and so do "Ida" and "Ida Roth".
  if (partnerId !== null)
    for (const { words } of names) for (const word of words) blocks.add(wordAt(partnerId, word));
  return {
    kind: "contact",
    id: raw.id,
    names,
    ...kept(found),
    country: null,
    birthday: raw.birthday ?? null,
    partnerId,
    desk: isDesk(raw.key.split(" ")),
    blocks: [...blocks],
  };
}

/** @param people of this partner, outside the trash, by their ids */
export function partnerFacts(raw: Raw, people: readonly Facts[]): Facts {
  const { names, site } = namesOf("partner", raw);
  const found = valuesOf("partner", raw.items);
  const { values, phones, domains, sites, written } = found;
  if (site !== null) for (const set of [sites, domains]) set.add(site);
  for (const person of people) {
    if (values.size > mostValues) break;
    // What a desk reads is the firm's own address.
    for (const value of person.values)
      if (/^[erp]:/.test(value)) values.add(value.startsWith("r:") ? `e:${value.slice(2)}` : value);
    for (const [mailbox, address] of person.written) written.set(mailbox, address);
    phones.push(...person.phones);
    for (const domain of person.domains) domains.add(domain);
  }
  for (const domain of domains) values.add(`h:${domain}`);
  return {
    kind: "partner",
    id: raw.id,
    names,
    ...kept(found),
    country: raw.country ?? null,
    birthday: null,
    partnerId: null,
    desk: false,
    blocks: blocksOf(names, values),
  };
}
