// Programs, their clients, and their money: margin and network fee with history.
import { z } from "zod";
import type { WriteContext } from "../data/context.ts";
import { firstClientUid, newUid } from "../data/ids.ts";
import { allMoney, inForce, writeMoney, type ShownMoney } from "../data/programMoney.ts";
import { insertRecord, live, updateRecord } from "../data/records.ts";
import { timeZone as ownZone } from "../data/settings.ts";
import { trashRecord } from "../data/trash.ts";
import { knownZone } from "../domain/calendar/zoneNames.ts";
import { dayOf } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { Currency, Day, Id, Name, NetworkName } from "../domain/fields.ts";
import { NetworkFee, runBys, ShareBp, type RunBy } from "../domain/program.ts";
import { read, write } from "./call.ts";

interface Row {
  id: number;
  uid: string;
  name: string;
  client: string;
  clientId: number;
  network: string;
  currency: string;
  ripeningDays: number;
  timeZone: string | null;
  targetRoiBp: number | null;
  runBy: RunBy | null;
  partners: number;
}

/** `marginBp` and `networkFee` are those in force today in the program's zone; null where none were given. `money`: oldest first. */
export const list = read(z.object({}), ({ db, now }) => {
  const rows = db.all<Row>(
    `SELECT g.id, g.uid, g.name, k.name AS client, g.clientId, g.network, g.currency, g.ripeningDays, g.timeZone, g.targetRoiBp, g.runBy,
       (SELECT count(*) FROM membership m JOIN partner p ON p.id = m.partnerId WHERE m.programId = g.id AND m.deletedAt IS NULL AND p.deletedAt IS NULL) AS partners
     FROM program g JOIN client k ON k.id = g.clientId WHERE g.deletedAt IS NULL ORDER BY g.id`,
  );
  const money = allMoney(db, new Map(rows.map(({ id, currency }) => [id, currency])));
  const at = now();
  return {
    rows: rows.map((row) => {
      const history: ShownMoney[] = money.get(row.id) ?? [];
      const today = dayOf(at, row.timeZone ?? ownZone(db));
      return { ...row, ...inForce(history, today), money: history };
    }),
  };
});

const clientNamed = (db: WriteContext["db"], name: string): number | undefined =>
  db.value<number>("SELECT id FROM client WHERE name = ? COLLATE NOCASE AND deletedAt IS NULL", name);

const clientOf = ({ db, now }: Pick<WriteContext, "db" | "now">, name: string): number =>
  clientNamed(db, name) ?? insertRecord(db, "client", { uid: newUid(), name, createdAt: now() });

/** The client of a program that names none: the workspace's first. */
const usualClient = (db: WriteContext["db"]): number =>
  db.value<number>(
    "SELECT id FROM client WHERE deletedAt IS NULL ORDER BY uid = ? DESC, id LIMIT 1",
    firstClientUid,
  )!;

/** An IANA name; Windows' names are understood. */
function zoneOf(zone: string | null | undefined): string | null | undefined {
  if (zone === null || zone === undefined) return zone;
  const known = knownZone(zone);
  if (known === null)
    throw new UserError("unknown-time-zone", { zone: zone.slice(0, 80) }, { field: "timeZone" });
  return known;
}

const facts = {
  ripeningDays: z.int().min(0).max(400).optional(),
  timeZone: z.string().trim().min(1).max(200).nullish(),
  targetRoiBp: z.int().min(-10_000).max(10_000_000).nullish(),
  runBy: z.enum(runBys).nullish(),
};

/**
 * `marginBp` and `networkFee` hold since ever. A program without them still counts: its fee is then 0 and it has no ROI; with a
 * margin alone the fee is 0 as well.
 */
