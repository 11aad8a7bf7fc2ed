// The list of partners: sorting by maintained indexes, filters and search as conditions, pages by ids first.
import { UserError } from "../domain/errors.ts";
import { stages, type Stage } from "../domain/partner.ts";
import { foldKey } from "../domain/text/fold.ts";
import { importingUids } from "./importing.ts";
import type { SetItem } from "./sets.ts";
import { searchPlace } from "./searchTriggers.ts";
import type { Bind, Reader } from "./store.ts";

export interface Filter {
  field: string;
  op: string;
  value?: string | number | string[] | undefined;
}
export interface ListInput {
  search?: string | undefined;
  filters?: Filter[] | undefined;
  sort?: { by: string; desc?: boolean | undefined } | undefined;
}

const ownColumns = new Set([
  "name",
  "tier",
  "country",
  "nextContactOn",
  "createdAt",
  "cadenceDays",
  "ownerUid",
]);
const summaryColumns: Record<string, string> = {
  stage: "stageRank",
  lastContactAt: "lastContactAt",
  people: "people",
};
const setKinds: Record<string, string> = {
  types: "type",
  tags: "tag",
  websites: "website",
  languages: "language",
  networkId: "networkId",
  networkIds: "networkId",
};
const column = (name: string): string => (name === "name" ? "sortKey" : name);

/** A filter's or sort's field as SQL over `p` (partner) and `s` (its summary). */
function expression(db: Reader, field: string): string {
  if (ownColumns.has(field)) return `p."${column(field)}"`;
  if (summaryColumns[field]) return `s.${summaryColumns[field]}`;
  if (field === "owner") return "(SELECT name FROM colleague WHERE uid = p.ownerUid)";
  if (field === "privateNote" || field === "note") return "p.privateNote";
  if (setKinds[field])
    return `(SELECT min(key) FROM partner_set WHERE ownerId = p.id AND kind = '${setKinds[field]}')`;
  const own = /^own:([0-9a-f-]{36})$/.exec(field)?.[1];
  if (own) {
    const value = `(SELECT value FROM partner_set WHERE ownerId = p.id AND kind = 'own' AND key = '${own}')`;
    return db.value("SELECT kind FROM own_field WHERE uid = ?", own) === "number"
      ? `CAST(${value} AS REAL)`
      : value;
  }
  throw new UserError("unknown-field", { field });
}

// Uncorrelated, so that one pass over the set answers for all partners.
const exists = (kind: string, more: string) =>
  `p.id IN (SELECT v.ownerId FROM partner_set v WHERE v.kind = '${kind}' AND ${more})`;
const people = (kind: string, more: string) =>
  `p.id IN (SELECT c.partnerId FROM contact_set v CROSS JOIN contact c ON c.id = v.ownerId WHERE v.kind = '${kind}' AND ${more} AND c.deletedAt IS NULL AND c.partnerId IS NOT NULL)`;
const programs = (more: string) =>
  `EXISTS (SELECT 1 FROM membership m WHERE m.partnerId = p.id AND m.deletedAt IS NULL AND ${more})`;

interface Condition {
  sql: string;
  params: Bind[];
}
const negated = (condition: Condition): Condition => ({
  sql: `NOT (${condition.sql})`,
  params: condition.params,
});
const list = (value: Filter["value"]): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
const like = (value: string) => `%${value.replace(/[\\%_]/g, "\\$&")}%`;

/** Fields that are rows: membership in the set, part of a value, or none at all. */
function setCondition(field: string, op: string, value: Filter["value"]): Condition | null {
  const within = field === "email" || field === "phone" ? people : setKinds[field] ? exists : null;
  const kind = setKinds[field] ?? field;
  if (field === "program") {
    if (op === "empty") return negated({ sql: programs("true"), params: [] });
    if (op === "notEmpty") return { sql: programs("true"), params: [] };
    const any = {
      sql: programs("m.programId IN (SELECT value FROM json_each(?))"),
      params: [JSON.stringify(list(value).map(Number))],
    };
    return op === "isNot" || op === "hasNot" ? negated(any) : any;
  }
  if (!within) return null;
  const some = { sql: within(kind, "true"), params: [] };
  if (op === "empty") return negated(some);
  if (op === "notEmpty") return some;
  if (op === "contains")
    return { sql: within(kind, "v.value LIKE ? ESCAPE '\\'"), params: [like(String(value ?? ""))] };
  const keys = JSON.stringify(list(value).map(foldKey));
  const any = { sql: within(kind, "v.key IN (SELECT value FROM json_each(?))"), params: [keys] };
  return op === "isNot" || op === "hasNot" ? negated(any) : any;
}

