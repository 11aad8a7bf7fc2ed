// How the cells of one column get into a record: for each field the function that puts them there.
import { parseBirthday } from "../text/birthday.ts";
import { onSharedPlatform } from "../text/website.ts";
import {
  oneLine,
  splitEmails,
  splitPhones,
  splitSites,
  splitTags,
  splitValues,
  withoutPageLinks,
} from "./cells.ts";
import type { FieldId } from "./fields.ts";
import type { ColumnRole } from "./formatShape.ts";
import type { GuessedColumn } from "./headers.ts";
import type { Address, ContactRecord, Labelled } from "./record.ts";
import { googleOwn } from "./written.ts";

/** The cells of one row. */
export type Row = readonly string[];
/** Puts one filled cell into a record. */
export type Setter = (record: ContactRecord, value: string, cells: Row) => void;

/** Without the apostrophe that keeps a spreadsheet from calculating with a cell (`guarded` of writeGoogleCsv.ts). */
export const withoutGuard = (cell: string): string =>
  cell.charCodeAt(0) === 39 && /^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell;

/** Google puts `* ` before the label of the value it prefers. */
export function readLabel(text: string | undefined): { label: string; preferred: boolean } {
  const label = (text ?? "").trim();
  return label.startsWith("* ") || label === "*"
    ? { label: label.slice(2).trim(), preferred: true }
    : { label: withoutGuard(label), preferred: false };
}

const push = (
  list: Labelled[],
  value: string,
  { label, preferred }: { label: string; preferred: boolean },
): void => {
  // Of several values in one cell, and of several marked ones, the first is the one to use.
  const first = preferred && (list.length === 0 || !list.some((one) => one.preferred));
  list.push(first ? { label, value, preferred } : { label, value });
};

/** Where the columns of one address meet: all with the same label and number. */
export type AddressOf = (record: ContactRecord, cells: Row) => Address;

export function addressOf(label: (cells: Row) => string): AddressOf {
  let last: ContactRecord | null = null;
  let address: Address;
  return (record, cells) => {
    if (last !== record) {
      last = record;
      address = {
        label: label(cells),
        formatted: "",
        street: "",
        city: "",
        region: "",
        postalCode: "",
        country: "",
      };
      record.addresses.push(address);
    }
    return address;
  };
}

export interface ColumnFacts {
  name: string;
  role: ColumnRole | null;
  guess: GuessedColumn | null;
  labelIndex: number;
  kindIndex: number;
  address: AddressOf;
  separator: string | null;
  monthFirst: boolean | undefined;
}

function labelReader(facts: ColumnFacts): (cells: Row) => { label: string; preferred: boolean } {
  if (facts.labelIndex >= 0) {
    let last = "";
    let label = readLabel(last);
    return (cells) => {
      const text = cells[facts.labelIndex] ?? "";
      if (text !== last) {
        last = text;
        label = readLabel(text);
      }
      return label;
    };
  }
  const fixed = { label: facts.role?.label ?? facts.guess?.label ?? "", preferred: false };
  return () => fixed;
}

const split =
  (facts: ColumnFacts, byGuess: (text: string) => string[]) =>
  (value: string): string[] => {
    const { separator } = facts;
    if (!separator) return byGuess(value);
    return value.includes(separator) || value.includes("\n") ? splitValues(value, separator) : [value];
  };

/** The same few cells come again and again in columns of tags. */
function remembered(values: (cell: string) => string[]): (cell: string) => string[] {
  const seen = new Map<string, string[]>();
  return (cell) => {
    let list = seen.get(cell);
    if (!list) {
      list = values(cell);
      if (seen.size < 1_000) seen.set(cell, list);
    }
    return list;
  };
}

interface Place {
  get: (record: ContactRecord) => string | undefined;
  set: (record: ContactRecord, value: string) => void;
}

/** Where each single text stands. Written out, because a property named by a variable costs three times as much. */
const texts = {
  fullName: { get: (record) => record.fullName, set: (record, value) => void (record.fullName = value) },
  organization: {
    get: (record) => record.organization,
    set: (record, value) => void (record.organization = value),
  },
  role: { get: (record) => record.role, set: (record, value) => void (record.role = value) },
  department: {
    get: (record) => record.department,
    set: (record, value) => void (record.department = value),
  },
  timeZone: { get: (record) => record.timeZone, set: (record, value) => void (record.timeZone = value) },
  given: { get: (record) => record.name.given, set: (record, value) => void (record.name.given = value) },
  middle: { get: (record) => record.name.middle, set: (record, value) => void (record.name.middle = value) },
  family: { get: (record) => record.name.family, set: (record, value) => void (record.name.family = value) },
  prefix: { get: (record) => record.name.prefix, set: (record, value) => void (record.name.prefix = value) },
  suffix: { get: (record) => record.name.suffix, set: (record, value) => void (record.name.suffix = value) },
  nickname: {
    get: (record) => record.name.nickname,
    set: (record, value) => void (record.name.nickname = value),
  },
  phoneticGiven: {
    get: (record) => record.name.phoneticGiven,
    set: (record, value) => void (record.name.phoneticGiven = value),
  },
  phoneticFamily: {
    get: (record) => record.name.phoneticFamily,
    set: (record, value) => void (record.name.phoneticFamily = value),
  },
  "partner.country": {
    get: (record) => record.partnerFields.country,
    set: (record, value) => void (record.partnerFields.country = value),
  },
  "partner.stage": {
    get: (record) => record.partnerFields.stage,
    set: (record, value) => void (record.partnerFields.stage = value),
  },
  "partner.tier": {
    get: (record) => record.partnerFields.tier,
    set: (record, value) => void (record.partnerFields.tier = value),
  },
} satisfies Partial<Record<FieldId, Place>>;

