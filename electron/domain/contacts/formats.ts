// The contact formats with a fixed header, as data: how each is known and what its columns hold.
import type { SimpleField } from "./fields.ts";
import type { ColumnRole, FormatDefinition } from "./formatShape.ts";
import { columnName } from "./headers.ts";
import { outlookClassic, outlookLocal, outlookWeb } from "./outlook.ts";

const one = (field: SimpleField): ColumnRole => ({ field });
const labelled = (field: SimpleField, labelKey: string): ColumnRole => ({ field, labelKey });

const googleAddress = (word: string): Record<string, ColumnRole> =>
  Object.fromEntries(
    (
      [
        ["formatted", "address.formatted"],
        ["street", "address.street"],
        ["extended address", "address.street"],
        ["po box", "address.street"],
        ["city", "address.city"],
        ["region", "address.region"],
        ["postal code", "address.postalCode"],
        ["country", "address.country"],
      ] as const
    ).map(([part, field]) => [`address # ${part}`, labelled(field, `address # ${word}`)]),
  );

const none: ReadonlySet<string> = new Set();

export const formats: readonly FormatDefinition[] = [
  {
    format: "google-contacts",
    needs: ["first name", "last name", "labels", "organization name"],
    empty: none,
    separator: " ::: ",
    columns: {
      "first name": one("given"),
      "middle name": one("middle"),
      "last name": one("family"),
      "phonetic first name": one("phoneticGiven"),
      "phonetic last name": one("phoneticFamily"),
      "name prefix": one("prefix"),
      "name suffix": one("suffix"),
      nickname: one("nickname"),
      "organization name": one("organization"),
      "organization title": one("role"),
      "organization department": one("department"),
      birthday: one("birthday"),
      notes: one("note"),
      labels: one("tags"),
      "e mail # value": labelled("email", "e mail # label"),
      "phone # value": labelled("phone", "phone # label"),
      "website # value": labelled("website", "website # label"),
      "im # value": labelled("link", "im # label"),
      "custom field # value": labelled("own", "custom field # label"),
      "event # value": labelled("own", "event # label"),
      "relation # value": labelled("own", "relation # label"),
      ...googleAddress("label"),
    },
  },
  {
    format: "google-contacts-old",
    needs: ["name", "given name", "family name", "group membership"],
    empty: none,
    separator: " ::: ",
    columns: {
      name: one("fullName"),
      "given name": one("given"),
      "additional name": one("middle"),
      "family name": one("family"),
      "given name yomi": one("phoneticGiven"),
      "family name yomi": one("phoneticFamily"),
      "name prefix": one("prefix"),
      "name suffix": one("suffix"),
      nickname: one("nickname"),
      birthday: one("birthday"),
      notes: one("note"),
      language: one("languages"),
      "group membership": one("tags"),
      "organization # name": one("organization"),
      "organization # title": one("role"),
      "organization # department": one("department"),
      "e mail # value": labelled("email", "e mail # type"),
      "phone # value": labelled("phone", "phone # type"),
      "website # value": labelled("website", "website # type"),
      "im # value": labelled("link", "im # service"),
      "custom field # value": labelled("own", "custom field # type"),
      "event # value": labelled("own", "event # type"),
      "relation # value": labelled("own", "relation # type"),
      ...googleAddress("type"),
    },
  },
  {
    format: "linkedin",
    needs: ["first name", "last name", "company", "position", "connected on"],
    empty: none,
    noise: /^(?:notes:?$|when exporting your connection data)/i,
    separator: ";",
    columns: {
      "first name": one("given"),
      "last name": one("family"),
      url: { field: "link", label: "LinkedIn" },
      "email address": one("email"),
      company: one("organization"),
      position: one("role"),
    },
  },
  ...outlookClassic,
  ...outlookLocal,
  outlookWeb,
];

/** The definition whose columns this header has, or null. */
export function detectFormat(header: readonly string[]): FormatDefinition | null {
  const keys = new Set(header.map((cell) => columnName(cell).key));
  return formats.find((definition) => definition.needs.every((key) => keys.has(key))) ?? null;
}
