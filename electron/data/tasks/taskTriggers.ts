// Which tasks and sources of tasks changed: marked by triggers, so that no write path, undo and merge included, can forget them.
import { trigger } from "../trigger.ts";

const mark = (of: string, id = "new.id") =>
  `INSERT OR IGNORE INTO task_stale ("of", id) VALUES ('${of}', ${id});`;

const markAll = (of: string, where: string) =>
  `INSERT OR IGNORE INTO task_stale ("of", id) SELECT '${of}', id FROM ${of} WHERE ${where};`;
const together = (row: "old" | "new") => `partnerId = ${row}.partnerId AND programId = ${row}.programId`;

/** Columns of a task that its reminders, its own derived moment, or which task of its source is the one, come from. */
const moments = "title, dueOn, dueTime, timeZone, remind, closedAt, deletedAt, source";

export const taskTriggers = (): string[] => [
  trigger("task_made", "AFTER INSERT ON task", [mark("task")]),
  trigger("task_changed", `AFTER UPDATE OF ${moments} ON task`, [mark("task")]),
  trigger("task_gone", "AFTER DELETE ON task", [`DELETE FROM reminder WHERE taskId = old.id;`]),
  trigger(
    "task_contact_made",
    "AFTER INSERT ON partner WHEN new.nextContactOn IS NOT NULL AND new.deletedAt IS NULL",
    [mark("partner")],
  ),
  trigger(
    "task_contact_changed",
    "AFTER UPDATE OF nextContactOn, name ON partner WHEN old.nextContactOn IS NOT NULL OR new.nextContactOn IS NOT NULL",
    [mark("partner")],
  ),
  // What partners are worth (0: all of them): whose account it is, and which days are ripe. The rest is marked where sums are made.
  trigger(
    "task_stake_moved",
    "AFTER UPDATE OF partnerId ON result_account WHEN old.partnerId IS NOT new.partnerId",
    [
      `INSERT OR IGNORE INTO task_stale ("of", id) SELECT 'stake', who.id FROM (SELECT old.partnerId AS id UNION SELECT new.partnerId) who WHERE who.id IS NOT NULL;`,
    ],
  ),
  trigger(
    "task_stake_ripe",
    "AFTER UPDATE OF ripeningDays, timeZone, deletedAt ON program WHEN EXISTS (SELECT 1 FROM result_account a WHERE a.programId = new.id)",
    [mark("stake", "0")],
  ),
  trigger("task_stake_gone", "AFTER DELETE ON partner", [
    `DELETE FROM partner_stake WHERE partnerId = old.id;`,
  ]),
  // What changed while it was hidden.
  trigger(
    "task_partner_back",
    "AFTER UPDATE OF deletedAt ON partner WHEN old.deletedAt IS NOT NULL AND new.deletedAt IS NULL",
    [
      mark("partner"),
      ...["promise", "agreement", "negotiation"].map((of) => markAll(of, "partnerId = new.id")),
    ],
  ),
  trigger("task_promise_made", "AFTER INSERT ON promise", [mark("promise")]),
  trigger("task_promise_changed", "AFTER UPDATE OF text, dueOn, outcome, deletedAt, partnerId ON promise", [
    mark("promise"),
  ]),
  // Terms that others go on for need no task, and need one again when those go.
  trigger("task_terms_made", "AFTER INSERT ON agreement", [markAll("agreement", together("new"))]),
  trigger(
    "task_terms_changed",
    "AFTER UPDATE OF fromOn, toOn, noticeDays, terms, feeOn, deletedAt ON agreement",
    [markAll("agreement", together("new"))],
  ),
  trigger("task_terms_moved", "AFTER UPDATE OF partnerId ON agreement", [
    markAll("agreement", together("old")),
    markAll("agreement", together("new")),
  ]),
  trigger("task_terms_gone", "AFTER DELETE ON agreement", [markAll("agreement", together("old"))]),
  trigger("task_terms_partner", "AFTER UPDATE OF name ON partner WHEN old.name IS NOT new.name", [
    markAll("agreement", "partnerId = new.id"),
    markAll("negotiation", "partnerId = new.id"),
  ]),
  trigger("task_terms_program", "AFTER UPDATE OF name, deletedAt ON program", [
    markAll("agreement", "programId = new.id"),
    markAll("negotiation", "programId = new.id"),
  ]),
  trigger(
    "task_negotiation_changed",
    "AFTER UPDATE OF subject, stage, decideOn, deletedAt, partnerId ON negotiation",
    [mark("negotiation")],
  ),
  trigger("task_offer_made", "AFTER INSERT ON offer", [mark("negotiation", "new.negotiationId")]),
  trigger("task_offer_changed", `AFTER UPDATE OF at, answer, deletedAt ON offer`, [
    mark("negotiation", "new.negotiationId"),
  ]),
  trigger("task_offer_gone", "AFTER DELETE ON offer", [mark("negotiation", "old.negotiationId")]),
];
