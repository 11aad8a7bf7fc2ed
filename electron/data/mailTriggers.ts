// What messages are found by, taken from their envelopes: the Message-IDs that tie a thread together, and the addresses on them.
import { asked, type Fill, type Into } from "./searchTriggers.ts";
import { trigger } from "./trigger.ts";

/** Of one row in a trigger (`new`, `old`), or of all of them (`i`). */
interface Of {
  row: "new" | "old" | "i";
}

/** One thing that a message is found by: the value, the rows to walk for it, and which of them. */
interface Thing {
  value: string;
  from: string;
  where: string;
}

/** Things over the row's envelope; `each` walks one of its lists. Conditions stand in brackets, as others are put beside them. */
const sql = ({ row }: Of) => {
  const table = row === "i" ? ["interaction i"] : [];
  const at = (path: string) => `json_extract(${row}.envelope, '$.${path}')`;
  const thing = (value: string, tables: string[], where: string): Thing => ({
    value,
    from: tables.length > 0 ? `FROM ${tables.join(", ")}` : "",
    where: `(${where})`,
  });
  return {
    at,
    one: (value: string, where: string) => thing(value, table, `${row}.envelope IS NOT NULL AND ${where}`),
    each: (path: string, value: string, where = "true") =>
      thing(value, [...table, `json_each(${row}.envelope, '$.${path}') j`], where),
    size: (path: string) => `json_array_length(${row}.envelope, '$.${path}')`,
  };
};

/** One text for each thing that two messages of a thread can have in common; `data/threads.ts` asks for them. */
const refs = (of: Of): Thing[] => {
  const { at, one, each, size } = sql(of);
  return [
    one(at("messageId"), "true"),
    // A long thread names all of its ancestors; its root and the nearest few tie it together as well.
    each("references", "j.value", `j.key < 2 OR j.key >= ${size("references")} - 4`),
    one(`'gm:' || ${at("threadId")}`, `${at("threadId")} IS NOT NULL`),
    one(`iif(${at("orphan")}, 'reply:', 'subject:') || ${at("subjectKey")}`, `${at("subjectKey")} <> ''`),
  ];
};

const addresses = (of: Of): Thing[] => {
  const { at, one, each } = sql(of);
  return [
    one(at("from.address"), `${at("from.address")} IS NOT NULL`),
    each("to", "json_extract(j.value, '$.address')"),
    each("cc", "json_extract(j.value, '$.address')"),
  ];
};

/** The tables with their own column, and what they hold. */
const tables = [
  { table: "mail_ref", column: "ref", things: refs },
  { table: "mail_address", column: "address", things: addresses },
] as const;

const select = ({ row }: Of, { value, from }: Thing) => `SELECT ${value}, ${row}.id ${from}`;
const put = (of: Of, suffix: Into["suffix"]): string[] =>
  tables.flatMap(({ table, column, things }) =>
    things(of).map(
      (thing) =>
        `INSERT OR IGNORE INTO ${table}${suffix} (${column}, interactionId) ${select(of, thing)} WHERE ${thing.where};`,
    ),
  );
const drop = (suffix: Into["suffix"]): string[] => {
  const old: Of = { row: "old" };
  return tables.flatMap(({ table, column, things }) =>
    things(old).map(
      (thing) =>
        `DELETE FROM ${table}${suffix} WHERE (${column}, interactionId) IN (${select(old, thing)} WHERE ${thing.where});`,
    ),
  );
};

export const mailTriggers = ({ suffix, prefix, holds }: Into = asked): string[] => {
  const when = (row: "old" | "new") => `${row}.envelope IS NOT NULL AND ${holds("interaction", row)}`;
  return [
    trigger(
      `${prefix}mail_made`,
      `AFTER INSERT ON interaction WHEN ${when("new")}`,
      put({ row: "new" }, suffix),
    ),
    trigger(
      `${prefix}mail_changed`,
      `AFTER UPDATE OF envelope ON interaction WHEN ${holds("interaction", "old")}`,
      [...drop(suffix), ...put({ row: "new" }, suffix)],
    ),
    trigger(`${prefix}mail_gone`, `AFTER DELETE ON interaction WHEN ${when("old")}`, drop(suffix)),
  ];
};

const all: Of = { row: "i" };

/** One for each thing that a message is found by. */
export const mailFills: readonly Fill[] = tables.flatMap(({ table, column, things }) =>
  things(all).map((thing) => ({
    source: "interaction",
    insert: (suffix: Into["suffix"]) =>
      `INSERT OR IGNORE INTO ${table}${suffix} (${column}, interactionId) ${select(all, thing)}`,
    when: thing.where,
  })),
);

export const mailRebuild: readonly string[] = [
  "DELETE FROM mail_ref;",
  "DELETE FROM mail_address;",
  ...put(all, ""),
];
