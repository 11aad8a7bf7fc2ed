// Saved views of a list: columns, sort, filters, under a name.
import { z } from "zod";
import { read, write } from "./call.ts";
import { Id, Name } from "../domain/fields.ts";

const PageName = z.string().regex(/^[a-z]{1,40}$/);
const Detail = z.record(z.string(), z.unknown());

export const list = read(z.object({ page: PageName }), ({ db }, { page }) => ({
  rows: db
    .all<{ id: number; name: string; detail: string; position: number }>(
      "SELECT id, name, detail, position FROM view WHERE page = ? ORDER BY position, id",
      page,
    )
    .map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> })),
}));

export const save = write(
  z.object({ id: Id.optional(), page: PageName, name: Name, detail: Detail }),
  ({ db }, { id, page, name, detail }) => {
    const text = JSON.stringify(detail);
    if (
      id !== undefined &&
      db.run("UPDATE view SET name = ?, detail = ? WHERE id = ?", name, text, id).changes > 0
    )
      return { id };
    const made = db.run(
      "INSERT INTO view (page, name, detail, position) VALUES (?, ?, ?, (SELECT ifnull(max(position), 0) + 1 FROM view))",
      page,
      name,
      text,
    );
    return { id: made.id };
  },
);

export const remove = write(z.object({ id: Id }), ({ db }, { id }) => {
  db.run("DELETE FROM view WHERE id = ?", id);
  return {};
});
