// All triggers, generated from the schema: the log, the search index and the summaries. Installed again after every migration.
import { stages } from "../domain/partner.ts";
import { fieldsOf, recordTables, referencesOf, setTables, type RecordTable } from "./headings.ts";
import { mailRebuild, mailTriggers } from "./mailTriggers.ts";
import { resultTriggers } from "./results/resultTriggers.ts";
import { searchRebuild, searchTriggers } from "./searchTriggers.ts";
import { taskTriggers } from "./tasks/taskTriggers.ts";
import type { Store } from "./store.ts";
import { trigger } from "./trigger.ts";

/** `change.batchId` is NOT NULL: a write outside a batch fails here, whoever makes it. */
const note = (of: string, uid: string, field: string, old: string, fresh: string) => [
  `INSERT INTO change (clock, batchId, "of", uid, field, old, new, was)
     SELECT s.clock, s.batchId, '${of}', ${uid}, ${field}, ${old}, ${fresh},
            (SELECT json_array(f.clock, f.device, f.author, f.received) FROM field_stamp f WHERE f.uid = ${uid} AND f.field = ${field})
     FROM stamp s;`,
  `INSERT INTO field_stamp (uid, field, clock, device, author)
     SELECT ${uid}, ${field}, s.clock, s.device, s.author FROM stamp s WHERE true
     ON CONFLICT (uid, field) DO UPDATE SET clock = excluded.clock, device = excluded.device, author = excluded.author, received = NULL;`,
];

/** Who took part in a talk, and its files, have no trash: the log keeps the row, so that taking them off can be undone. */
const untrashed = new Set<RecordTable>(["participant", "attachment"]);
const whole = (table: RecordTable, value: (row: "old", field: string) => string) =>
  `json_object(${fieldsOf(table)
    .map((field) => `'${field}', ${value("old", field)}`)
    .join(", ")})`;

function recordLog(table: RecordTable): string[] {
  const references = referencesOf(table);
  const value = (row: "old" | "new", field: string) =>
    references[field]
      ? `(SELECT uid FROM ${references[field]} WHERE id = ${row}."${field}")`
      : `${row}."${field}"`;
  const made = `INSERT INTO change (clock, batchId, "of", uid, field) SELECT clock, batchId, '${table}', new.uid, '*' FROM stamp;`;
  const bare = untrashed.has(table);
  const stamps = `(SELECT json_group_array(json_array(f.field, f.clock, f.device, f.author, f.received)) FROM field_stamp f WHERE f.uid = old.uid)`;
  const gone = `INSERT INTO change (clock, batchId, "of", uid, field, old, was) SELECT clock, batchId, '${table}', old.uid, '-', ${
    bare ? `${whole(table, value)}, ${stamps}` : "NULL, NULL"
  } FROM stamp;`;
  const partner = references.partnerId ? "(SELECT uid FROM partner WHERE id = old.partnerId)" : "NULL";
  // Without a trash its going has to be told to others in another way.
  const buried = `INSERT OR REPLACE INTO tombstone (uid, "of", clock, device, author, partnerUid, batchId)
    SELECT old.uid, '${table}', clock, device, author, ${partner}, batchId FROM stamp;`;
  return [
    trigger(`log_${table}_made`, `AFTER INSERT ON ${table}`, [made]),
    trigger(`log_${table}_gone`, `AFTER DELETE ON ${table}`, [
      gone,
      ...(bare ? [buried] : []),
      `DELETE FROM field_stamp WHERE uid = old.uid;`,
    ]),
    ...fieldsOf(table).map((field) =>
      trigger(
        `log_${table}_${field}`,
        `AFTER UPDATE OF "${field}" ON ${table} WHEN old."${field}" IS NOT new."${field}"`,
        note(table, "new.uid", `'${field}'`, value("old", field), value("new", field)),
      ),
    ),
  ];
}