export const create = write(
  z.object({
    name: Name,
    client: Name.optional(),
    network: NetworkName,
    currency: Currency,
    marginBp: ShareBp.optional(),
    networkFee: NetworkFee.optional(),
    ...facts,
  }),
  (context, { client, marginBp, networkFee, timeZone, ...given }) => {
    const { db, now, batchId } = context;
    const clientId = client === undefined ? usualClient(db) : clientOf(context, client);
    const uid = newUid();
    const optional = Object.fromEntries(
      Object.entries({ ...given, timeZone: zoneOf(timeZone) }).filter(([, value]) => value !== undefined),
    );
    const id = insertRecord(db, "program", { ...optional, uid, clientId, createdAt: now() });
    if (marginBp !== undefined || networkFee !== undefined) writeMoney(context, id, { marginBp, networkFee });
    return { id, uid, batchId };
  },
);

/** A client that the last program left is of no use to anybody; its name comes back with the undo. */
function trashUnused({ db, now, batchId }: WriteContext, clientId: number): void {
  if (db.value("SELECT 1 FROM program WHERE clientId = ? LIMIT 1", clientId) === undefined)
    updateRecord(db, "client", clientId, { deletedAt: now() }, batchId);
}

/** `client` is a name: the client of that name, or a new one. */
export const update = write(
  z.object({
    id: Id,
    set: z.strictObject({
      name: Name.optional(),
      client: Name.optional(),
      network: NetworkName.optional(),
      currency: Currency.optional(),
      ...facts,
    }),
  }),
  (context, { id, set: { client, timeZone, ...set } }) => {
    const { db, batchId } = context;
    const before = live<{ clientId: number }>(db, "program", id);
    const clientId = client === undefined ? undefined : clientOf(context, client);
    updateRecord(db, "program", id, { ...set, timeZone: zoneOf(timeZone), clientId }, batchId);
    if (clientId !== undefined && clientId !== before.clientId) trashUnused(context, before.clientId);
    return { batchId };
  },
);

/** Only a program that no partner is in, and never the last one. */
export const trash = write(z.object({ id: Id }), (context, { id }) => {
  const members = context.db.value<number>(
    `SELECT count(*) FROM membership m JOIN partner p ON p.id = m.partnerId
     WHERE m.programId = ? AND m.deletedAt IS NULL AND p.deletedAt IS NULL`,
    id,
  )!;
  if (members > 0) throw new UserError("program-has-partners", { count: members });
  if (context.db.value<number>("SELECT count(*) FROM program WHERE deletedAt IS NULL") === 1)
    throw new UserError("last-program");
  return trashRecord(context, "program", id);
});

/** Margin and fee from a day on; without a day since ever. What is said for a day again takes the earlier one's place. */
export const setMoney = write(
  z.object({
    programId: Id,
    from: Day.optional(),
    marginBp: ShareBp.optional(),
    networkFee: NetworkFee.optional(),
  }),
  (context, { programId, from, marginBp, networkFee }) => {
    live(context.db, "program", programId);
    const id = writeMoney(context, programId, { marginBp, networkFee }, from);
    return { id, batchId: context.batchId };
  },
);

/** From then on the entry before it holds, or none. */
export const dropMoney = write(z.object({ id: Id }), ({ db, now, batchId }, { id }) => {
  live(db, "program_money", id);
  updateRecord(db, "program_money", id, { deletedAt: now() }, batchId);
  return { batchId };
});

interface ClientRow {
  id: number;
  uid: string;
  name: string;
  programs: number;
}

export const clients = read(z.object({}), ({ db }) => ({
  rows: db.all<ClientRow>(
    `SELECT k.id, k.uid, k.name, (SELECT count(*) FROM program g WHERE g.clientId = k.id AND g.deletedAt IS NULL) AS programs
     FROM client k WHERE k.deletedAt IS NULL ORDER BY k.name COLLATE NOCASE`,
  ),
}));

export const renameClient = write(z.object({ id: Id, name: Name }), ({ db, batchId }, { id, name }) => {
  live(db, "client", id);
  const other = clientNamed(db, name);
  if (other !== undefined && other !== id) throw new UserError("client-taken", { name }, { field: "name" });
  updateRecord(db, "client", id, { name }, batchId);
  return { batchId };
});
