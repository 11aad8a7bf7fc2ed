// After a merge was taken back: what others that were put into the same record say as well stays with it, as theirs.
import { mergedFields, mergedValue } from "../../domain/duplicates/merge.ts";
import { inNameOf } from "../batches.ts";
import { bringBack } from "../bringBack.ts";
import { idOf, updateRecord } from "../records.ts";
import { aliasItem, itemsOf, putItem } from "../sets.ts";
import type { Reader, Writer } from "../store.ts";
import { standingMerges, type ChangeRow, type Merge, type Standing } from "./carried.ts";
import { mergeMembers } from "./members.ts";
import { givePart, moveTalks, type Pair } from "./moves.ts";
import { rowOf } from "./values.ts";

/** What an undo wrote: fields of the kept record, and others. */
interface Taken {
  fields: readonly string[];
  records: readonly { of: string; uid: string }[];
}

function repeatField(
  db: Writer,
  { of, choices, batchId }: Standing,
  { keep, drop }: Pair,
  field: string,
): void {
  if (!(mergedFields[of] as readonly string[]).includes(field)) return;
  // The parts of a person's name go with the name.
  const parts = of === "contact" && field === "name";
  const choice = choices[field] ?? (parts ? (choices.fullName ?? "keep") : undefined);
  const [mine, theirs] = [rowOf(db, of, keep.id)[field] ?? null, rowOf(db, of, drop.id)[field] ?? null];
  const value = mergedValue(field, mine, theirs, choice);
  if (value !== mine) updateRecord(db, of, keep.id, { [field]: value }, batchId);
}

function repeatSet(
  db: Writer,
  { of, choices }: Merge,
  { keep, drop }: Pair,
  kind: string,
  key: string,
): void {
  const choice = choices[`${kind}:${key}`];
  if (choice === "keep") return;
  const has = (id: number) => itemsOf(db, of, id, kind).find((item) => item.key === key);
  if (has(keep.id) && choice !== "drop") return;
  const own = String(rowOf(db, of, drop.id)[of === "partner" ? "name" : "fullName"]);
  const spelling = kind === "alias" ? aliasItem(of, own) : null;
  const item = spelling?.key === key ? spelling : has(drop.id);
  if (item) putItem(db, of, keep.id, { ...item, preferred: 0 });
}

/** Both of a merge, while the dropped one is in the trash. */
function pairOf(db: Reader, { of, keep, drop }: Merge): Pair | null {
  const [keepId, dropId] = [idOf(db, of, keep), idOf(db, of, drop)];
  if (keepId === undefined || dropId === undefined || rowOf(db, of, dropId).deletedAt === null) return null;
  return { keep: { id: keepId, uid: keep }, drop: { id: dropId, uid: drop } };
}

const onTalks = (db: Reader, of: Merge["of"], id: number): boolean =>
  db.value(`SELECT 1 FROM participant WHERE ${of}Id = ? LIMIT 1`, id) !== undefined;

/** On a talk where both were, only one row was left; it went with the other one. */
function repeatTalks(db: Writer, { of, batchId }: Standing, keep: Pair["keep"]): void {
  const rows = db.all<ChangeRow>(
    `SELECT id, "of", uid, field, old, new, was FROM change WHERE batchId = ? AND "of" = 'participant' AND field = '-' AND old IS NOT NULL`,
    batchId,
  );
  for (const row of rows) {
    const { interactionId } = JSON.parse(row.old!) as { interactionId: string };
    const there = db.value(
      `SELECT 1 FROM participant q JOIN interaction i ON i.id = q.interactionId WHERE i.uid = ? AND (q.uid = ? OR q.${of}Id = ?)`,
      interactionId,
      row.uid,
      keep.id,
    );
    if (there === undefined) bringBack(db, row, false);
  }
}

function repeatOne(db: Writer, merge: Standing, taken: Taken, now: number): void {
  const pair = pairOf(db, merge);
  if (!pair) return;
  const [keepId, dropId] = [pair.keep.id, pair.drop.id];
  if (taken.records.some(({ of }) => of === "participant")) repeatTalks(db, merge, pair.keep);
  const context = { db, now: () => now, batchId: merge.batchId };
  for (const field of taken.fields) {
    const set = /^set:([^:]*):([\s\S]*)$/.exec(field);
    if (set) repeatSet(db, merge, pair, set[1]!, set[2]!);
    else repeatField(db, merge, pair, field);
  }
  for (const { of, uid } of taken.records) {
    if (of === "membership" && merge.of === "partner") {
      const member = db.get<{ partnerId: number; programId: number }>(
        "SELECT partnerId, programId FROM membership WHERE uid = ?",
        uid,
      );
      if (member?.partnerId === keepId) mergeMembers(context, pair, member.programId);
    }
    if (of !== "negotiation_part") continue;
    // The dropped one's own place went to the trash with the merge.
    const negotiationId = db.value<number>(
      `SELECT q.negotiationId FROM negotiation_part q JOIN negotiation_part d ON d.negotiationId = q.negotiationId AND d.contactId = ?
       WHERE q.uid = ? AND EXISTS (SELECT 1 FROM change c WHERE c.uid = d.uid AND c.field = 'deletedAt' AND c.batchId = ?)`,
      dropId,
      uid,
      merge.batchId,
    );
    if (negotiationId !== undefined) givePart(context, negotiationId, pair.keep);
  }
}

/**
 * Two were put into one, and both said the same: only the first of them wrote it. Taking the first apart takes it away, so it is
 * written again in the name of the second, and goes with that one.
 */
export function repeatOthers(db: Writer, merge: Merge, undone: number, now: number): void {
  const others = standingMerges(db, 0).filter(
    ({ of, keep, batchId }) => of === merge.of && keep === merge.keep && batchId !== undone,
  );
  const written = db.all<{ of: string; uid: string; field: string }>(
    `SELECT DISTINCT "of", uid, field FROM change WHERE batchId = (SELECT batchId FROM stamp)`,
  );
  const taken: Taken = {
    fields: written.filter(({ uid }) => uid === merge.keep).map(({ field }) => field),
    records: [...new Map(written.map(({ of, uid }) => [uid, { of, uid }])).values()],
  };
  for (const other of others) inNameOf(db, other.batchId, () => repeatOne(db, other, taken, now));
  for (const other of standingMerges(db, 0)) {
    const pair = pairOf(db, other);
    if (!pair || !onTalks(db, other.of, pair.drop.id)) continue;
    inNameOf(db, other.batchId, () => moveTalks(db, other.of, pair));
  }
}
