// Two records side by side: every field with where it comes from, every row of their sets, and what hangs on each.
import type { Kind } from "../../domain/duplicates/facts.ts";
import { joinedFields, mergedFields } from "../../domain/duplicates/merge.ts";
import { stageRank, type Stage } from "../../domain/partner.ts";
import type { Words } from "../../domain/words/words.ts";
import { photoUrl } from "../attachments.ts";
import { importingUids } from "../importing.ts";
import { originOf, type Origin } from "../origin.ts";
import { uidOf } from "../records.ts";
import { itemsByOwner } from "../sets.ts";
import type { Reader } from "../store.ts";
import { hangingOn } from "./hanging.ts";
import { isNotSame } from "./notSame.ts";
import { verdictOn } from "./find.ts";

export interface Cell {
  value: string | number | null;
  /** What people read where the value is a uid, an id or a hash: a name, a picture. */
  shown: string | null;
  /** Who wrote it, when, from which file; null for what was never written. */
  origin: Origin | null;
}
export interface FieldRow {
  /** As `merge` takes it in `fields`. */
  field: string;
  /** An own field's name. */
  label: string | null;
  a: Cell;
  b: Cell;
  differ: boolean;
  /** Without a choice both texts are kept. */
  joins: boolean;
  /** Never on a screen meant for showing. */
  private: boolean;
}
/** A row of a set, of one or both of them; both are always kept. */
export interface SetRow {
  kind: string;
  key: string;
  value: string;
  label: string | null;
  a: Origin | null;
  b: Origin | null;
  inA: boolean;
  inB: boolean;
}

type Row = Record<string, string | number | null>;

const names: Readonly<Record<string, string>> = {
  ownerUid: "SELECT name FROM colleague WHERE uid = ?",
  partnerId: "SELECT name FROM partner WHERE id = ?",
};

function shownOf(db: Reader, workspace: string, field: string, value: string | number | null): string | null {
  if (value === null) return null;
  if (field === "photo") return photoUrl(workspace, String(value));
  const text = names[field];
  return text ? (db.value<string>(text, value) ?? null) : null;
}

interface Side {
  id: number;
  uid: string;
  row: Row;
  origin: Record<string, Origin>;
}

const originIn = ({ origin }: Side, field: string): Origin | null => origin[field] ?? origin["*"] ?? null;

function fieldRows(db: Reader, workspace: string, kind: Kind, sides: [Side, Side]): FieldRow[] {
  return mergedFields[kind].map((field) => {
    const [a, b] = sides.map((side): Cell => {
      const value = side.row[field] ?? null;
      return {
        value,
        shown: shownOf(db, workspace, field, value),
        origin: value === null ? (side.origin[field] ?? null) : originIn(side, field),
      };
    }) as [Cell, Cell];
    return {
      field,
      label: null,
      a,
      b,
      differ: a.value !== b.value,
      joins: joinedFields.has(field),
      private: field === "privateNote",
    };
  });
}

function setRows(db: Reader, kind: Kind, sides: [Side, Side]): { rows: SetRow[]; own: FieldRow[] } {
  const items = itemsByOwner(
    db,
    kind,
    sides.map(({ id }) => id),
  );
  const rows = new Map<string, SetRow>();
  const own = new Map<string, FieldRow>();
  const fields = new Map(
    db
      .all<{ uid: string; name: string }>(
        `SELECT uid, name FROM own_field WHERE "of" = ? AND deletedAt IS NULL`,
        kind,
      )
      .map(({ uid, name }) => [uid, name]),
  );
  for (const [at, side] of sides.entries()) {
    const letter = at === 0 ? "a" : "b";
    for (const { kind: of, key, value, label } of items.get(side.id)!) {
      const origin = originIn(side, `set:${of}:${key}`);
      if (of === "own") {
        const none: Cell = { value: null, shown: null, origin: null };
        const row = own.get(key) ?? {
          field: `own:${key}`,
          label: fields.get(key) ?? key,
          a: none,
          b: none,
          differ: true,
          joins: false,
          private: false,
        };
        row[letter] = { value, shown: null, origin };
        row.differ = row.a.value !== row.b.value;
        own.set(key, row);
        continue;
      }
      const there = rows.get(`${of}:${key}`) ?? {
        kind: of,
        key,
        value,
        label,
        a: null,
        b: null,
        inA: false,
        inB: false,
      };
      there[letter] = origin;
      there[at === 0 ? "inA" : "inB"] = true;
      rows.set(`${of}:${key}`, there);
    }
  }
  return { rows: [...rows.values()], own: [...own.values()] };
}

interface Member {
  program: string;
  stage: Stage;
  joinedOn: string | null;
}

/** Programs of either; `merged` is the stage that both together have. */
function programs(db: Reader, sides: [Side, Side]) {
  const of = ({ id }: Side) =>
    new Map(
      db
        .all<Member & { programId: number }>(
          `SELECT m.programId, g.name AS program, m.stage, m.joinedOn FROM membership m JOIN program g ON g.id = m.programId
           WHERE m.partnerId = ? AND m.deletedAt IS NULL ORDER BY m.id`,
          id,
        )
        .map((row) => [row.programId, row]),
    );
  const [a, b] = [of(sides[0]), of(sides[1])];
  return [...new Set([...a.keys(), ...b.keys()])].map((programId) => {
    const [mine, theirs] = [a.get(programId), b.get(programId)];
    const stages = [mine, theirs].flatMap((each) => (each ? [each.stage] : []));
    return {
      programId,
      program: (mine ?? theirs)!.program,
      a: mine ? { stage: mine.stage, joinedOn: mine.joinedOn } : null,
      b: theirs ? { stage: theirs.stage, joinedOn: theirs.joinedOn } : null,
      merged: stages.toSorted((x, y) => stageRank(x) - stageRank(y))[0]!,
    };
  });
}

/** @throws UserError `missing-partner`, `missing-contact` */
export async function sideBySide(
  db: Reader,
  words: Words,
  workspace: string,
  kind: Kind,
  a: number,
  b: number,
) {
  const importing = importingUids(db, kind);
  const sides = [a, b].map((id): Side => {
    const uid = uidOf(db, kind, id);
    const row = db.get<Row>(`SELECT * FROM ${kind} WHERE id = ?`, id)!;
    return { id, uid, row, origin: originOf(db, uid) };
  }) as [Side, Side];
  const told = ({ id, uid, row, origin }: Side) => ({
    id,
    uid,
    name: String(row[kind === "partner" ? "name" : "fullName"]),
    createdAt: Number(row.createdAt),
    deletedAt: row.deletedAt === null ? null : Number(row.deletedAt),
    importing: importing.has(uid),
    made: origin["*"] ?? null,
    hangs: hangingOn(db, kind, id),
  });
  const { rows, own } = setRows(db, kind, sides);
  return {
    kind,
    a: told(sides[0]),
    b: told(sides[1]),
    fields: [...fieldRows(db, workspace, kind, sides), ...own],
    sets: rows,
    programs: kind === "partner" ? programs(db, sides) : [],
    notSame: a !== b && isNotSame(db, kind, a, b),
    ...(await verdictOn(db, words, kind, a, b)),
  };
}
