// Who writes: the people whose changes and partners these are.
import { z } from "zod";
import { updateRecord, idOf } from "../data/records.ts";
import { read, write } from "./call.ts";
import { Name } from "../domain/fields.ts";

export const list = read(z.object({}), ({ db, authorName }) => ({
  rows: db.all<{ uid: string; name: string }>("SELECT uid, name FROM colleague ORDER BY name"),
  me: db.value<string>("SELECT value FROM setting WHERE key = 'me'") ?? null,
  suggestion: authorName,
}));

/** Says who works here. Asked once at the first start; until then the machine's user name is written. */
export const nameMe = write(z.object({ name: Name }), ({ db, author, batchId }, { name }) => {
  const id = idOf(db, "colleague", author)!;
  if (db.value<string>("SELECT name FROM colleague WHERE id = ?", id) !== name)
    updateRecord(db, "colleague", id, { name }, batchId);
  db.run("INSERT OR REPLACE INTO setting (key, value) VALUES ('me', ?)", author);
  return { uid: author };
});
