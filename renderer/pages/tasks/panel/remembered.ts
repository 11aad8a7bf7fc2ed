// What a task's reminders came to: each definition with its row of the journal, and what was asked for besides.
import { slotOf, type Reminding } from "../../../../electron/domain/reminders/definitions.ts";
import type { WholeTask } from "../task.ts";

export interface Remembered {
  key: string;
  /** The id of its row; null for one that has none. */
  row: number | null;
  /** Null for one that was asked for later ("in 10 minutes"), or whose definition is gone. */
  definition: Reminding | null;
  /** Where the definition stands in the task's own list. */
  place: number | null;
  /** Its moment, ms UTC; of one that has none the end of time, so that it stands last. */
  at: number;
  /** ms UTC; null where it waits for nothing. */
  waitsFor: number | null;
  firedAt: number | null;
  outcome: string | null;
  snoozedTo: number | null;
}

type Row = WholeTask["reminders"][number];

/** In the order of their moments. */
export function remindersOf(definitions: readonly Reminding[], rows: readonly Row[]): Remembered[] {
  const slots = new Map(definitions.map((one, place) => [slotOf(one), { one, place }]));
  const taken = new Set<string>();
  const found = rows.map((row): Remembered => {
    const definition = slots.get(row.slot);
    // Of a slot that came and waits again the one that waits stands for the definition.
    const isFirst = definition !== undefined && !taken.has(row.slot) && isLast(row, rows);
    if (isFirst) taken.add(row.slot);
    return {
      key: `row ${row.id}`,
      row: row.id,
      definition: definition?.one ?? null,
      place: isFirst ? definition.place : null,
      at: row.dueAt,
      waitsFor: row.firedAt === null ? row.dueAt : null,
      firedAt: row.firedAt,
      outcome: row.outcome,
      snoozedTo: row.snoozedTo,
    };
  });
  const without = [...slots].flatMap(([slot, { one, place }]): Remembered[] =>
    taken.has(slot)
      ? []
      : [
          {
            key: `slot ${slot}`,
            row: null,
            definition: one,
            place,
            at: Number.MAX_SAFE_INTEGER,
            waitsFor: null,
            firedAt: null,
            outcome: null,
            snoozedTo: null,
          },
        ],
  );
  return [...found, ...without].toSorted((a, b) => a.at - b.at);
}

const isLast = (row: Row, rows: readonly Row[]): boolean =>
  !rows.some(
    ({ slot, dueAt, id }) => slot === row.slot && (dueAt > row.dueAt || (dueAt === row.dueAt && id > row.id)),
  );
