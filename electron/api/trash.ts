// The trash: partners, people, talks and templates, with what hangs on them.
import { z } from "zod";
import { heldInTrash } from "../data/merging/putInto.ts";
import type { Standing } from "../data/merging/carried.ts";
import { purge } from "../data/purge.ts";
import type { Bind, Reader } from "../data/store.ts";
import { foldKey } from "../domain/text/fold.ts";
import { read, write } from "./call.ts";
import { Page } from "../domain/fields.ts";

const kindNames = ["partner", "contact", "interaction", "task", "template"] as const;
type Kind = (typeof kindNames)[number];
interface Row {
  kind: Kind;
  id: number;
  uid: string;
  title: string;
  detail: string;
  deletedAt: number;
  by: string;
  people: number;
  interactions: number;
}

const by = (uid: string) =>
  `ifnull((SELECT w.name FROM change c JOIN batch b ON b.id = c.batchId JOIN colleague w ON w.uid = b.author
    WHERE c.uid = ${uid} AND c.field = 'deletedAt' ORDER BY c.id DESC LIMIT 1), '')`;

const kinds: Record<Kind, string> = {
  partner: `SELECT 'partner' AS kind, p.id, p.uid, p.name AS title, p.sortKey AS found,
      ifnull((SELECT value FROM partner_set WHERE ownerId = p.id AND kind = 'website' LIMIT 1), '') AS detail, p.deletedAt, ${by("p.uid")} AS "by",
      (SELECT count(*) FROM contact WHERE partnerId = p.id) AS people,
      (SELECT count(DISTINCT interactionId) FROM participant WHERE partnerId = p.id) AS interactions
    FROM partner p WHERE p.deletedAt IS NOT NULL`,
  contact: `SELECT 'contact' AS kind, c.id, c.uid, c.fullName AS title, c.sortKey AS found, ifnull(p.name, '') AS detail, c.deletedAt, ${by("c.uid")} AS "by",
      0 AS people, (SELECT count(DISTINCT interactionId) FROM participant WHERE contactId = c.id) AS interactions
    FROM contact c LEFT JOIN partner p ON p.id = c.partnerId WHERE c.deletedAt IS NOT NULL`,
  interaction: `SELECT 'interaction' AS kind, i.id, i.uid, substr(i.text, 1, 200) AS title, lower(i.text) AS found,
      ifnull((SELECT ifnull(p.name, c.fullName) FROM participant q LEFT JOIN partner p ON p.id = q.partnerId LEFT JOIN contact c ON c.id = q.contactId
        WHERE q.interactionId = i.id LIMIT 1), '') AS detail, i.deletedAt, ${by("i.uid")} AS "by", 0 AS people, 0 AS interactions
    FROM interaction i WHERE i.deletedAt IS NOT NULL`,
  // What nobody typed comes back with what it was born of.
  task: `SELECT 'task' AS kind, t.id, t.uid, t.title, lower(t.title) AS found, ifnull(p.name, '') AS detail, t.deletedAt, ${by("t.uid")} AS "by",
      0 AS people, 0 AS interactions FROM task t LEFT JOIN partner p ON p.id = t.partnerId WHERE t.deletedAt IS NOT NULL AND t.source IS NULL`,
  template: `SELECT 'template' AS kind, t.id, t.uid, t.name AS title, lower(t.name) AS found, t.subject AS detail, t.deletedAt, ${by("t.uid")} AS "by",
      0 AS people, 0 AS interactions FROM template t WHERE t.deletedAt IS NOT NULL`,
};

/** Partners and people that were put into another. */
const heldOf = (db: Reader) => new Map([...heldInTrash(db, "partner"), ...heldInTrash(db, "contact")]);

/** `into`: the record that it was put into and the batch that put it there, which `partners.unmerge` or `contacts.unmerge` takes apart. */
export const list = read(
  z.object({
    search: z.string().max(500).optional(),
    kind: z.enum(kindNames).optional(),
    ...Page,
  }),
  ({ db }, input) => {
    const all = (input.kind ? [kinds[input.kind]] : Object.values(kinds)).join(" UNION ALL ");
    const params: Bind[] = [];
    let where = "";
    if (input.search?.trim()) {
      where = "WHERE found LIKE ? ESCAPE '\\' OR lower(detail) LIKE ? ESCAPE '\\'";
      const like = `%${foldKey(input.search).replace(/[\\%_]/g, "\\$&")}%`;
      params.push(like, like);
    }
    const held = heldOf(db);
    const rows = db
      .all<Row>(
        `SELECT * FROM (${all}) ${where} ORDER BY deletedAt DESC, id DESC LIMIT ${input.limit} OFFSET ${input.offset}`,
        ...params,
      )
      .map(({ kind, id, uid, title, detail, deletedAt, by: who, people, interactions }) => ({
        kind,
        id,
        uid,
        title,
        detail,
        deletedAt,
        by: who,
        hangs: { people, interactions },
        into: intoOf(held.get(uid)),
      }));
    return { rows, total: db.value<number>(`SELECT count(*) FROM (${all}) ${where}`, ...params)! };
  },
);

const intoOf = (merge: Standing | undefined) =>
  merge ? { name: merge.keepName, batchId: merge.batchId } : null;

const inTrash = (db: Reader, table: Kind): { id: number; uid: string }[] =>
  db.all(`SELECT id, uid FROM ${table} WHERE deletedAt IS NOT NULL`);

/** How many records emptying the trash purges, and how many it leaves. */
export const whatGoes = read(z.object({}), ({ db }) => {
  const held = heldOf(db);
  const all = kindNames.flatMap((table) => inTrash(db, table));
  const stay = all.filter(({ uid }) => held.has(uid)).length;
  return { go: all.length - stay, stay };
});

/**
 * Purges everything in the trash but what was put into another record: that is taken apart weeks later too. It cannot be undone:
 * the window asks first.
 */
export const empty = write(z.object({}), ({ db, batchId }) => {
  const held = heldOf(db);
  db.run("UPDATE batch SET kind = 'purge' WHERE id = ?", batchId);
  let purged = 0;
  for (const table of kindNames)
    for (const { id, uid } of inTrash(db, table)) {
      if (held.has(uid)) continue;
      // A person of a purged partner may be gone already.
      if (db.value(`SELECT 1 FROM ${table} WHERE id = ?`, id) === undefined) continue;
      purge(db, table, id);
      purged++;
    }
  return { purged };
});
