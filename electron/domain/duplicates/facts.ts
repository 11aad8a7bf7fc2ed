// What two records are compared by, made once for each of them.
import { emailKey } from "../text/email.ts";
import { meetings, nameKeys, type Meeting, type NameKeys } from "./names.ts";

export type Kind = "partner" | "contact";
export const kinds = ["partner", "contact"] as const;

export interface Facts {
  kind: Kind;
  id: number;
  names: readonly NameKeys[];
  /** Addresses, numbers, links, network ids and domains, each behind the letter of its kind. */
  values: ReadonlySet<string>;
  /** Phone numbers as they are kept. */
  phones: readonly string[];
  /** Registrable domains of its own: of its sites, and of the company addresses of its people. */
  domains: ReadonlySet<string>;
  /** Ids by network. */
  networks: ReadonlyMap<string, readonly string[]>;
  country: string | null;
  birthday: string | null;
  partnerId: number | null;
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

const namesOf = ({ name, key, items }: Raw): NameKeys[] => [
  nameKeys(name, key),
  ...items.flatMap((item) => (item.kind === "alias" ? [nameKeys(item.value, item.match ?? item.key)] : [])),
];

/** Numbers with and without their country code end alike. */
const tailOf = (phone: string): string => {
  const digits = phone.split(";")[0]!.replace(/\D/g, "");
  return digits.length >= 7 ? digits.slice(-7) : "";
};

const linkOf = (key: string): string => key.replace(/^www\./, "").replace(/[?#].*$/, "");

type Values = Pick<Facts, "values" | "phones" | "domains" | "networks">;
const none: Values = { values: new Set(), phones: [], domains: new Set(), networks: new Map() };

/** Most records lack some of them: they share what is empty. */
const lean = ({ values, phones, domains, networks }: Values): Values => ({
  values: values.size === 0 ? none.values : values,
  phones: phones.length === 0 ? none.phones : phones,
  domains: domains.size === 0 ? none.domains : domains,
  networks: networks.size === 0 ? none.networks : networks,
});

function valuesOf(items: readonly Item[]) {
  const values = new Set<string>();
  const phones: string[] = [];
  const domains = new Set<string>();
  const networks = new Map<string, string[]>();
  for (const { kind, key, match } of items) {
    if (kind === "email") {
      values.add(`e:${key}`);
      // The stored domain is null for free mail, and where an earlier version wrote none.
      const domain = match ?? companyDomain(key);
      if (domain !== null) domains.add(domain);
    } else if (kind === "phone") {
      const tail = tailOf(key);
      if (tail === "") continue;
      phones.push(key);
      values.add(`p:${tail}`);
    } else if (kind === "website" && match !== null) {
      domains.add(match);
    } else if (kind === "website" || kind === "link") {
      // A platform's front page is nobody's.
      if (key.includes("/")) values.add(`l:${linkOf(key)}`);
    } else if (kind === "networkId") {
      values.add(`i:${key}`);
      const at = key.indexOf(":");
      const network = key.slice(0, at);
      const ids = networks.get(network);
      if (ids) ids.push(key.slice(at + 1));
      else networks.set(network, [key.slice(at + 1)]);
    }
  }
  return { values, phones, domains, networks };
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
  const names = namesOf(raw);
  const found = valuesOf(raw.items);
  const partnerId = raw.partnerId ?? null;
  const blocks = blocksOf(names, found.values);
  // Of a name that many have, those at one partner still meet.
  if (partnerId !== null) for (const { key } of names) blocks.push(`np:${partnerId}:${key}`);
  return {
    kind: "contact",
    id: raw.id,
    names,
    ...lean(found),
    country: null,
    birthday: raw.birthday ?? null,
    partnerId,
    blocks: [...new Set(blocks)],
  };
}

/** @param people of this partner, outside the trash, by their ids */
export function partnerFacts(raw: Raw, people: readonly Facts[]): Facts {
  const names = namesOf(raw);
  const { values, phones, domains, networks } = valuesOf(raw.items);
  for (const person of people) {
    if (values.size > mostValues) break;
    for (const value of person.values) if (/^[ep]:/.test(value)) values.add(value);
    phones.push(...person.phones);
    for (const domain of person.domains) domains.add(domain);
  }
  for (const domain of domains) values.add(`h:${domain}`);
  return {
    kind: "partner",
    id: raw.id,
    names,
    ...lean({ values, phones, domains, networks }),
    country: raw.country ?? null,
    birthday: null,
    partnerId: null,
    blocks: blocksOf(names, values),
  };
}
