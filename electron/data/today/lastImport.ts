// What the last import changed, for a week.
import type { Words } from "../../domain/words/words.ts";
import type { Reader } from "../store.ts";
import { stillThere } from "./dismissed.ts";

/** Orders that were lost or came back, with their values; two currencies are never added. */
interface Reversed {
  orders: number;
  values: { currency: string; value: string }[];
}

export interface LastImport {
  key: string;
  batchId: number;
  file: string | null;
  /** ms UTC */
  at: number;
  created: number;
  changed: number;
  /** Orders whose status changed. */
  flipped: number;
  declined: Reversed;
  back: Reversed;
  /** The same in words. */
  text: string;
}

/** What an import keeps with its batch. */
interface Detail {
  created?: number;
  changed?: number;
  flipped?: number;
  reversals?: { declined: Reversed; back: Reversed };
}

const SINCE_MS = 7 * 86_400_000;
/** Batches that are looked at: an import among the last of them is what somebody may still have in mind. */
const LOOKED_AT = 2_000;
const none: Reversed = { orders: 0, values: [] };

/** The newest import of the last seven days in a sentence; null where there is none, or it was put away. */
export function lastImport(db: Reader, words: Words, now: number): LastImport | null {
  const row = db.get<{
    batchId: number;
    uid: string;
    file: string | null;
    at: number;
    detail: string | null;
  }>(
    `SELECT id AS batchId, uid, file, endedAt AS at, detail FROM batch
     WHERE id > (SELECT ifnull(max(id), 0) FROM batch) - ${LOOKED_AT} AND kind = 'import' AND state = 'done' AND endedAt BETWEEN ? AND ?
     ORDER BY id DESC LIMIT 1`,
    now - SINCE_MS,
    now,
  );
  if (!row) return null;
  const { uid, detail, ...batch } = row;
  const { created = 0, changed = 0, flipped = 0, reversals } = JSON.parse(detail ?? "{}") as Detail;
  const { declined, back } = reversals ?? { declined: none, back: none };
  const values = (of: Reversed) => of.values.map(({ currency, value }) => `${value} ${currency}`).join(" + ");
  const told = [
    ...(created > 0 ? [words("ui.overview.imported.created", { count: created })] : []),
    ...(changed > 0 ? [words("ui.overview.imported.changed", { count: changed })] : []),
    ...(declined.orders > 0
      ? [words("ui.overview.imported.declined", { count: declined.orders, values: values(declined) })]
      : []),
    ...(back.orders > 0
      ? [words("ui.overview.imported.back", { count: back.orders, values: values(back) })]
      : []),
  ];
  const text = told.length > 0 ? told.join(" · ") : words("ui.overview.imported.nothing");
  const entry = { key: `import:${uid}`, ...batch, created, changed, flipped, declined, back, text };
  return stillThere(db, [entry])[0] ?? null;
}
