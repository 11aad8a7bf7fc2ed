// What this workspace knows of records: their stamps, and their version vectors out of stamps, log and merged files.
import type { Stamp, Vector } from "../../domain/sharing/stamps.ts";
import { noStamp, see } from "../../domain/sharing/stamps.ts";
import { firstClientUid, firstProgramUid } from "../ids.ts";
import type { Reader } from "../store.ts";

export interface Known {
  /** The record's creation; fields without a stamp of their own have this one. */
  made: Stamp;
  /** Fields with a stamp of their own; one that a file left out has the device "" (no stamp). */
  stamps: Map<string, Stamp>;
  vector: Vector;
  /** Of a field that a file left out, the write that is there and was not seen here, whatever the vector says. */
  left: Map<string, Stamp>;
}

interface StampRow {
  uid: string;
  field: string;
  clock: number;
  device: string;
  author: string;
  received: number | null;
}

interface LogRow {
  id: number;
  uid: string;
  field: string;
  clock: number;
  was: string | null;
  device: string;
  author: string;
  merging: number;
}

/** What every workspace begins with is nobody's write: renaming it is the first thing that is somebody's. */
const everywhere = new Set([firstClientUid, firstProgramUid]);

const asStamp = ({ clock, device, author, received }: Omit<StampRow, "uid" | "field">): Stamp => ({
  clock,
  device,
  author,
  ...(received !== null && { received }),
});

/** Among what was seen: that a field's write was left out, and that it came in the end. A device has no such name. */
export const LEFT = "?";
export const CAME = "!";

const fresh = (): Known => ({ made: noStamp, stamps: new Map(), vector: new Map(), left: new Map() });

/** `[clock, device, author]`, with the clock of its arrival where it had one: as `change.was` keeps a stamp. */
export function parseStamp(json: string): Stamp {
  const [clock, device, author, received] = JSON.parse(json) as [number, string, string, number | null];
  return asStamp({ clock, device, author, received: received ?? null });
}

/** Writes of a merge are its own only where a person chose; those are stamps. What the log says they replaced was seen. */
const log = (from: string) => `SELECT c.id, c.uid, c.field, c.clock, c.was, b.device, b.author,
    CASE WHEN b.kind = 'merge' THEN 1 WHEN b.undoes IS NOT NULL AND (SELECT kind FROM batch t WHERE t.id = b.undoes) = 'merge' THEN 2 ELSE 0 END AS merging
  FROM ${from} CROSS JOIN batch b ON b.id = c.batchId`;

function gather(
  found: Map<string, Known>,
  stamps: StampRow[],
  changes: LogRow[],
  seen: { uid: string; device: string; clock: number }[],
): void {
  const of = (uid: string) => {
    let known = found.get(uid);
    if (!known) found.set(uid, (known = fresh()));
    return known;
  };
  changes.sort((a, b) => a.id - b.id);
  for (const { uid, field, clock, device, author, was, merging } of changes) {
    const known = of(uid);
    // The last one: a record with a natural name may have come a second time. What an undone merge brings back was made before.
    if (field === "*") {
      if (merging !== 2 || known.made === noStamp) known.made = { clock, device, author };
    } else if (merging === 0) see(known.vector, device, clock);
    if (field === "-") {
      for (const [, at, by] of JSON.parse(was ?? "[]") as [string, number, string][])
        see(known.vector, by, at);
    } else if (was !== null && merging !== 2) {
      const before = parseStamp(was);
      see(known.vector, before.device, before.clock);
    }
  }
  for (const row of stamps) {
    const known = of(row.uid);
    const stamp = asStamp(row);
    if (row.field === "*") known.made = stamp;
    else known.stamps.set(row.field, stamp);
    see(known.vector, row.device, row.clock);
  }
  const came: [uid: string, field: string, clock: number][] = [];
  for (const { uid, device, clock } of seen) {
    const about = device[0] === LEFT || device[0] === CAME ? /^.([^:]*):([\s\S]*)$/.exec(device) : null;
    if (!about) see(of(uid).vector, device, clock);
    else if (device[0] === CAME) came.push([uid, about[1]!, clock]);
    else {
      const { left } = of(uid);
      if ((left.get(about[1]!)?.clock ?? -1) < clock)
        left.set(about[1]!, { clock, device: about[2]!, author: "" });
    }
  }
  for (const [uid, field, clock] of came) {
    const { left } = of(uid);
    if ((left.get(field)?.clock ?? Infinity) <= clock) left.delete(field);
  }
  for (const [uid, known] of found) {
    if (everywhere.has(uid)) known.made = noStamp;
    see(known.vector, known.made.device, known.made.clock);
  }
}

const stampColumns = "f.uid, f.field, f.clock, f.device, f.author, f.received";
/** The list leads (CROSS JOIN keeps the order): a planner that thinks a table small would read all of it for each block. */
const among = (table: string, alias: string) =>
  `json_each(?) j CROSS JOIN ${table} ${alias} ON ${alias}.uid = j.value`;

/** Of a record that lives again its deletion was seen, and what that had seen. */
const goneSeen = (tombstones: string) =>
  `UNION ALL SELECT t.uid, t.device, t.clock FROM ${tombstones}
   UNION ALL SELECT t.uid, e.key, e.value FROM ${tombstones} JOIN json_each(t.seen) e`;

/** Of the given uids; a uid that nothing is known of has no stamp and an empty vector. */
export function knownOf(db: Reader, uids: readonly string[]): Map<string, Known> {
  const found = new Map<string, Known>(uids.map((uid) => [uid, fresh()]));
  if (uids.length === 0) return found;
  const list = JSON.stringify(uids);
  gather(
    found,
    db.all<StampRow>(`SELECT ${stampColumns} FROM ${among("field_stamp", "f")}`, list),
    db.all<LogRow>(log(among("change", "c")), list),
    db.all(
      `SELECT s.uid, s.device, s.clock FROM ${among("seen", "s")} ${goneSeen(among("tombstone", "t"))}`,
      list,
      list,
      list,
    ),
  );
  return found;
}

/** Of every record, for a file of everything: one pass over each table instead of a look for each record. */
export function knownOfAll(db: Reader): Map<string, Known> {
  const found = new Map<string, Known>();
  gather(
    found,
    db.all<StampRow>(`SELECT ${stampColumns} FROM field_stamp f`),
    db.all<LogRow>(log("change c")),
    db.all(`SELECT uid, device, clock FROM seen ${goneSeen("tombstone t")}`),
  );
  return found;
}

/** A record's vector, for the tombstone that is to say what had been seen of it. */
export const vectorOf = (db: Reader, uid: string): Vector => knownOf(db, [uid]).get(uid)!.vector;
