// All that was changed on a partner and on what hangs on it, by batch, newest first.
import type { BatchKind } from "./batches.ts";
import { changeLines, isSaid, wrote, type ChangeLine } from "./changeRows.ts";
import { batchFacts, type BatchFacts } from "./history.ts";
import type { RecordTable } from "./headings.ts";
import type { Reader } from "./store.ts";

/** A partner and what was put into it: their histories are one. */
const same = `SELECT uid FROM partner WHERE id = ?1
  UNION SELECT json_extract(b.detail, '$.merged.drop') FROM same JOIN batch b ON json_extract(b.detail, '$.merged.keep') = same.uid
    WHERE b.kind = 'edit' AND b.state = 'done' AND b.detail IS NOT NULL`;

/** uids of a partner and of all that hangs on it; what was purged is known by its tombstone. */
const ours = `SELECT uid FROM same
  UNION SELECT uid FROM contact WHERE partnerId = ?1
  UNION SELECT uid FROM membership WHERE partnerId = ?1
  UNION SELECT uid FROM task WHERE partnerId = ?1
  UNION SELECT uid FROM promise WHERE partnerId = ?1
  UNION SELECT uid FROM agreement WHERE partnerId = ?1
  UNION SELECT uid FROM negotiation WHERE partnerId = ?1
  UNION SELECT o.uid FROM offer o JOIN negotiation n ON n.id = o.negotiationId WHERE n.partnerId = ?1
  UNION SELECT o.uid FROM negotiation_limit o JOIN negotiation n ON n.id = o.negotiationId WHERE n.partnerId = ?1
  UNION SELECT o.uid FROM negotiation_part o JOIN negotiation n ON n.id = o.negotiationId WHERE n.partnerId = ?1
  UNION SELECT uid FROM participant WHERE partnerId = ?1
  UNION SELECT i.uid FROM participant q JOIN interaction i ON i.id = q.interactionId WHERE q.partnerId = ?1
  UNION SELECT a.uid FROM participant q JOIN attachment a ON a.interactionId = q.interactionId WHERE q.partnerId = ?1
  UNION SELECT t.uid FROM tombstone t JOIN partner p ON p.uid = t.partnerUid WHERE p.id = ?1`;

/** By the index of uids, never by that of batches: an import of ten thousand partners is one batch. */
const log = `WITH RECURSIVE same(uid) AS (${same}), ours(uid) AS MATERIALIZED (${ours})
  SELECT c.id, c.batchId, c."of", c.field, ifnull(json_extract(${wrote}, '$[2]'), b.author)
  FROM ours o CROSS JOIN change c INDEXED BY change_uid ON c.uid = o.uid JOIN batch b ON b.id = c.batchId
  WHERE b.kind <> 'upkeep' AND ${isSaid}`;

interface Entry {
  id: number;
  of: RecordTable;
  field: string;
  author: string;
}

/** What goes without saying beside the record that was made with it. */
const withWhole: readonly (readonly [whole: RecordTable, parts: readonly RecordTable[]])[] = [
  ["interaction", ["participant", "attachment"]],
  ["partner", ["membership"]],
];

function sayable(entries: Entry[]): Entry[] {
  const made = new Set(entries.flatMap(({ of, field }) => (field === "*" ? [of] : [])));
  const silent = new Set(withWhole.flatMap(([whole, parts]) => (made.has(whole) ? parts : [])));
  return entries.filter(({ of, field }) => field !== "*" || !silent.has(of));
}

function entriesOf(db: Reader, partnerId: number): Map<number, Entry[]> {
  const batches = new Map<number, Entry[]>();
  for (const [id, batchId, of, field, author] of db.arrays<[number, number, RecordTable, string, string]>(
    log,
    partnerId,
  )) {
    const entries = batches.get(batchId);
    if (entries) entries.push({ id, of, field, author });
    else batches.set(batchId, [{ id, of, field, author }]);
  }
  for (const [batchId, entries] of batches) batches.set(batchId, sayable(entries));
  return batches;
}

/** The batches that changed a partner or what hangs on it. */
export const batchesOfPartner = (db: Reader, partnerId: number): number[] => [
  ...entriesOf(db, partnerId).keys(),
];

export interface PartnerHistoryFilter {
  /** A colleague's uid: who wrote, after a merge too. */
  author?: string | undefined;
  batchId?: number | undefined;
  kind?: BatchKind | undefined;
  /** A field's name, or `set:<kind>` for a whole set. */
  field?: string | undefined;
  limit: number;
  offset: number;
}

export interface PartnerBatch extends BatchFacts {
  changes: ChangeLine[];
  /** How many more there are than the ones in `changes`. */
  more: number;
}

/** A batch of an import can hold thousands of lines for one partner. */
const LINES = 50;

const isField = (given: string, field: string): boolean => field === given || field.startsWith(`${given}:`);

export interface PartnerHistory {
  /** Batches, without regard to the limit. */
  total: number;
  rows: PartnerBatch[];
  /** Who ever changed anything here, whatever the filter. */
  authors: { uid: string; name: string }[];
  /** What ever came from a file, newest first, whatever the filter. */
  files: { batchId: number; kind: BatchKind; file: string; at: number }[];
}

/** A partner's changes that fit the filter, by batch, newest first. */
export function historyOfPartner(
  db: Reader,
  partnerId: number,
  filter: PartnerHistoryFilter,
): PartnerHistory {
  const all = entriesOf(db, partnerId);
  const kinds = new Map(
    db
      .all<{ batchId: number; kind: BatchKind; file: string | null; at: number }>(
        "SELECT id AS batchId, kind, file, startedAt AS at FROM batch WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
        JSON.stringify([...all.keys()]),
      )
      .map((batch) => [batch.batchId, batch]),
  );
  const authors = new Set([...all.values()].flatMap((entries) => entries.map(({ author }) => author)));
  const fitting = [...kinds.values()].flatMap(({ batchId, kind }) => {
    if (filter.batchId !== undefined && filter.batchId !== batchId) return [];
    if (filter.kind !== undefined && filter.kind !== kind) return [];
    const entries = all
      .get(batchId)!
      .filter(
        ({ author, field }) =>
          (filter.author === undefined || author === filter.author) &&
          (filter.field === undefined || isField(filter.field, field)),
      );
    return entries.length === 0 ? [] : [{ batchId, entries }];
  });
  const rows = fitting.slice(filter.offset, filter.offset + filter.limit).map(({ batchId, entries }) => {
    const ids = entries.map(({ id }) => id).toSorted((a, b) => a - b);
    return {
      ...batchFacts(db, batchId),
      changes: changeLines(db, ids.slice(0, LINES)),
      more: Math.max(0, ids.length - LINES),
    };
  });
  return {
    total: fitting.length,
    rows,
    authors: db.all(
      "SELECT uid, name FROM colleague WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY name",
      JSON.stringify([...authors]),
    ),
    files: [...kinds.values()].flatMap(({ file, ...batch }) => (file === null ? [] : [{ ...batch, file }])),
  };
}
