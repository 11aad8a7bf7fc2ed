// Own fields: what this manager keeps about partners and people beyond the built-in facts.
import { z } from "zod";
import { newUid } from "../data/ids.ts";
import { insertRecord, live, updateRecord } from "../data/records.ts";
import { trashRecord } from "../data/trash.ts";
import { UserError } from "../domain/errors.ts";
import { read, write } from "./call.ts";
import { Id, Name } from "../domain/fields.ts";

type Kind = "text" | "number" | "day" | "choice" | "yesno";
interface Row {
  id: number;
  uid: string;
  of: "partner" | "contact";
  name: string;
  kind: Kind;
  choices: string | null;
  position: number;
}
const Choices = z.array(Name).min(1).max(100);

export const list = read(z.object({}), ({ db }) => ({
  rows: db
    .all<Row>(
      `SELECT id, uid, "of", name, kind, choices, position FROM own_field WHERE deletedAt IS NULL ORDER BY position, id`,
    )
    .map((row) => ({ ...row, choices: row.choices ? (JSON.parse(row.choices) as string[]) : null })),
}));

export const create = write(
  z.object({
    of: z.enum(["partner", "contact"]),
    name: Name,
    kind: z.enum(["text", "number", "day", "choice", "yesno"]),
    choices: Choices.optional(),
  }),
  ({ db, batchId }, { of, name, kind, choices }) => {
    if (kind === "choice" && !choices) throw new UserError("choices-missing", {}, { field: "choices" });
    const taken = db.value(
      `SELECT 1 FROM own_field WHERE "of" = ? AND name = ? COLLATE NOCASE AND deletedAt IS NULL`,
      of,
      name,
    );
    if (taken !== undefined) throw new UserError("own-field-taken", { name }, { field: "name" });
    const uid = newUid();
    const position = db.value<number>("SELECT ifnull(max(position), 0) + 1 FROM own_field")!;
    const id = insertRecord(db, "own_field", {
      uid,
      of,
      name,
      kind,
      choices: choices ? JSON.stringify(choices) : null,
      position,
    });
    return { id, uid, batchId };
  },
);

export const update = write(
  z.object({
    id: Id,
    set: z.strictObject({ name: Name.optional(), choices: Choices.optional(), position: z.int().optional() }),
  }),
  ({ db, batchId }, { id, set }) => {
    live(db, "own_field", id);
    const choices = set.choices === undefined ? undefined : JSON.stringify(set.choices);
    updateRecord(db, "own_field", id, { name: set.name, position: set.position, choices }, batchId);
    return { batchId };
  },
);

export const trash = write(z.object({ id: Id }), (context, { id }) => trashRecord(context, "own_field", id));
