// What hangs on the dropped record goes over to the kept one. What it says itself stays with it, so that it can come back.
import { sourceKey } from "../../domain/tasks/task.ts";
import type { WriteContext } from "../context.ts";
import { naturalUid } from "../ids.ts";
import { idOf, insertRecord, uidOf, updateRecord } from "../records.ts";
import type { Writer } from "../store.ts";

/** Both records by local id and uid. */
export interface Pair {
  keep: { id: number; uid: string };
  drop: { id: number; uid: string };
}

const hanging = {
  partner: ["contact", "task", "promise", "agreement", "negotiation"],
  contact: ["task", "promise"],
} as const;

/** People, tasks, promises, what was agreed and is negotiated, those in the trash and closed ones too. */
export function moveHanging(db: Writer, of: keyof typeof hanging, { keep, drop }: Pair): void {
  for (const table of hanging[of])
    db.run(`UPDATE ${table} SET ${of}Id = ? WHERE ${of}Id = ?`, keep.id, drop.id);
  if (of === "contact") return;
  // The task of the dropped one's next contact day is now one of the kept one's; of two open ones the settling leaves one.
  db.run(
    "UPDATE task SET source = ? WHERE partnerId = ? AND source = ?",
    sourceKey("contact", keep.uid),
    keep.id,
    sourceKey("contact", drop.uid),
  );
}

interface Part {
  id: number;
  interactionId: number;
  partnerId: number | null;
  contactId: number | null;
}

/**
 * Talks, the last first, because taking that back then looks for the last talk once. On one talk nobody is twice: of two rows
 * that say the same, or the one of them less, one goes, and comes back with the undo.
 */
export function moveTalks(db: Writer, of: "partner" | "contact", { keep, drop }: Pair): void {
  const other = of === "partner" ? "contactId" : "partnerId";
  const parts = db.all<Part>(
    `SELECT q.id, q.interactionId, q.partnerId, q.contactId FROM participant q JOIN interaction i ON i.id = q.interactionId
     WHERE q.${of}Id = ? ORDER BY i.at DESC, q.id`,
    drop.id,
  );
  for (const part of parts) {
    const there = db.all<Part>(
      `SELECT id, interactionId, partnerId, contactId FROM participant WHERE interactionId = ? AND ${of}Id = ?`,
      part.interactionId,
      keep.id,
    );
    if (there.some((each) => part[other] === null || each[other] === part[other])) {
      db.run("DELETE FROM participant WHERE id = ?", part.id);
      continue;
    }
    for (const each of there)
      if (each[other] === null) db.run("DELETE FROM participant WHERE id = ?", each.id);
    db.run(`UPDATE participant SET ${of}Id = ? WHERE id = ?`, keep.id, part.id);
  }
}

type Writing = Pick<WriteContext, "db" | "now" | "batchId">;

/** A person's place in a negotiation has a natural key: the kept one gets one of their own. */
export function givePart({ db, now, batchId }: Writing, negotiationId: number, keep: Pair["keep"]): void {
  const there = db.value(
    "SELECT 1 FROM negotiation_part WHERE negotiationId = ? AND contactId = ? AND deletedAt IS NULL",
    negotiationId,
    keep.id,
  );
  if (there !== undefined) return;
  const uid = naturalUid("negotiation-part", uidOf(db, "negotiation", negotiationId), keep.uid);
  const known = idOf(db, "negotiation_part", uid);
  if (known !== undefined) updateRecord(db, "negotiation_part", known, { deletedAt: null }, batchId);
  else
    insertRecord(db, "negotiation_part", {
      uid,
      negotiationId,
      contactId: keep.id,
      interactionId: null,
      createdAt: now(),
    });
}

/** The dropped person's places in negotiations: the kept one gets each as their own, and the old one goes. */
export function moveParts(context: Writing, { keep, drop }: Pair): void {
  const { db, now, batchId } = context;
  const parts = db.all<{ id: number; negotiationId: number }>(
    "SELECT id, negotiationId FROM negotiation_part WHERE contactId = ? AND deletedAt IS NULL",
    drop.id,
  );
  for (const { id, negotiationId } of parts) {
    givePart(context, negotiationId, keep);
    updateRecord(db, "negotiation_part", id, { deletedAt: now() }, batchId);
  }
}
