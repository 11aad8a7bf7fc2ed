// Making and changing partners and their memberships: one place for the calls, the import and the example.
import { UserError } from "../domain/errors.ts";
import { stages, type Stage } from "../domain/partner.ts";
import type { WriteContext } from "./context.ts";
import { firstProgramUid, newUid, membershipUid } from "./ids.ts";
import { insertRecord, live, uidOf, updateRecord } from "./records.ts";
import { aliasItem, putItem, replaceSet, setItem, type Given } from "./sets.ts";
import type { Bind, Reader, Writer } from "./store.ts";

export interface NetworkIdGiven {
  network: string;
  externalId: string;
  spelling?: string | undefined;
}

/** The sets of a partner as they are given: a list replaces the set. */
export interface PartnerSets {
  types?: string[] | undefined;
  websites?: string[] | undefined;
  tags?: string[] | undefined;
  languages?: string[] | undefined;
  networkIds?: NetworkIdGiven[] | undefined;
  own?: Record<string, string | null> | undefined;
  /** Other spellings of the name. */
  aliases?: string[] | undefined;
}
export interface PartnerFields {
  name?: string | undefined;
  country?: string | null | undefined;
  tier?: string | null | undefined;
  ownerUid?: string | null | undefined;
  nextContactOn?: string | null | undefined;
  cadenceDays?: number | null | undefined;
  privateNote?: string | null | undefined;
}

const networkItem = ({ network, externalId, spelling }: NetworkIdGiven): Given => ({
  value: externalId,
  of: network,
  label: spelling ?? null,
});

const kinds: [keyof PartnerSets, string][] = [
  ["types", "type"],
  ["websites", "website"],
  ["tags", "tag"],
  ["languages", "language"],
];

/** Writes the sets that are given, each as a whole. */
function writePartnerSets(db: Writer, id: number, sets: PartnerSets): void {
  for (const [name, kind] of kinds) {
    const values = sets[name] as string[] | undefined;
    if (values)
      replaceSet(
        db,
        "partner",
        id,
        kind,
        values.map((value) => setItem(kind, { value })),
      );
  }
  if (sets.networkIds)
    replaceSet(
      db,
      "partner",
      id,
      "networkId",
      sets.networkIds.map((each) => setItem("networkId", networkItem(each))),
    );
  if (sets.aliases)
    replaceSet(
      db,
      "partner",
      id,
      "alias",
      sets.aliases.map((value) => aliasItem("partner", value)),
    );
  if (sets.own) writeOwn(db, "partner", id, sets.own);
}

/** Own-field values: null or empty clears one; a value must fit the field's kind. */
export function writeOwn(
  db: Writer,
  of: "partner" | "contact",
  id: number,
  own: Record<string, string | null>,
): void {
  for (const [uid, value] of Object.entries(own)) {
    const field = db.get<{ kind: string; name: string; choices: string | null }>(
      `SELECT kind, name, choices FROM own_field WHERE uid = ? AND "of" = ? AND deletedAt IS NULL`,
      uid,
      of,
    );
    if (!field) throw new UserError("missing-own_field", { id: uid });
    if (value === null || value.trim() === "") {
      db.run(`DELETE FROM ${of}_set WHERE ownerId = ? AND kind = 'own' AND key = ?`, id, uid);
      continue;
    }
    const choices = field.choices ? (JSON.parse(field.choices) as string[]) : null;
    const fits =
      field.kind === "number"
        ? /^-?\d+([.]\d+)?$/.test(value)
        : field.kind === "day"
          ? /^\d{4}-\d\d-\d\d$/.test(value)
          : field.kind === "yesno"
            ? value === "yes" || value === "no"
            : field.kind === "choice"
              ? (choices?.includes(value) ?? false)
              : true;
    if (!fits)
      throw new UserError(`own-${field.kind}`, { field: field.name, value }, { field: `own:${uid}` });
    putItem(db, of, id, setItem("own", { value, of: uid }));
  }
}

export function firstProgram(db: Reader): { id: number; uid: string } {
  const id = db.value<number>(
    "SELECT id FROM program WHERE deletedAt IS NULL ORDER BY uid <> ?, id LIMIT 1",
    firstProgramUid,
  );
  if (id === undefined) throw new UserError("no-program");
  return { id, uid: uidOf(db, "program", id) };
}

