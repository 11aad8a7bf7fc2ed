// What every writer of contact files is given: one person with all that leaves with them, and the marks by which it comes back.
import type { Labelled, NameParts } from "./record.ts";

/** A person as files hold them. Texts are empty where there is nothing. */
export interface WrittenPerson {
  uid: string;
  fullName: string;
  name: NameParts;
  /** Name of the partner, or empty. */
  partner: string;
  role: string;
  emails: Labelled[];
  phones: Labelled[];
  links: Labelled[];
  /** Sites of the partner itself; none on a platform that many share. */
  websites: string[];
  tags: string[];
  /** Each one text, its lines divided by `\n`. */
  addresses: Labelled[];
  timeZone: string;
  language: string;
  /** `YYYY-MM-DD`, `--MM-DD`, or empty. */
  birthday: string;
  note: string;
  /** Own fields by their names. */
  own: { name: string; value: string }[];
  photo: { type: string; base64: string } | null;
  /** Neither an address nor anything else tells this person from every other one: only the uid does. */
  onlyByUid: boolean;
}

/** How Google's custom fields are called that hold what its table has no column for; the reader takes them back. */
export const googleOwn = {
  uid: "Liaison id",
  timeZone: "Liaison time zone",
  language: "Liaison language",
  link: "Liaison link",
} as const;

/** A shared mailbox stands in the list under its partner's name: to other programs it is a company, not a person. */
export const isCompany = ({ fullName, partner, name }: WrittenPerson): boolean =>
  partner !== "" && fullName === partner && !name.given && !name.family;

/** The parts of the name without a title that the full name begins with, so that no reader takes it off twice. */
export function writtenParts({ fullName, name }: WrittenPerson): NameParts {
  const { prefix, ...rest } = name;
  return prefix && !fullName.startsWith(`${prefix} `) ? { prefix, ...rest } : rest;
}

/**
 * One address text on the parts that address books have, in the order in which the reader puts them together again: up to five
 * lines come back as they were.
 */
export function addressParts(text: string) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const [first = "", ...rest] = lines;
  const empty = { street: first, extended: "", city: "", region: "", country: "" };
  switch (rest.length) {
    case 0:
      return empty;
    case 1:
      return { ...empty, city: rest[0]! };
    case 2:
      return { ...empty, city: rest[0]!, country: rest[1]! };
    case 3:
      return { ...empty, extended: rest[0]!, city: rest[1]!, country: rest[2]! };
    default: {
      const [city, region, country] = rest.slice(-3);
      return {
        street: first,
        extended: rest.slice(0, -3).join("\n"),
        city: city!,
        region: region!,
        country: country!,
      };
    }
  }
}
