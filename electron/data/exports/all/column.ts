// What a table of the readable export is: its columns by name, kind and source, and what they refer to by name and uid.

/**
 * text · day: 'YYYY-MM-DD' · dayNumber: days since 1970-01-01 · instant: ms UTC · number · flag: 0 or 1 · share: basis points, written in percent ·
 * amount: 1/100,000 of the currency in another column · list: a JSON array of texts · json · terms: said as sentences.
 */
export type Kind =
  | "text"
  | "day"
  | "dayNumber"
  | "instant"
  | "number"
  | "flag"
  | "share"
  | "amount"
  | "list"
  | "json"
  | "terms";

export interface Column {
  /** As it is called in the JSON; the heads of tables are made of it. */
  name: string;
  kind: Kind;
  /** Over the table's own alias `t` and the aliases of its references. */
  sql: string;
  /** Of an amount: the column that holds its currency. */
  currency?: string;
  /** Too long or too strange for a table. */
  only?: "json";
  /** A head that a person chose: an own field's name. */
  head?: string;
}

/** A reference: the name and the uid of what is referred to, neither where that is in the trash. */
export interface Reference {
  join: string;
  columns: Column[];
  /** The row hangs on it and is hidden with it. */
  hides: string | null;
}

export interface Table {
  /** The file's, the sheet's and the JSON's name. */
  name: string;
  /** The store's table, whose alias is `t`. */
  of: string;
  joins: string[];
  where: string[];
  /** By which it is read block by block, in this order. */
  key: string[];
  columns: Column[];
}

const column = (kind: Kind, name: string, sql = `t."${name}"`): Column => ({ name, kind, sql });
export const text = (name: string, sql?: string): Column => column("text", name, sql);
export const day = (name: string, sql?: string): Column => column("day", name, sql);
export const dayNumber = (name: string, sql?: string): Column => column("dayNumber", name, sql);
export const instant = (name: string, sql?: string): Column => column("instant", name, sql);
export const number = (name: string, sql?: string): Column => column("number", name, sql);
export const flag = (name: string, sql?: string): Column => column("flag", name, sql);
export const share = (name: string, sql?: string): Column => column("share", name, sql);
export const list = (name: string, sql?: string): Column => column("list", name, sql);
export const json = (name: string, sql?: string): Column => column("json", name, sql);
export const amount = (name: string, currency = "currency", sql?: string): Column => ({
  ...column("amount", name, sql),
  currency,
});
/** Terms twice: as sentences, and as they are kept. */
export const terms = (): Column[] => [column("terms", "terms"), json("termsJson", "t.terms")];

/** What is in the trash, or hangs on what is there, is not referred to. `a`: the alias. */
const isLive: Record<string, (a: string) => string> = {
  contact: (a) =>
    `${a}.deletedAt IS NULL AND (${a}.partnerId IS NULL OR ${a}.partnerId NOT IN (SELECT id FROM partner WHERE deletedAt IS NOT NULL))`,
  negotiation: (a) =>
    `${a}.deletedAt IS NULL AND ${a}.partnerId NOT IN (SELECT id FROM partner WHERE deletedAt IS NOT NULL)`,
  offer: (a) =>
    `${a}.deletedAt IS NULL AND ${a}.negotiationId NOT IN (SELECT n.id FROM negotiation n JOIN partner p ON p.id = n.partnerId
     WHERE n.deletedAt IS NOT NULL OR p.deletedAt IS NOT NULL)`,
};
export const live = (table: string, alias: string): string =>
  (isLive[table] ?? ((a: string) => `${a}.deletedAt IS NULL`))(alias);

/** The column that a record of a table is called by. */
const names: Record<string, string> = {
  contact: "fullName",
  interaction: "subject",
  negotiation: "subject",
  task: "title",
};

/**
 * @param at the column that refers, of `t`
 * @param as what the columns are called, where it is not the table's name
 * @param hides whether the row is hidden with what it hangs on
 */
export function refer(at: string, table: string, { as = table, hides = false } = {}): Reference {
  const name = names[table] ?? "name";
  const shown = table === "offer" ? [] : [text(as, `${as}."${name}"`)];
  return {
    join: `LEFT JOIN ${table} ${as} ON ${as}.id = t.${at} AND ${live(table, as)}`,
    columns: [...shown, text(`${as}Uid`, `${as}.uid`)],
    hides: hides ? `(t.${at} IS NULL OR ${as}.id IS NOT NULL)` : null,
  };
}

type Part = Column | Reference | readonly Column[];
const isColumns = (part: Part): part is readonly Column[] => Array.isArray(part);

/** A table out of its columns and references in order. */
export function table(
  name: string,
  of: string,
  parts: readonly Part[],
  more: { key?: string[]; where?: string[] } = {},
): Table {
  const references = parts.filter((part): part is Reference => !isColumns(part) && "join" in part);
  return {
    name,
    of,
    joins: references.map(({ join }) => join),
    where: [...references.flatMap(({ hides }) => hides ?? []), ...(more.where ?? [])],
    key: more.key ?? ["id"],
    columns: parts.flatMap((part) => (isColumns(part) ? part : "join" in part ? part.columns : [part])),
  };
}
