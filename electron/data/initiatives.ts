// What is planned with several partners: events, contests, seasons, and how many tasks each still has.
import type { Day } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import type { InitiativeKind } from "../domain/tasks/task.ts";
import { foldKey } from "../domain/text/fold.ts";
import type { WriteContext } from "./context.ts";
import { newUid } from "./ids.ts";
import { insertRecord, live, updateRecord } from "./records.ts";
import type { Reader } from "./store.ts";
import { openTasks } from "./tasks/facts.ts";

export interface ShownInitiative {
  id: number;
  uid: string;
  name: string;
  kind: InitiativeKind | null;
  startsOn: Day | null;
  endsOn: Day | null;
  /** Tasks that are open, and that are done. */
  open: number;
  done: number;
}

/** Those with a beginning by it, then by name. */
export const initiatives = (db: Reader): ShownInitiative[] =>
  db.all<ShownInitiative>(
    `SELECT n.id, n.uid, n.name, n.kind, n.startsOn, n.endsOn,
       (SELECT count(*) FROM task t WHERE t.initiativeId = n.id AND ${openTasks}) AS open,
       (SELECT count(*) FROM task t WHERE t.initiativeId = n.id AND t.outcome = 'done' AND t.deletedAt IS NULL) AS done
     FROM initiative n WHERE n.deletedAt IS NULL ORDER BY n.startsOn IS NULL, n.startsOn, n.name COLLATE NOCASE, n.id`,
  );

export interface InitiativeInput {
  name?: string | undefined;
  kind?: InitiativeKind | null | undefined;
  startsOn?: Day | null | undefined;
  endsOn?: Day | null | undefined;
}

function refuse(
  db: Reader,
  id: number | null,
  name: string | undefined,
  from: Day | null,
  to: Day | null,
): void {
  if (from !== null && to !== null && to < from) throw new UserError("ends-before", {}, { field: "endsOn" });
  if (name === undefined) return;
  const key = foldKey(name);
  const there = db.all<{ id: number; name: string }>(
    "SELECT id, name FROM initiative WHERE deletedAt IS NULL",
  );
  if (there.some((each) => each.id !== id && foldKey(each.name) === key))
    throw new UserError("initiative-there", { name }, { field: "name" });
}

/** @throws UserError `initiative-there`, `ends-before` */
export function makeInitiative(
  { db, now }: WriteContext,
  { name, kind = null, startsOn = null, endsOn = null }: InitiativeInput & { name: string },
): { id: number; uid: string } {
  refuse(db, null, name, startsOn, endsOn);
  const uid = newUid();
  return { id: insertRecord(db, "initiative", { uid, name, kind, startsOn, endsOn, createdAt: now() }), uid };
}

/** @throws UserError `missing-initiative`, `in-trash`, `initiative-there`, `ends-before` */
export function changeInitiative({ db, batchId }: WriteContext, id: number, set: InitiativeInput): void {
  const before = live<{ startsOn: Day | null; endsOn: Day | null }>(db, "initiative", id);
  const { startsOn = before.startsOn, endsOn = before.endsOn } = set;
  refuse(db, id, set.name, startsOn, endsOn);
  updateRecord(db, "initiative", id, { ...set }, batchId);
}
