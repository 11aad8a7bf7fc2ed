// Writes a plan's small writes, inside a chunk of the import's batch.
import { membershipUid } from "../ids.ts";
import type { MailAttachment } from "../../domain/mail/record.ts";
import { attach, Keeper } from "../attachments.ts";
import type { WriteContext } from "../context.ts";
import { firstProgram } from "../partners.ts";
import { idOf, insertRecord, updateRecord } from "../records.ts";
import { putItem } from "../sets.ts";
import { attachmentLimit } from "../settings.ts";
import { withKeys } from "../keys.ts";
import type { Bind } from "../store.ts";
import { addFile, addParticipation, addTalk, columnsOf } from "../talks.ts";
import type { Op } from "./outcome.ts";

/** Local ids by uid of what this import has touched. */
export type Ids = Map<string, number>;

export class Applier {
  readonly #ids: Ids = new Map();
  #program: { id: number; uid: string } | undefined;
  #keeper: Keeper | undefined;

  #keep(context: WriteContext, { bytes, type }: MailAttachment): string | null {
    this.#keeper ??= new Keeper(context.workspace, attachmentLimit(context.db));
    return this.#keeper.keep(bytes, type);
  }

  /** Ends a chunk: bytes are on the disk before the rows that name them. @returns files that found no room so far */
  settle(): number {
    this.#keeper?.settle();
    return this.#keeper?.left ?? 0;
  }

  #id(context: WriteContext, of: "partner" | "contact", uid: string): number {
    let id = this.#ids.get(uid);
    if (id === undefined) {
      id = idOf(context.db, of, uid)!;
      this.#ids.set(uid, id);
    }
    return id;
  }

  apply(context: WriteContext, op: Op): void {
    const { db } = context;
    switch (op.op) {
      case "partner": {
        const values: Record<string, Bind> = {
          uid: op.uid,
          name: op.name,
          country: op.fields.country ?? null,
          tier: op.fields.tier ?? null,
          ownerUid: context.author,
          createdAt: context.now(),
        };
        const id = insertRecord(db, "partner", values);
        this.#ids.set(op.uid, id);
        for (const item of op.items) putItem(db, "partner", id, item);
        this.#program ??= firstProgram(db);
        insertRecord(db, "membership", {
          uid: membershipUid(op.uid, this.#program.uid),
          partnerId: id,
          programId: this.#program.id,
          stage: op.stage ?? "found",
          createdAt: context.now(),
        });
        return;
      }
      case "contact": {
        const { role, timeZone, language, birthday, note } = op.fields;
        const id = insertRecord(db, "contact", {
          uid: op.uid,
          partnerId: op.partnerUid === null ? null : this.#id(context, "partner", op.partnerUid),
          fullName: op.fullName,
          name: op.parts ? JSON.stringify(op.parts) : null,
          role: role ?? null,
          timeZone: timeZone ?? null,
          language: language ?? null,
          birthday: birthday ?? null,
          note: note ?? null,
          createdAt: context.now(),
        });
        this.#ids.set(op.uid, id);
        for (const item of op.items) putItem(db, "contact", id, item);
        return;
      }
      case "field": {
        const value =
          op.field === "partnerId" && op.value !== null ? this.#id(context, "partner", op.value) : op.value;
        const values = withKeys(op.of, { [op.field]: value });
        for (const [column, each] of Object.entries(values))
          db.run(`UPDATE ${op.of} SET "${column}" = ? WHERE id = ?`, each, this.#id(context, op.of, op.uid));
        return;
      }
      case "item":
        return putItem(db, op.of, this.#id(context, op.of, op.uid), op.item);
      case "restore":
        db.run(`UPDATE ${op.of} SET deletedAt = NULL WHERE id = ?`, this.#id(context, op.of, op.uid));
        return;
      case "photo":
        db.run(
          "UPDATE contact SET photo = ? WHERE id = ?",
          attach(context.workspace, op.bytes),
          this.#id(context, "contact", op.uid),
        );
        return;
      case "talk": {
        const id = addTalk(db, op.talk, op.people, context.now());
        const talk = { id, uid: op.talk.uid };
        for (const [at, file] of op.files.entries()) addFile(db, talk, at, file, this.#keep(context, file));
        return;
      }
      case "file":
        updateRecord(db, "attachment", op.id, { hash: this.#keep(context, op.file) }, context.batchId);
        return;
      case "talk-change":
        updateRecord(db, "interaction", op.id, columnsOf(op.set), context.batchId);
        for (const one of op.people) addParticipation(db, op, one);
        return;
      case "remember":
        db.run(
          "INSERT OR IGNORE INTO import_memory (fingerprint, uid, batchId) VALUES (?, ?, ?)",
          op.fingerprint,
          op.uid,
          context.batchId,
        );
    }
  }
}