/** Fields with one value. */
function valueCondition(
  db: Reader,
  field: string,
  op: string,
  value: Filter["value"],
  now: number,
): Condition {
  const at = expression(db, field);
  const one = (given: Filter["value"]): Bind =>
    field === "stage"
      ? stages.indexOf(String(given) as Stage)
      : field === "name"
        ? foldKey(String(given))
        : typeof given === "number"
          ? given
          : String(given ?? "");
  const instant = (given: Filter["value"], end: boolean): Bind =>
    field.endsWith("At") && typeof given === "string"
      ? Date.parse(`${given}T00:00:00Z`) + (end ? 86_400_000 - 1 : 0)
      : one(given);
  switch (op) {
    case "empty":
      return { sql: `${at} IS NULL`, params: [] };
    case "notEmpty":
      return { sql: `${at} IS NOT NULL`, params: [] };
    case "is":
    case "has":
      return {
        sql: `${at} IN (SELECT value FROM json_each(?))`,
        params: [JSON.stringify(list(value).map(one))],
      };
    case "isNot":
    case "hasNot":
      return {
        sql: `(${at} IS NULL OR ${at} NOT IN (SELECT value FROM json_each(?)))`,
        params: [JSON.stringify(list(value).map(one))],
      };
    case "contains":
      return { sql: `${at} LIKE ? ESCAPE '\\'`, params: [like(String(one(value)))] };
    case "before":
      return { sql: `${at} < ?`, params: [instant(value, false)] };
    case "after":
      return { sql: `${at} > ?`, params: [instant(value, true)] };
    case "atLeast":
      return { sql: `${at} >= ?`, params: [Number(value)] };
    case "atMost":
      return { sql: `${at} <= ?`, params: [Number(value)] };
    case "between": {
      const [from, to] = list(value);
      return { sql: `${at} BETWEEN ? AND ?`, params: [instant(from, false), instant(to, true)] };
    }
    // "No contact since": a day, or a number of days back from now; never having talked counts.
    case "noneSince": {
      const since = typeof value === "number" ? now - value * 86_400_000 : instant(value, false);
      return { sql: `(${at} IS NULL OR ${at} < ?)`, params: [since] };
    }
    default:
      throw new UserError("unknown-filter", { op });
  }
}

// Said in full: in the subselects a bare rowid would be the inner table's own.
const ownerOfHit = `CASE value_search.rowid & 7
  WHEN ${searchPlace.partner} THEN value_search.rowid >> 3
  WHEN ${searchPlace.contact} THEN (SELECT partnerId FROM contact WHERE id = value_search.rowid >> 3 AND deletedAt IS NULL)
  WHEN ${searchPlace.partner_set} THEN (SELECT ownerId FROM partner_set WHERE id = value_search.rowid >> 3)
  WHEN ${searchPlace.contact_set} THEN (SELECT c.partnerId FROM contact_set v JOIN contact c ON c.id = v.ownerId WHERE v.id = value_search.rowid >> 3 AND c.deletedAt IS NULL) END`;

/** Every word must be part of something of the partner: its name, sites, tags, ids, people or their addresses. */
function searchConditions(search: string): Condition[] {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  const short = (word: string) => Array.from(word).length < 3;
  const long = words.filter((word) => !short(word));
  return [...long.map(longWord), ...words.filter(short).map((word) => shortWord(word, long.length > 0))];
}

