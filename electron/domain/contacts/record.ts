// What every reader of contact files gives: one record for each row or card, whatever format it came from.

/** A value with the source's label ("Work", "Mobile"); the label may be empty. */
export interface Labelled {
  label: string;
  value: string;
  preferred?: boolean;
}

export interface NameParts {
  prefix?: string;
  given?: string;
  middle?: string;
  family?: string;
  suffix?: string;
  nickname?: string;
  phoneticGiven?: string;
  phoneticFamily?: string;
}

/** A postal address; `formatted` is the source's own setting of it over several lines, where it has one. */
export interface Address {
  label: string;
  formatted: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

/** Something the person should know; the code is a key of the words, the params fill its sentence. */
export interface Remark {
  code: string;
  params: Record<string, string | number>;
}

export interface ContactRecord {
  /** 1-based physical line where the record starts; the row number in a workbook. */
  line: number;
  /** The source's own id of the person, where it is a UUID: only cards and tables written here have one that is known. */
  uid?: string;
  /** The record as the file has it: equal for equal records; to be hashed by whoever keeps it. */
  fingerprint: string;
  /** The name to show, empty for a record without a person. */
  fullName: string;
  name: NameParts;
  organization: string;
  role: string;
  department: string;
  emails: Labelled[];
  phones: Labelled[];
  /** Sites of the organisation. */
  websites: Labelled[];
  /** Pages of the person: profiles on platforms, messengers. */
  links: Labelled[];
  tags: string[];
  languages: string[];
  /** `YYYY-MM-DD`, or `--MM-DD` without a year. */
  birthday: string | null;
  note: string;
  timeZone: string;
  addresses: Address[];
  networkIds: { network: string; externalId: string; spelling: string }[];
  /** Fields of the source that have no place here, by the source's name for them. */
  own: { name: string; value: string }[];
  /** Facts of the partner, as the file spells them; only a mapped table has them. */
  partnerFields: { types?: string[]; country?: string; stage?: string; tier?: string };
  /** `type` is a media type such as image/jpeg. */
  photo: { bytes: Uint8Array; type: string } | null;
  /** Imported nevertheless, said in the preview. */
  problems: Remark[];
}

export interface RejectedItem extends Remark {
  kind: "rejected";
  line: number;
  /** The source's text, shortened, so that it can be saved beside the reason. */
  raw: string;
}

/** One source record: usable, or rejected with its line and reason. */
export type ReadItem = { kind: "record"; record: ContactRecord } | RejectedItem;

/** Longest text in characters; a record with a longer one is rejected, never cut. */
export const longest = { name: 500, note: 100_000, other: 2_000 } as const;

/** How much of a rejected record is kept as `raw`, in characters. */
export const rawLength = 2_000;

export function emptyRecord(line: number): ContactRecord {
  return {
    line,
    fingerprint: "",
    fullName: "",
    name: {},
    organization: "",
    role: "",
    department: "",
    emails: [],
    phones: [],
    websites: [],
    links: [],
    tags: [],
    languages: [],
    birthday: null,
    note: "",
    timeZone: "",
    addresses: [],
    networkIds: [],
    own: [],
    partnerFields: {},
    photo: null,
    problems: [],
  };
}