/** Makes the membership of a partner in a program, or brings the trashed one back. @returns its id */
export function join(
  context: WriteContext,
  partnerId: number,
  programId: number,
  stage: Stage,
  lostReason?: string | null,
) {
  const { db } = context;
  const uid = membershipUid(uidOf(db, "partner", partnerId), uidOf(db, "program", programId));
  const known = db.get<{ id: number; deletedAt: number | null }>(
    "SELECT id, deletedAt FROM membership WHERE uid = ?",
    uid,
  );
  if (known?.deletedAt === null) throw new UserError("already-member");
  if (known) {
    updateRecord(
      db,
      "membership",
      known.id,
      { deletedAt: null, stage, lostReason: lostReason ?? null },
      context.batchId,
    );
    return { id: known.id, uid };
  }
  const id = insertRecord(db, "membership", {
    uid,
    partnerId,
    programId,
    stage,
    lostReason: lostReason ?? null,
    createdAt: context.now(),
  });
  return { id, uid };
}

/** Makes a partner with its membership in the first program (or the one given). */
export function makePartner(
  context: WriteContext,
  given: PartnerFields &
    PartnerSets & { name: string; stage?: Stage | undefined; programId?: number | undefined; uid?: string },
): { id: number; uid: string } {
  const { db } = context;
  const uid = given.uid ?? newUid();
  const id = insertRecord(db, "partner", {
    uid,
    name: given.name,
    country: given.country ?? null,
    tier: given.tier ?? null,
    ownerUid: given.ownerUid === undefined ? context.author : given.ownerUid,
    nextContactOn: given.nextContactOn ?? null,
    cadenceDays: given.cadenceDays ?? null,
    privateNote: given.privateNote || null,
    createdAt: context.now(),
  });
  writePartnerSets(db, id, given);
  join(context, id, given.programId ?? firstProgram(db).id, given.stage ?? "found");
  return { id, uid };
}

/**
 * Sets the stage of the membership shown. Where several could be meant and no program is given it asks.
 * @throws UserError `needs-answer` with the programs as choices
 */
export function setStage(
  context: WriteContext,
  partnerId: number,
  stage: Stage,
  more: { programId?: number | undefined; lostReason?: string | null | undefined },
): void {
  const { db } = context;
  const all = db.all<{ id: number; programId: number; program: string }>(
    `SELECT m.id, m.programId, g.name AS program FROM membership m JOIN program g ON g.id = m.programId
     WHERE m.partnerId = ? AND m.deletedAt IS NULL AND g.deletedAt IS NULL ORDER BY m.id`,
    partnerId,
  );
  const lostReason = stage === "lost" ? more.lostReason : null;
  const meant = more.programId === undefined ? all : all.filter((each) => each.programId === more.programId);
  if (meant.length === 0) {
    join(context, partnerId, more.programId ?? firstProgram(db).id, stage, lostReason ?? null);
    return;
  }
  if (meant.length > 1)
    throw new UserError(
      "needs-answer",
      { count: 1 },
      {
        field: "programId",
        questions: [
          {
            key: "programId",
            text: context.words("questions.stage-program"),
            choices: meant.map((each) => ({ value: String(each.programId), label: each.program })),
          },
        ],
      },
    );
  updateRecord(db, "membership", meant[0]!.id, { stage, lostReason }, context.batchId);
}

/** Changes a partner that is there: fields, sets and stage in one go. */
export function changePartner(
  context: WriteContext,
  id: number,
  set: PartnerFields &
    PartnerSets & {
      stage?: Stage | undefined;
      lostReason?: string | null | undefined;
      programId?: number | undefined;
    },
): void {
  const { db } = context;
  live(db, "partner", id);
  const { name, country, tier, ownerUid, nextContactOn, cadenceDays, privateNote } = set;
  const fields: Record<string, Bind | undefined> = {
    name,
    country,
    tier,
    ownerUid,
    nextContactOn,
    cadenceDays,
    privateNote: privateNote === "" ? null : privateNote,
  };
  updateRecord(db, "partner", id, fields, context.batchId);
  writePartnerSets(db, id, set);
  if (set.stage) setStage(context, id, set.stage, set);
}

export const stageOf = (rank: number | null): Stage | null => (rank === null ? null : stages[rank]!);
