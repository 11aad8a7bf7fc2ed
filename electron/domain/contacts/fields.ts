// The fields a column of a table can be mapped to, as data: the wizard lists them, a saved mapping names them.
import { networks } from "../partner.ts";

const simpleFields = [
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
  "department",
  "role",
  "email",
  "phone",
  "website",
  "link",
  "tags",
  "languages",
  "birthday",
  "note",
  "timeZone",
  "address.formatted",
  "address.street",
  "address.city",
  "address.region",
  "address.postalCode",
  "address.country",
  "partner.types",
  "partner.country",
  "partner.stage",
  "partner.tier",
  "own",
] as const;

export type SimpleField = (typeof simpleFields)[number];
/** `networkId:awin` and so on; the part after the colon is one of `networks`. */
export type NetworkField = `networkId:${string}`;
export type FieldId = SimpleField | NetworkField;

/** Column index → field; a column that is not named is left out. */
export type Mapping = Record<number, FieldId>;

export interface MappableField {
  field: FieldId;
  /** Key of its name under `ui.fields` in the words. */
  word: string;
  /** Values to fill the word with. */
  params?: Record<string, string>;
  /** Several columns may have it. */
  several: boolean;
}

const several: ReadonlySet<string> = new Set([
  "email",
  "phone",
  "website",
  "link",
  "tags",
  "languages",
  "note",
  "partner.types",
  "own",
]);

/** In the order the wizard lists them. */
export const mappableFields: readonly MappableField[] = [
  ...simpleFields.map((field) => ({
    field,
    word: `fields.${field.replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase())}`,
    several: several.has(field),
  })),
  ...networks.map((network) => ({
    field: `networkId:${network}` as const,
    word: "fields.networkId",
    params: { network },
    several: false,
  })),
];

const known: ReadonlySet<string> = new Set(mappableFields.map((one) => one.field));

/** Whether a text from a saved mapping or a script names a field. */
export const isField = (text: string): text is FieldId => known.has(text);

/** Fields of which a table needs at least one, or no row of it can be used. */
export const namingFields: ReadonlySet<FieldId> = new Set<FieldId>([
  "fullName",
  "given",
  "family",
  "nickname",
  "organization",
  "email",
  "phone",
  "website",
]);