function setLog(owner: keyof typeof setTables): string[] {
  const table = setTables[owner];
  const json = (row: "old" | "new") =>
    `json_object('value', ${row}.value, 'label', ${row}.label, 'preferred', ${row}.preferred, 'match', ${row}.match)`;
  const uid = (row: "old" | "new") => `(SELECT uid FROM ${owner} WHERE id = ${row}.ownerId)`;
  const field = (row: "old" | "new") => `'set:' || ${row}.kind || ':' || ${row}.key`;
  const born = owner === "partner" ? "bornPartner" : "bornContact";
  // A set row made together with its record is part of the record's own `*` row.
  const bornNow = `EXISTS (SELECT 1 FROM change c, stamp s WHERE c.uid = ${uid("new")} AND c.field = '*' AND c.clock = s.clock)`;
  return [
    trigger(
      `log_${table}_made`,
      `AFTER INSERT ON ${table} WHEN new.ownerId <= ifnull((SELECT ${born} FROM stamp), 9e18) AND NOT ${bornNow}`,
      note(owner, uid("new"), field("new"), "NULL", json("new")),
    ),
    trigger(
      `log_${table}_changed`,
      `AFTER UPDATE OF value, label, preferred ON ${table} WHEN ${json("old")} IS NOT ${json("new")}`,
      note(owner, uid("new"), field("new"), json("old"), json("new")),
    ),
    trigger(
      `log_${table}_gone`,
      `AFTER DELETE ON ${table}`,
      note(owner, uid("old"), field("old"), json("old"), "NULL"),
    ),
  ];
}

const rank = `CASE m.stage ${stages.map((stage, at) => `WHEN '${stage}' THEN ${at}`).join(" ")} END`;
const stageOf = (id: string) =>
  `UPDATE partner_summary SET stageRank = (SELECT min(${rank}) FROM membership m WHERE m.partnerId = ${id} AND m.deletedAt IS NULL) WHERE partnerId = ${id};`;
const peopleOf = (id: string) =>
  `UPDATE partner_summary SET people = (SELECT count(*) FROM contact c WHERE c.partnerId = ${id} AND c.deletedAt IS NULL) WHERE partnerId = ${id};`;
/** A note to oneself is no contact, and a meeting that lies ahead is none yet. */
const isContact = "i.deletedAt IS NULL AND i.kind <> 'note' AND i.planned = 0";
const lastOf = (partners: string) =>
  `UPDATE partner_summary SET lastContactAt = (SELECT max(i.at) FROM participant p JOIN interaction i ON i.id = p.interactionId
     WHERE p.partnerId = partner_summary.partnerId AND ${isContact}) WHERE partnerId IN (${partners});`;
const partnersOf = (row: "old" | "new") =>
  `SELECT partnerId FROM participant WHERE interactionId = ${row}.id AND partnerId IS NOT NULL`;
/** Only partners outside the trash have a summary, so that a page of the list needs no look at the partner itself. */
const summaryOf = `SELECT p.id,
    (SELECT min(${rank}) FROM membership m WHERE m.partnerId = p.id AND m.deletedAt IS NULL),
    (SELECT max(i.at) FROM participant q JOIN interaction i ON i.id = q.interactionId WHERE q.partnerId = p.id AND ${isContact}),
    (SELECT count(*) FROM contact c WHERE c.partnerId = p.id AND c.deletedAt IS NULL)
  FROM partner p`;
const count = (by: number) => `UPDATE tally SET rows = rows + ${by} WHERE name = 'partner';`;