/** As it is typed, and as it is folded: the index folds accents, but not letters such as "ø". */
function longWord(word: string): Condition {
  const quoted = [...new Set([word, foldKey(word)])].map((each) => `"${each.replaceAll('"', '""')}"`);
  return {
    sql: `(p.sortKey LIKE ? ESCAPE '\\' OR p.id IN (SELECT ${ownerOfHit} FROM value_search WHERE value_search MATCH ?))`,
    params: [like(foldKey(word)), quoted.join(" OR ")],
  };
}

/** The index knows nothing shorter than three letters: alone they are looked for in names; beside longer words in all of what those found. */
function shortWord(word: string, beside: boolean): Condition {
  const name = like(foldKey(word));
  if (!beside) return { sql: `p.sortKey LIKE ? ESCAPE '\\'`, params: [name] };
  return {
    sql: `(p.sortKey LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM partner_set v WHERE v.ownerId = p.id AND v.value LIKE ? ESCAPE '\\')
      OR EXISTS (SELECT 1 FROM contact c LEFT JOIN contact_set v ON v.ownerId = c.id
        WHERE c.partnerId = p.id AND c.deletedAt IS NULL AND (c.sortKey LIKE ? ESCAPE '\\' OR v.value LIKE ? ESCAPE '\\')))`,
    params: [name, like(word), name, like(word)],
  };
}

/** The conditions of a list input; none when it is the whole list. */
export function conditions(db: Reader, input: ListInput, now: number): Condition[] {
  const filters = (input.filters ?? []).map(
    ({ field, op, value }) => setCondition(field, op, value) ?? valueCondition(db, field, op, value, now),
  );
  return [...(input.search ? searchConditions(input.search) : []), ...filters];
}

/** The ids in order, as SQL. Without conditions one maintained index answers alone. */
function idsText(db: Reader, input: ListInput, where: Condition[]): string {
  const by = input.sort?.by ?? "name";
  const desc = input.sort?.desc ?? false;
  const order = (at: string, id: string) =>
    `ORDER BY ${at} ${desc ? "DESC" : "ASC"} NULLS LAST, ${id} ${desc ? "DESC" : "ASC"}`;
  if (where.length === 0 && ownColumns.has(by))
    return `SELECT id FROM partner WHERE deletedAt IS NULL ${order(`"${column(by)}"`, "id")}`;
  if (where.length === 0 && summaryColumns[by])
    return `SELECT partnerId AS id FROM partner_summary ${order(summaryColumns[by], "partnerId")}`;
  const filter = where.map((condition) => ` AND ${condition.sql}`).join("");
  return `SELECT p.id FROM partner p JOIN partner_summary s ON s.partnerId = p.id WHERE p.deletedAt IS NULL${filter} ${order(expression(db, by), "p.id")}`;
}

export function partnerIds(db: Reader, input: ListInput, now: number): number[] {
  const where = conditions(db, input, now);
  return db.column<number>(idsText(db, input, where), ...where.flatMap((condition) => condition.params));
}

export interface PartnerRow {
  id: number;
  uid: string;
  name: string;
  stage: Stage | null;
  tier: string | null;
  country: string | null;
  ownerUid: string | null;
  owner: string | null;
  nextContactOn: string | null;
  lastContactAt: number | null;
  cadenceDays: number | null;
  people: number;
  createdAt: number;
  types: string[];
  tags: string[];
  websites: string[];
  languages: string[];
  networkIds: { network: string; externalId: string }[];
  own: Record<string, string>;
  importing: boolean;
}
/** In the order of `bareRows`. */
type Bare = [
  id: number,
  uid: string,
  name: string,
  stageRank: number | null,
  tier: string | null,
  country: string | null,
  ownerUid: string | null,
  nextContactOn: string | null,
  lastContactAt: number | null,
  cadenceDays: number | null,
  people: number,
  createdAt: number,
];

const bareRows = `SELECT p.id, p.uid, p.name, s.stageRank, p.tier, p.country, p.ownerUid, p.nextContactOn, s.lastContactAt,
    p.cadenceDays, s.people, p.createdAt
  FROM json_each(?) page CROSS JOIN partner p ON p.id = page.value CROSS JOIN partner_summary s ON s.partnerId = p.id`;

