// What messages are found by, taken from their envelopes: the Message-IDs that tie a thread together, and the addresses on them.
import { asked, type Fill, type Into } from "./searchTriggers.ts";
import { trigger } from "./trigger.ts";

/** Of one row in a trigger (`new`, `old`), or of all of them (`i`). */
interface Of {
  row: "new" | "old" | "i";
}

/** The parts of a SELECT over the row's envelope; `each` walks one of its lists. */
const sql = ({ row }: Of) => {
  const table = row === "i" ? "interaction i" : "";
  const at = (path: string) => `json_extract(${row}.envelope, '$.${path}')`;
  return {
    at,
    one: (value: string, where: string) =>
      `SELECT ${value}, ${row}.id ${table && `FROM ${table}`} WHERE ${row}.envelope IS NOT NULL AND (${where})`,
    each: (path: string, value: string, where = "true") =>
      `SELECT ${value}, ${row}.id FROM ${table && `${table}, `}json_each(${row}.envelope, '$.${path}') j WHERE (${where})`,
    size: (path: string) => `json_array_length(${row}.envelope, '$.${path}')`,
  };
};

/** One text for each thing that two messages of a thread can have in common; `data/threads.ts` asks for them. */
const refs = (of: Of): string[] => {
  const { at, one, each, size } = sql(of);
  return [
    one(at("messageId"), "true"),
    // A long thread names all of its ancestors; its root and the nearest few tie it together as well.
    each("references", "j.value", `j.key < 2 OR j.key >= ${size("references")} - 4`),
    one(`'gm:' || ${at("threadId")}`, `${at("threadId")} IS NOT NULL`),
    one(`iif(${at("orphan")}, 'reply:', 'subject:') || ${at("subjectKey")}`, `${at("subjectKey")} <> ''`),
  ];
};

const addresses = (of: Of): string[] => {
  const { at, one, each } = sql(of);
  return [
    one(at("from.address"), `${at("from.address")} IS NOT NULL`),
    each("to", "json_extract(j.value, '$.address')"),
    each("cc", "json_extract(j.value, '$.address')"),
  ];
};

const put = (of: Of, suffix: Into["suffix"]): string[] => [
  ...refs(of).map((select) => `INSERT OR IGNORE INTO mail_ref${suffix} (ref, interactionId) ${select};`),
  ...addresses(of).map(
    (select) => `INSERT OR IGNORE INTO mail_address${suffix} (address, interactionId) ${select};`,
  ),
];
const old: Of = { row: "old" };
const drop = (suffix: Into["suffix"]): string[] => [
  ...refs(old).map((select) => `DELETE FROM mail_ref${suffix} WHERE (ref, interactionId) IN (${select});`),
  ...addresses(old).map(
    (select) => `DELETE FROM mail_address${suffix} WHERE (address, interactionId) IN (${select});`,
  ),
];

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

/** One for each thing that a message is found by. */
export const mailFills: readonly Fill[] = put({ row: "i" }, "").map((_, nth) => ({
  source: "interaction",
  insert: (suffix) => put({ row: "i" }, suffix)[nth]!.replace(/;$/, ""),
  when: "true",
}));

export const mailRebuild: readonly string[] = [
  "DELETE FROM mail_ref;",
  "DELETE FROM mail_address;",
  ...put({ row: "i" }, ""),
];
