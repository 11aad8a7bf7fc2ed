// People as a table in Google Contacts' header, so that Google, Outlook.com and Liaison itself take it back.
import { onSharedPlatform } from "../text/website.ts";
import { oneLine } from "./cells.ts";
import { composedName } from "./finish.ts";
import type { Labelled } from "./record.ts";
import { plain } from "./vcardText.ts";
import { addressParts, googleOwn, isCompany, writtenParts, type WrittenPerson } from "./written.ts";

/** Google's columns before the numbered groups, in its order. Source: exports of Google Contacts. */
const fixed = [
  "First Name",
  "Middle Name",
  "Last Name",
  "Phonetic First Name",
  "Phonetic Middle Name",
  "Phonetic Last Name",
  "Name Prefix",
  "Name Suffix",
  "Nickname",
  "File As",
  "Organization Name",
  "Organization Title",
  "Organization Department",
  "Birthday",
  "Notes",
  "Photo",
  "Labels",
] as const;

const groups = ["emails", "phones", "addresses", "sites", "own"] as const;
type Group = (typeof groups)[number];

const columns: Readonly<Record<Group, { name: string; parts: readonly string[] }>> = {
  emails: { name: "E-mail", parts: ["Label", "Value"] },
  phones: { name: "Phone", parts: ["Label", "Value"] },
  addresses: {
    name: "Address",
    parts: [
      "Label",
      "Formatted",
      "Street",
      "City",
      "PO Box",
      "Region",
      "Postal Code",
      "Country",
      "Extended Address",
    ],
  },
  sites: { name: "Website", parts: ["Label", "Value"] },
  own: { name: "Custom Field", parts: ["Label", "Value"] },
};

/** What a spreadsheet calculates with when it opens the file: only numbers and dates, which can do no harm, stay as they are. */
const harmless = /^[+-][\d\s().\-/–;,]*(?:(?:x|ext\.?|ext=)\s*\d+)?$/i;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe before `=`, `@`, and before `+` and `-` that begin no number.
 * Phone numbers keep their plus. `withoutGuard` of setters.ts takes it off again; a text that has apostrophes of its own before such a sign gets
 * one more, so that nothing is lost. Source: OWASP, CSV injection.
 */
export const guarded = (cell: string): string =>
  /^'*[=+\-@]/.test(cell) && !harmless.test(cell) ? `'${cell}` : cell;

const cellOf = (text: string): string => guarded(plain(text).trim());
const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
const row = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;

/** The parts of a name that put together give the full name: Google keeps no other. */
function nameCells(person: WrittenPerson) {
  const parts = writtenParts(person);
  const fullName = oneLine(person.fullName);
  if (isCompany(person)) return { given: "", middle: "", family: "", prefix: "", suffix: "", parts };
  if (composedName(parts) === fullName)
    return {
      given: parts.given ?? "",
      middle: parts.middle ?? "",
      family: parts.family ?? "",
      prefix: parts.prefix ?? "",
      suffix: parts.suffix ?? "",
      parts,
    };
  const at = fullName.lastIndexOf(" ");
  const given = at < 0 ? fullName : fullName.slice(0, at);
  return {
    given,
    middle: "",
    family: at < 0 ? "" : fullName.slice(at + 1),
    prefix: parts.prefix ?? "",
    suffix: "",
    parts,
  };
}

/** Google puts `* ` before the label of the value it prefers. */
const labelOf = ({ label, preferred }: Labelled): string => (preferred ? `* ${label}` : label);
const pair = (one: Labelled): string[] => [labelOf(one), oneLine(one.value)];

function ownOf(person: WrittenPerson): string[][] {
  const { uid, timeZone, language, link } = googleOwn;
  return [
    ...person.links
      .filter(({ value }) => !isPage(value))
      .map((each) => [each.label ? `${link}: ${each.label}` : link, oneLine(each.value)]),
    ...(person.timeZone ? [[timeZone, person.timeZone]] : []),
    ...(person.language ? [[language, person.language]] : []),
    ...person.own.map(({ name, value }) => [name, value]),
    ...(person.onlyByUid ? [[uid, person.uid]] : []),
  ];
}

/** Pages on platforms are known as such; any other site in Google's column would be the company's. */
const isPage = (value: string): boolean => onSharedPlatform(value) && !/\s/.test(value);

function groupsOf(person: WrittenPerson): Record<Group, string[][]> {
  return {
    emails: person.emails.map(pair),
    phones: person.phones.map(pair),
    addresses: person.addresses.map((each) => {
      const { street, extended, city, region, country } = addressParts(each.value);
      return [labelOf(each), each.value, street, city, "", region, "", country, extended];
    }),
    sites: [
      ...person.websites.map((value) => ["Work", value]),
      ...person.links.filter(({ value }) => isPage(value)).map(pair),
    ],
    own: ownOf(person),
  };
}

/** How many of each numbered group a table needs. */
export type GroupCounts = Record<Group, number>;

/** The counts that hold all of `people`: at least one of each, but no empty custom fields. */
export function groupCounts(people: Iterable<WrittenPerson>): GroupCounts {
  const counts: GroupCounts = { emails: 1, phones: 1, addresses: 1, sites: 1, own: 0 };
  for (const person of people) {
    const own = groupsOf(person);
    for (const group of groups) counts[group] = Math.max(counts[group], own[group].length);
  }
  return counts;
}

/** The header line, with CRLF. */
export const googleHeader = (counts: GroupCounts): string =>
  row([
    ...fixed,
    ...groups.flatMap((group) =>
      Array.from({ length: counts[group] }, (_, at) =>
        columns[group].parts.map((part) => `${columns[group].name} ${at + 1} - ${part}`),
      ).flat(),
    ),
  ]);

/** One person as a line, with CRLF. Labels are joined by ` ::: ` and end with Google's own `* myContacts`. */
export function googleRow(person: WrittenPerson, counts: GroupCounts): string {
  const { given, middle, family, prefix, suffix, parts } = nameCells(person);
  const own = groupsOf(person);
  const cells = [
    given,
    middle,
    family,
    parts.phoneticGiven ?? "",
    "",
    parts.phoneticFamily ?? "",
    prefix,
    suffix,
    parts.nickname ?? "",
    "",
    oneLine(person.partner),
    oneLine(person.role),
    "",
    person.birthday,
    person.note,
    "",
    [...person.tags.map(oneLine), "* myContacts"].join(" ::: "),
    ...groups.flatMap((group) =>
      Array.from(
        { length: counts[group] },
        (_, at) => own[group][at] ?? columns[group].parts.map(() => ""),
      ).flat(),
    ),
  ];
  return row(cells.map(cellOf));
}
