// What the header of a table says: its columns' keys, its fingerprint, and which column is which where no format is known.
import { networks } from "../partner.ts";
import { foldKey } from "../text/fold.ts";
import { aliases, labelWords, networkWords, objectWords } from "./aliases.ts";
import { type FieldId, isField, type Mapping } from "./fields.ts";

export interface ColumnName {
  /** Folded words; a number stands as `#` ("E-mail 2 - Value" → "e mail # value"). */
  key: string;
  /** The number in the name; 1 where there is none. */
  number: number;
}

const notWord = /[^\p{L}\p{N}\p{M}#]+/gu;

/** The key by which a column's name is compared, without its number. */
export function columnName(cell: string): ColumnName {
  const folded = foldKey(cell).replaceAll("#", " ").replace(notWord, " ").trim();
  const number = /(?:^| )(\d{1,3})(?= |$)/.exec(folded);
  if (!number) return { key: folded, number: 1 };
  return { key: folded.replace(/(^| )\d{1,3}(?= |$)/g, "$1#"), number: Number(number[1]) };
}

/** Equal for headers whose columns have the same names in the same order: what a remembered mapping belongs to. */
export function headerFingerprint(header: readonly string[]): string {
  const text = header.map((cell) => foldKey(cell)).join("\u001f");
  // FNV-1a with 64 bits: short, the same on every machine, and far from any two headers of one person.
  let hash = 0xcbf29ce484222325n;
  for (const char of text)
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return `${header.length}-${hash.toString(16).padStart(16, "0")}`;
}

/** What one column of a table without a known format holds, with the label its name gives. */
export interface GuessedColumn {
  field: FieldId;
  label: string;
}

const byAlias = new Map<string, GuessedColumn>();
for (const [name, spellings] of Object.entries(aliases)) {
  for (const { key } of spellings.map((spelling) => columnName(spelling))) {
    if (name === "mobile") byAlias.set(key, { field: "phone", label: "Mobile" });
    else if (name === "fax") byAlias.set(key, { field: "phone", label: "Fax" });
    else if (name === "linkedin") byAlias.set(key, { field: "link", label: "LinkedIn" });
    else if (name === "profile") byAlias.set(key, { field: "link", label: capital(key) });
    else if (isField(name)) byAlias.set(key, { field: name, label: "" });
  }
}
const leftOut: ReadonlySet<string> = new Set(aliases["leaveOut"]);

function capital(key: string): string {
  const word = key.replace(/ (?:url|handle|channel)$/, "");
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const networkNames = new Map<string, string>([
  ...networks.map((id) => [id, id] as const),
  ...Object.entries(networkWords),
]);
const networkColumn =
  /^(.+?)(?: (?:publisher|affiliate|partner|media|site|account|program|user))* (?:id|pid|cid|aid|number|nr|no)$/;

function networkField(key: string): FieldId | null {
  const name = networkColumn.exec(key)?.[1];
  const network =
    name === undefined ? undefined : networkNames.get(name.replace(/ (?:publisher|affiliate|partner)$/, ""));
  const field = `networkId:${network ?? ""}`;
  return isField(field) ? field : null;
}

/** What a column's name says about its content; null where it says nothing known. */
export function guessColumn(cell: string): GuessedColumn | null {
  const key = columnName(cell).key;
  if (leftOut.has(key)) return null;
  const direct = byAlias.get(key) ?? byAlias.get(key.replaceAll(" #", ""));
  if (direct) return direct;
  const network = networkField(key);
  if (network) return { field: network, label: "" };
  // "Person - Email - Work", "Work email 2": the name without the words that only tell it from its neighbours.
  let words = key.split(" ").filter((word) => word !== "#" && word !== "value");
  if (words.length > 1 && objectWords.has(words[0]!)) words = words.slice(1);
  const label = words.map((word) => labelWords[word]).find((found) => found !== undefined) ?? "";
  const rest = words.filter((word) => labelWords[word] === undefined).join(" ");
  const guessed = byAlias.get(words.join(" ")) ?? byAlias.get(rest);
  if (!guessed) return null;
  return { field: guessed.field, label: label || guessed.label };
}

const partnerFields: ReadonlySet<string> = new Set([
  "website",
  "partner.types",
  "partner.stage",
  "partner.tier",
  "partner.country",
]);
const personFields: ReadonlySet<string> = new Set([
  "given",
  "family",
  "organization",
  "email",
  "phone",
  "role",
]);

/** The mapping that the header suggests. Of two columns for one single value the first has it. */
export function guessMapping(header: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<FieldId>();
  for (const [column, cell] of header.entries()) {
    const field = guessColumn(cell)?.field;
    if (field === undefined) continue;
    const single = ![
      "email",
      "phone",
      "website",
      "link",
      "tags",
      "languages",
      "note",
      "partner.types",
    ].includes(field);
    if (single && taken.has(field)) continue;
    taken.add(field);
    mapping[column] = field;
  }
  // A table of names with facts of partners and nothing of a person lists partners.
  const names = Object.entries(mapping).find(([, field]) => field === "fullName");
  const fields = [...taken];
  const listsPartners = fields.some((field) => partnerFields.has(field) || field.startsWith("networkId:"));
  if (names && listsPartners && !fields.some((field) => personFields.has(field)))
    mapping[Number(names[0])] = "organization";
  return mapping;
}
