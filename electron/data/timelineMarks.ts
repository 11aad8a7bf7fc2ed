// What a timeline says of an entry beside its words: a message, a meeting ahead or called off, its rule, its files.
import type { Reader } from "./store.ts";

export interface TimelineMark {
  /** It came from a mailbox, or was written from here: it opens as a thread. */
  message: boolean;
  /** A copy of what was written here and handed to the mail program. */
  written: boolean;
  planned: boolean;
  cancelled: boolean;
  /** The first RRULE of a meeting that happens again. */
  rule: string | null;
  /** Files of a message, without the pictures inside of its text. */
  files: number;
}

interface Row {
  id: number;
  message: number;
  written: number | null;
  planned: number;
  cancelled: number | null;
  rule: string | null;
  files: number;
}

/** Of the entries of one page, by id. */
export function timelineMarks(db: Reader, ids: readonly number[]): Map<number, TimelineMark> {
  const rows = db.all<Row>(
    `SELECT i.id, i.envelope IS NOT NULL AS message, json_extract(i.envelope, '$.written') AS written, i.planned, json_extract(i.event, '$.cancelled') AS cancelled,
       json_extract(i.event, '$.rrules[0]') AS rule,
       (SELECT count(*) FROM attachment a WHERE a.interactionId = i.id AND a.inline = 0) AS files
     FROM interaction i WHERE i.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(
    rows.map(({ id, message, written, planned, cancelled, ...row }) => [
      id,
      {
        ...row,
        message: message === 1,
        written: written === 1,
        planned: planned === 1,
        cancelled: cancelled === 1,
      },
    ]),
  );
}

export const noMark: TimelineMark = {
  message: false,
  written: false,
  planned: false,
  cancelled: false,
  rule: null,
  files: 0,
};