/** The first value is the field's; a differing second one is kept under the column's own name. */
function single(name: string, place: Place, turn: (text: string) => string = oneLine): Setter {
  return (record, value) => {
    const before = place.get(record);
    if (before === undefined || before === "") place.set(record, turn(value));
    else if (before !== value) record.own.push({ name, value });
  };
}

function emailSetter(facts: ColumnFacts): Setter {
  const values = split(facts, splitEmails);
  const label = labelReader(facts);
  return (record, cell, cells) => {
    const exchange = facts.kindIndex >= 0 && cells[facts.kindIndex] === "EX";
    for (const value of values(cell)) {
      if (exchange || !value.includes("@") || value[0] === "/")
        record.problems.push({ code: "not-an-email", params: { value } });
      else push(record.emails, value, label(cells));
    }
  };
}

function siteSetter(facts: ColumnFacts): Setter {
  const values = split(facts, splitSites);
  const label = labelReader(facts);
  return (record, cell, cells) => {
    for (const value of values(cell))
      push(onSharedPlatform(value) ? record.links : record.websites, value, label(cells));
  };
}

/** A field of the source's own; those that Liaison wrote for want of a column go back to where they came from. */
function takeOwn(record: ContactRecord, name: string, value: string): void {
  const { uid, timeZone, language, link } = googleOwn;
  if (name === uid) record.uid = value.toLowerCase();
  else if (name === timeZone) record.timeZone = value;
  else if (name === language) record.languages.push(value);
  else if (name === link || name.startsWith(`${link}: `))
    record.links.push({ label: name.slice(link.length + 2), value: oneLine(value) });
  else record.own.push({ name, value: oneLine(value) });
}

function addressSetter(part: Exclude<keyof Address, "label">, facts: ColumnFacts): Setter {
  return (record, value, cells) => {
    const address = facts.address(record, cells);
    address[part] = address[part] === "" ? value : `${address[part]}\n${value}`;
  };
}

/** How a column's cells get into a record: one small function for each field. */
export function setterOf(field: FieldId, facts: ColumnFacts): Setter {
  const { name } = facts;
  if (field.startsWith("networkId:")) {
    const network = field.slice("networkId:".length);
    return (record, value) => void record.networkIds.push({ network, externalId: value, spelling: "" });
  }
  switch (field) {
    case "organization":
      return single(
        name,
        texts.organization,
        facts.role ? oneLine : (text) => withoutPageLinks(oneLine(text)),
      );
    case "fullName":
    case "role":
    case "department":
    case "timeZone":
    case "given":
    case "middle":
    case "family":
    case "prefix":
    case "suffix":
    case "nickname":
    case "phoneticGiven":
    case "phoneticFamily":
    case "partner.country":
    case "partner.stage":
    case "partner.tier":
      return single(name, texts[field]);
    case "email":
      return emailSetter(facts);
    case "phone": {
      const values = split(facts, splitPhones);
      const label = labelReader(facts);
      return (record, cell, cells) => {
        for (const value of values(cell))
          push(record.phones, value[0] === "'" ? value.slice(1).trim() : value, label(cells));
      };
    }
    case "website":
      return siteSetter(facts);
    case "link": {
      const values = split(facts, splitSites);
      const label = labelReader(facts);
      return (record, cell, cells) => {
        for (const value of values(cell)) push(record.links, value, label(cells));
      };
    }
    case "tags": {
      const values = remembered(split(facts, splitTags));
      return (record, cell) => {
        for (const value of values(cell))
          if (!value.startsWith("* ") && !record.tags.includes(value)) record.tags.push(value);
      };
    }
    case "languages":
      return (record, cell) => {
        for (const value of splitTags(cell))
          if (!record.languages.includes(value)) record.languages.push(value);
      };
    case "birthday":
      return (record, value) => {
        record.birthday = parseBirthday(value, facts.monthFirst);
        if (record.birthday === null) record.problems.push({ code: "birthday-unclear", params: { value } });
      };
    case "note":
      return (record, value) =>
        void (record.note = record.note === "" ? value : `${record.note}\n\n${value}`);
    case "partner.types":
      return (record, cell) =>
        void (record.partnerFields.types = [...(record.partnerFields.types ?? []), ...splitTags(cell)]);
    case "address.formatted":
      return addressSetter("formatted", facts);
    case "address.street":
      return addressSetter("street", facts);
    case "address.city":
      return addressSetter("city", facts);
    case "address.region":
      return addressSetter("region", facts);
    case "address.postalCode":
      return addressSetter("postalCode", facts);
    case "address.country":
      return addressSetter("country", facts);
    case "own": {
      const label = labelReader(facts);
      return (record, value, cells) => takeOwn(record, label(cells).label || name, value);
    }
    default:
      return () => {};
  }
}
