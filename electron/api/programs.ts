// Programs and their clients; their money settings come with the reports.
import { z } from "zod";
import { newUid } from "../data/ids.ts";
import { insertRecord, live, updateRecord } from "../data/records.ts";
import { firstClientUid } from "../data/ids.ts";
import { idOf } from "../data/records.ts";
import { trashRecord } from "../data/trash.ts";
import { UserError } from "../domain/errors.ts";
import { read, write } from "./call.ts";
import { Currency, Id, Name, NetworkName } from "../domain/fields.ts";

interface Row {
  id: number;
  uid: string;
  name: string;
  client: string;
  clientId: number;
  network: string;
  currency: string;
  partners: number;
}

export const list = read(z.object({}), ({ db }) => ({
  rows: db.all<Row>(
    `SELECT g.id, g.uid, g.name, k.name AS client, g.clientId, g.network, g.currency,
       (SELECT count(*) FROM membership m JOIN partner p ON p.id = m.partnerId WHERE m.programId = g.id AND m.deletedAt IS NULL AND p.deletedAt IS NULL) AS partners
     FROM program g JOIN client k ON k.id = g.clientId WHERE g.deletedAt IS NULL ORDER BY g.id`,
  ),
}));

export const create = write(
  z.object({ name: Name, client: Name.optional(), network: NetworkName, currency: Currency }),
  ({ db, now, batchId }, { name, client, network, currency }) => {
    let clientId = client
      ? db.value<number>("SELECT id FROM client WHERE name = ? AND deletedAt IS NULL", client)
      : (idOf(db, "client", firstClientUid) ??
        db.value<number>("SELECT min(id) FROM client WHERE deletedAt IS NULL"));
    clientId ??= insertRecord(db, "client", { uid: newUid(), name: client!, createdAt: now() });
    const uid = newUid();
    const id = insertRecord(db, "program", { uid, clientId, name, network, currency, createdAt: now() });
    return { id, uid, batchId };
  },
);

export const update = write(
  z.object({
    id: Id,
    set: z.strictObject({
      name: Name.optional(),
      network: NetworkName.optional(),
      currency: Currency.optional(),
    }),
  }),
  ({ db, batchId }, { id, set }) => {
    live(db, "program", id);
    updateRecord(db, "program", id, set, batchId);
    return { batchId };
  },
);

/** Only a program that no partner is in, and never the last one. */
export const trash = write(z.object({ id: Id }), (context, { id }) => {
  const members = context.db.value<number>(
    "SELECT count(*) FROM membership WHERE programId = ? AND deletedAt IS NULL",
    id,
  )!;
  if (members > 0) throw new UserError("program-has-partners", { count: members });
  if (context.db.value<number>("SELECT count(*) FROM program WHERE deletedAt IS NULL") === 1)
    throw new UserError("last-program");
  return trashRecord(context, "program", id);
});