export const networkOf = (item: Pick<SetItem, "key" | "value">) => ({
  network: item.key.slice(0, item.key.indexOf(":")),
  externalId: item.value,
});

type Sets = Pick<PartnerRow, "types" | "tags" | "websites" | "languages" | "networkIds" | "own">;
const emptySets = (): Sets => ({ types: [], tags: [], websites: [], languages: [], networkIds: [], own: {} });
const listOf: Record<string, "types" | "tags" | "websites" | "languages"> = {
  type: "types",
  tag: "tags",
  website: "websites",
  language: "languages",
};

/** The sets that a row of the list can carry. */
export const rowSets = ["types", "tags", "websites", "languages", "networkIds", "own"] as const;
export type RowSet = (typeof rowSets)[number];
const kindOf: Record<RowSet, string> = {
  types: "type",
  tags: "tag",
  websites: "website",
  languages: "language",
  networkIds: "networkId",
  own: "own",
};

/** The sets of a page of partners, lean and only those asked for: this is what the first page costs most. */
function setsOfPage(db: Reader, ids: string, wanted: readonly RowSet[]): Map<number, Sets> {
  const found = new Map<number, Sets>();
  const kinds = wanted.map((name) => `'${kindOf[name]}'`).join(", ");
  const rows = db.arrays<[number, string, string, string]>(
    `SELECT v.ownerId, v.kind, v.key, v.value FROM json_each(?) page
     CROSS JOIN partner_set v ON v.ownerId = page.value AND v.kind IN (${kinds})`,
    ids,
  );
  for (const [owner, kind, key, value] of rows) {
    let sets = found.get(owner);
    if (!sets) found.set(owner, (sets = emptySets()));
    const list = listOf[kind];
    if (list) sets[list].push(value);
    else if (kind === "networkId") sets.networkIds.push(networkOf({ key, value }));
    else if (kind === "own") sets.own[key] = value;
  }
  return found;
}

/** Rows for ids, in the order of the ids. */
function partnerRows(db: Reader, ids: number[], wanted: readonly RowSet[] = rowSets): PartnerRow[] {
  const list = JSON.stringify(ids);
  const sets = setsOfPage(db, list, wanted);
  const importing = importingUids(db, "partner");
  // A handful of people own all partners: one small read instead of a lookup for each row.
  const owners = new Map(db.arrays<[string, string]>("SELECT uid, name FROM colleague"));
  const none = emptySets();
  return db.arrays<Bare>(bareRows, list).map((row) => {
    const [
      id,
      uid,
      name,
      stageRank,
      tier,
      country,
      ownerUid,
      nextContactOn,
      lastContactAt,
      cadenceDays,
      people,
      createdAt,
    ] = row;
    const { types, tags, websites, languages, networkIds, own } = sets.get(id) ?? none;
    const stage = stageRank === null ? null : stages[stageRank]!;
    return {
      id,
      uid,
      name,
      stage,
      tier,
      country,
      ownerUid,
      owner: ownerUid === null ? null : (owners.get(ownerUid) ?? null),
      nextContactOn,
      lastContactAt,
      cadenceDays,
      people,
      createdAt,
      types,
      tags,
      websites,
      languages,
      networkIds,
      own,
      importing: importing.has(uid),
    };
  });
}

/** One page of the list. Unfiltered, an index gives the page and a maintained count the total; filtered, one pass gives both. */
export function listPartners(
  db: Reader,
  input: ListInput & { limit: number; offset: number; sets?: readonly RowSet[] | undefined },
  now: number,
) {
  const where = conditions(db, input, now);
  const text = idsText(db, input, where);
  if (where.length === 0) {
    const ids = db.column<number>(`${text} LIMIT ? OFFSET ?`, input.limit, input.offset);
    return {
      rows: partnerRows(db, ids, input.sets),
      total: db.value<number>("SELECT rows FROM tally WHERE name = 'partner'")!,
    };
  }
  const all = db.column<number>(text, ...where.flatMap((condition) => condition.params));
  return {
    rows: partnerRows(db, all.slice(input.offset, input.offset + input.limit), input.sets),
    total: all.length,
  };
}
