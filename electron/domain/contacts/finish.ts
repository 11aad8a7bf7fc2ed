// The last look at a record, the same for every format: its name, and whether anything of it can be used.
import {
  type ContactRecord,
  longest,
  type NameParts,
  type ReadItem,
  rawLength,
  type RejectedItem,
} from "./record.ts";

/** The name to show, from its parts: given, middle, family, suffix. Titles before a name are kept aside. */
export function composedName(name: NameParts): string {
  let full = name.given ?? "";
  for (const part of [name.middle, name.family, name.suffix]) {
    if (part !== undefined && part !== "") full = full === "" ? part : `${full} ${part}`;
  }
  return full;
}

export const rejected = (
  line: number,
  code: string,
  raw: string,
  params: RejectedItem["params"] = {},
): RejectedItem => ({
  kind: "rejected",
  line,
  code,
  params,
  raw: raw.length > rawLength ? `${raw.slice(0, rawLength)}…` : raw.trimEnd(),
});

/** The rejection of a record with a text that is too long; `field` is the source's name for it. */
export const tooLong = (
  line: number,
  field: string,
  length: number,
  limit: number,
  raw: string,
): RejectedItem => rejected(line, "too-long", raw, { field, length, limit });

/** The longest text a field may have. */
export const limitOf = (field: string): number =>
  field === "note" ? longest.note : nameFields.has(field) ? longest.name : longest.other;

const nameFields: ReadonlySet<string> = new Set([
  "fullName",
  "given",
  "middle",
  "family",
  "prefix",
  "suffix",
  "nickname",
  "phoneticGiven",
  "phoneticFamily",
  "organization",
]);

/** Completes the name and gives the record, or rejects it where it names neither a person nor a company nor a way to reach one. */
export function finished(record: ContactRecord, raw: () => string): ReadItem {
  const { prefix } = record.name;
  // The title stands in its own part; a full name with and without it is one name.
  if (prefix && record.fullName.startsWith(`${prefix} `))
    record.fullName = record.fullName.slice(prefix.length).trim();
  if (record.fullName === "") {
    record.fullName = composedName(record.name);
    if (record.fullName === "" && record.organization === "") record.fullName = record.name.nickname ?? "";
    if (record.fullName.length > longest.name)
      return tooLong(record.line, "name", record.fullName.length, longest.name, raw());
  }
  const reachable =
    record.emails.length + record.phones.length + record.websites.length + record.links.length > 0;
  if (record.fullName === "" && record.organization === "" && !reachable)
    return rejected(record.line, "nothing-usable", raw());
  return { kind: "record", record };
}

function over(
  field: string,
  texts: readonly (string | undefined)[],
  limit: number,
): { field: string; length: number; limit: number } | null {
  const text = texts.find((one) => one !== undefined && one.length > limit);
  return text === undefined ? null : { field, length: text.length, limit };
}

/** The first text of a record that is too long, for formats whose texts are not looked at one by one. */
export function overLong(record: ContactRecord): { field: string; length: number; limit: number } | null {
  const values = [...record.emails, ...record.phones, ...record.websites, ...record.links];
  return (
    over("name", [record.fullName, record.organization, ...Object.values(record.name)], longest.name) ??
    over("note", [record.note], longest.note) ??
    over(
      "value",
      values.flatMap((one) => [one.value, one.label]),
      longest.other,
    ) ??
    over("role", [record.role, record.department], longest.other) ??
    over(
      "address",
      record.addresses.flatMap((one) => Object.values(one)),
      longest.other,
    ) ??
    over("tag", [...record.tags, ...record.languages, record.timeZone], longest.other) ??
    over(
      "own",
      record.own.flatMap((one) => [one.name, one.value]),
      longest.other,
    )
  );
}