const summaries = (): string[] => [
  trigger("sum_partner_made", "AFTER INSERT ON partner WHEN new.deletedAt IS NULL", [
    `INSERT INTO partner_summary (partnerId) VALUES (new.id);`,
    count(1),
  ]),
  trigger(
    "sum_partner_trashed",
    "AFTER UPDATE OF deletedAt ON partner WHEN old.deletedAt IS NULL AND new.deletedAt IS NOT NULL",
    [`DELETE FROM partner_summary WHERE partnerId = new.id;`, count(-1)],
  ),
  trigger(
    "sum_partner_back",
    "AFTER UPDATE OF deletedAt ON partner WHEN old.deletedAt IS NOT NULL AND new.deletedAt IS NULL",
    [
      `INSERT INTO partner_summary (partnerId, stageRank, lastContactAt, people) ${summaryOf} WHERE p.id = new.id;`,
      count(1),
    ],
  ),
  trigger("sum_partner_leaving", "BEFORE DELETE ON partner", [
    `DELETE FROM partner_summary WHERE partnerId = old.id;`,
    `UPDATE tally SET rows = rows - (old.deletedAt IS NULL) WHERE name = 'partner';`,
  ]),
  trigger("sum_membership_made", "AFTER INSERT ON membership", [stageOf("new.partnerId")]),
  trigger("sum_membership_changed", "AFTER UPDATE OF stage, deletedAt, partnerId ON membership", [
    stageOf("new.partnerId"),
    stageOf("old.partnerId"),
  ]),
  trigger("sum_membership_gone", "AFTER DELETE ON membership", [stageOf("old.partnerId")]),
  trigger("sum_contact_made", "AFTER INSERT ON contact WHEN new.partnerId IS NOT NULL", [
    peopleOf("new.partnerId"),
  ]),
  trigger("sum_contact_changed", "AFTER UPDATE OF partnerId, deletedAt ON contact", [
    peopleOf("new.partnerId"),
    peopleOf("old.partnerId"),
  ]),
  trigger("sum_contact_gone", "AFTER DELETE ON contact WHEN old.partnerId IS NOT NULL", [
    peopleOf("old.partnerId"),
  ]),
  trigger("sum_participant_made", "AFTER INSERT ON participant WHEN new.partnerId IS NOT NULL", [
    `UPDATE partner_summary SET lastContactAt = max(ifnull(lastContactAt, i.at), i.at)
       FROM interaction i WHERE i.id = new.interactionId AND ${isContact} AND partner_summary.partnerId = new.partnerId;`,
  ]),
  trigger("sum_participant_gone", "AFTER DELETE ON participant WHEN old.partnerId IS NOT NULL", [
    lastOf("SELECT old.partnerId"),
  ]),
  trigger(
    "sum_participant_moved",
    "AFTER UPDATE OF partnerId ON participant WHEN old.partnerId IS NOT new.partnerId",
    [
      `UPDATE partner_summary SET lastContactAt = max(ifnull(lastContactAt, i.at), i.at)
       FROM interaction i WHERE i.id = new.interactionId AND ${isContact} AND partner_summary.partnerId = new.partnerId;`,
      // Looking through all talks is only for the one that was the last.
      lastOf(
        "SELECT s.partnerId FROM partner_summary s, interaction i WHERE s.partnerId = old.partnerId AND i.id = new.interactionId AND i.at >= s.lastContactAt",
      ),
    ],
  ),
  trigger("sum_interaction_changed", "AFTER UPDATE OF at, kind, deletedAt, planned ON interaction", [
    lastOf(partnersOf("new")),
  ]),
];

/** Every trigger as one `CREATE TRIGGER` statement. */
export const triggers = (): string[] => [
  ...recordTables.flatMap(recordLog),
  ...(Object.keys(setTables) as (keyof typeof setTables)[]).flatMap(setLog),
  ...searchTriggers(),
  ...mailTriggers(),
  ...resultTriggers(),
  ...taskTriggers(),
  ...summaries(),
];

/** Drops every trigger: before a migration, because a rebuild fails while another table's trigger names the rebuilt one. */
export function dropTriggers(store: Store): void {
  for (const name of store.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    store.raw.exec(`DROP TRIGGER "${String(name)}"`);
}

export function installTriggers(store: Store): void {
  dropTriggers(store);
  for (const statement of triggers()) store.raw.exec(statement);
}

/** Whether exactly this version's triggers are there: a kill between migrating and installing, or a version with other ones. */
export function triggersCurrent(store: Store): boolean {
  // Those of an index that was being made when a kill came are dropped: they are no reason to make people wait.
  for (const name of store.column<string>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'next_*'",
  ))
    store.raw.exec(`DROP TRIGGER "${name}"`);
  const there = new Set(
    store.raw.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all(),
  );
  const wanted = triggers();
  return there.size === wanted.length && wanted.every((text) => there.has(text));
}

/** Fills what the triggers keep from what is there: after a migration that touched it, or when a check finds it wrong. */
export function rebuildDerived(store: Store): void {
  store.raw.exec(`
    DELETE FROM partner_summary;
    INSERT INTO partner_summary (partnerId, stageRank, lastContactAt, people) ${summaryOf} WHERE p.deletedAt IS NULL;
    INSERT OR REPLACE INTO tally (name, rows) SELECT 'partner', count(*) FROM partner WHERE deletedAt IS NULL;
    ${[...searchRebuild, ...mailRebuild].join("\n    ")}
  `);
}
