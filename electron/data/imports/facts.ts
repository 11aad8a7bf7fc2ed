// A record as the store would hold it: normalised set rows, single values, and the keys by which it is matched.
import type { ContactRecord, Labelled, Remark } from "../../domain/contacts/record.ts";
import { partnerTypes, stages, tiers } from "../../domain/partner.ts";
import { automaticAddress, emailKey } from "../../domain/text/email.ts";
import { foldKey } from "../../domain/text/fold.ts";
import { phoneKey } from "../../domain/text/phone.ts";
import { websiteKey } from "../../domain/text/website.ts";
import { setItem, type SetItem } from "../sets.ts";

export interface Facts {
  record: ContactRecord;
  /** Empty for a record without a person. */
  fullName: string;
  organization: string;
  emails: SetItem[];
  phones: SetItem[];
  links: SetItem[];
  tags: SetItem[];
  addresses: SetItem[];
  own: SetItem[];
  websites: SetItem[];
  networkIds: SetItem[];
  types: SetItem[];
  /** Registrable domains that only a company has: of its sites, then of its addresses. */
  domains: string[];
  single: Record<string, string | null>;
  partner: { country: string | null; tier: string | null; stage: string | null };
  /** Every e-mail is one that nobody reads. */
  automatic: boolean;
  problems: Remark[];
}

/** The good values of a list as set rows, each key once; what cannot be read is said. */
function items(
  kind: string,
  values: Labelled[],
  code: string,
  problems: Remark[],
  region?: string,
): SetItem[] {
  const found = new Map<string, SetItem>();
  for (const { value, label, preferred } of values) {
    const text = value.trim();
    if (!text) continue;
    const readable =
      kind === "email"
        ? emailKey(text)
        : kind === "phone"
          ? phoneKey(text, region)
          : kind === "website"
            ? websiteKey(text)
            : true;
    if (!readable) problems.push({ code, params: { value: text.slice(0, 100) } });
    else {
      const item = setItem(kind, { value: text, label, preferred, region });
      if (!found.has(item.key)) found.set(item.key, item);
    }
  }
  const all = [...found.values()];
  const chosen = all.find((item) => item.preferred);
  for (const item of all) item.preferred = item === chosen && all.length > 1 ? 1 : 0;
  return all;
}

const known = <T extends string>(list: readonly T[], text: string | undefined): T | null => {
  const key = foldKey(text ?? "").replaceAll(" ", "-");
  return list.find((each) => each.toLowerCase() === key) ?? null;
};

const named = new Map<string, string>();
/** An ISO country for a code or an English name. Source: the runtime's own region names. */
function countryCode(text: string | undefined): string | null {
  const given = text?.trim() ?? "";
  if (/^[A-Za-z]{2}$/.test(given)) return given.toUpperCase();
  if (!given) return null;
  if (named.size === 0) {
    const names = new Intl.DisplayNames("en", { type: "region" });
    for (let a = 65; a <= 90; a++)
      for (let b = 65; b <= 90; b++) {
        const code = String.fromCharCode(a, b);
        const name = names.of(code);
        if (name && name !== code) named.set(foldKey(name), code);
      }
  }
  return named.get(foldKey(given)) ?? null;
}

const clean = (text: string): string => text.trim();

/** Reads a record. Its order decides: the first of several equal values is kept. `ownFields`: uid by folded name. */
export function factsOf(
  record: ContactRecord,
  region: string | undefined,
  ownFields: ReadonlyMap<string, string>,
): Facts {
  const problems = [...record.problems];
  const emails = items("email", record.emails, "bad-email", problems);
  const human = emails.filter((item) => !automaticAddress(item.key));
  const websites = items("website", record.websites, "bad-website", problems);
  const domains = [...websites.map((site) => site.match), ...human.map((email) => email.match)];
  const own: SetItem[] = [];
  for (const { name, value } of record.own) {
    const of = ownFields.get(foldKey(name));
    if (of && value.trim()) own.push(setItem("own", { value, of }));
    else if (value.trim()) problems.push({ code: "own-field-unknown", params: { name } });
  }
  const { types, country, stage, tier } = record.partnerFields;
  return {
    record,
    fullName: clean(record.fullName),
    organization: clean(record.organization),
    emails,
    phones: items("phone", record.phones, "bad-phone", problems, region),
    links: items("link", record.links, "bad-link", problems),
    tags: items(
      "tag",
      record.tags.map((value) => ({ label: "", value })),
      "bad-tag",
      problems,
    ),
    addresses: items(
      "address",
      record.addresses.map(({ label, formatted, street, city, region: part, postalCode, country: land }) => ({
        label,
        value:
          clean(formatted) ||
          [street, [postalCode, city].filter(Boolean).join(" "), part, land]
            .filter((each) => each.trim())
            .join("\n"),
      })),
      "bad-address",
      problems,
    ),
    own,
    websites,
    networkIds: record.networkIds
      .filter((each) => each.externalId.trim())
      .map((each) =>
        setItem("networkId", { value: each.externalId, of: each.network, label: each.spelling }),
      ),
    types: (types ?? []).flatMap((type) => {
      const found = known(partnerTypes, type);
      if (!found) problems.push({ code: "unknown-type", params: { value: type } });
      return found ? [setItem("type", { value: found })] : [];
    }),
    domains: [...new Set(domains.filter((domain) => domain !== null))],
    single: {
      role: [record.role, record.department].map(clean).filter(Boolean).join(", ") || null,
      birthday: record.birthday,
      language: record.languages[0] ?? null,
      timeZone: clean(record.timeZone) || null,
    },
    partner: { country: countryCode(country), tier: known(tiers, tier), stage: known(stages, stage) },
    automatic: emails.length > 0 && human.length === 0,
    problems,
  };
}
