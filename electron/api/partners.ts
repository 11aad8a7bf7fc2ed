// Partners: the table, the record, edits one by one and in bulk, the board, the trash.
import { z } from "zod";
import { stages, stagePath } from "../domain/partner.ts";
import { originOf } from "../data/origin.ts";
import { importingUids } from "../data/importing.ts";
import { conditions, listPartners, networkOf, partnerIds, rowSets } from "../data/partnerList.ts";
import { changePartner, makePartner, setStage, stageOf } from "../data/partners.ts";
import { purgeRecord, restoreRecord, trashRecord } from "../data/trash.ts";
import { mergeRecords, unmergeRecords } from "../data/merging/merge.ts";
import { live, updateRecord } from "../data/records.ts";
import { briefOf } from "../data/negotiation/brief.ts";
import { dropItem, itemsOf, putItem, setItem } from "../data/sets.ts";
import { suggest } from "../data/suggest.ts";
import { link as linkTo, waiting, waitingCount } from "../data/results/tray.ts";
import type { Reader } from "../data/store.ts";
import { UserError } from "../domain/errors.ts";
import { foldKey } from "../domain/text/fold.ts";
import { read, write } from "./call.ts";
import {
  Country,
  Day,
  Id,
  Language,
  Long,
  Name,
  NetworkId,
  OwnValues,
  Page,
  Short,
  Sides,
  Sort,
  StageName,
  TierName,
  TypeName,
} from "../domain/fields.ts";

const Filter = z.object({
  field: z.string(),
  op: z.string(),
  value: z.union([z.string(), z.number(), z.array(z.string())]).optional(),
});
const Chosen = { search: z.string().max(500).optional(), filters: z.array(Filter).max(30).optional() };
const Ordered = { ...Chosen, sort: Sort.optional() };
const Facts = {
  name: Name.optional(),
  types: z.array(TypeName).optional(),
  websites: z.array(Short.min(1)).optional(),
  country: Country.nullish(),
  languages: z.array(Language).optional(),
  tier: TierName.nullish(),
  tags: z.array(Short.min(1).max(100)).optional(),
  ownerUid: z.string().nullish(),
  nextContactOn: Day.nullish(),
  cadenceDays: z.int().min(1).max(3650).nullish(),
  privateNote: Long.nullish(),
  networkIds: z.array(NetworkId).optional(),
  own: OwnValues.optional(),
  aliases: z.array(Name).max(100).optional(),
};
const Staged = { stage: StageName.optional(), lostReason: Short.nullish(), programId: Id.optional() };

/** `sets`: which sets the rows carry; all of them when it is left out. A table asks for those of its columns. */
export const list = read(
  z.object({ ...Ordered, ...Page, sets: z.array(z.enum(rowSets)).optional() }),
  ({ db, now }, input) => listPartners(db, input, now()),
);

/** All matching ids in order: "select all", and walking the list from a record. */
export const ids = read(z.object(Ordered), ({ db, now }, input) => ({ ids: partnerIds(db, input, now()) }));

export const position = read(z.object({ id: Id, ...Ordered }), ({ db, now }, input) => {
  const offset = partnerIds(db, input, now()).indexOf(input.id);
  return { offset: offset < 0 ? null : offset };
});

const suggestInput = z.object({ text: z.string().max(200), limit: z.int().min(1).max(50).default(8) });
export { suggestCall as suggest };
const suggestCall = read(suggestInput, ({ db }, { text, limit }) => ({ rows: suggest(db, text, limit) }));

export const create = write(z.object({ ...Facts, ...Staged, name: Name }), (context, input) => ({
  ...makePartner(context, input),
  batchId: context.batchId,
}));

export const update = write(
  z.object({ id: Id, set: z.strictObject({ ...Facts, ...Staged }) }),
  (context, { id, set }) => {
    changePartner(context, id, set);
    return { batchId: context.batchId };
  },
);

const Bulk = z.strictObject({
  stage: StageName.optional(),
  lostReason: Short.nullish(),
  programId: Id.optional(),
  tier: TierName.nullish(),
  ownerUid: z.string().nullish(),
  nextContactOn: Day.nullish(),
});

export const bulk = write(
  z.object({
    ids: z.array(Id).max(100_000),
    set: Bulk.default({}),
    addTags: z.array(Short.min(1).max(100)).default([]),
    removeTags: z.array(z.string()).default([]),
    trash: z.boolean().default(false),
  }),
  (context, input) => {
    const { db, batchId } = context;
    const { stage, tier, ownerUid, nextContactOn } = input.set;
    for (const id of input.ids) {
      live(db, "partner", id);
      updateRecord(db, "partner", id, { tier, ownerUid, nextContactOn }, batchId);
      if (stage) setStage(context, id, stage, input.set);
      for (const value of input.addTags) {
        const item = setItem("tag", { value });
        if (!itemsOf(db, "partner", id, "tag").some((tag) => tag.key === item.key))
          putItem(db, "partner", id, item);
      }
      for (const tag of input.removeTags) dropItem(db, "partner", id, "tag", foldKey(tag));
      if (input.trash) trashRecord(context, "partner", id);
    }
    return { batchId, changed: input.ids.length };
  },
);

const memberships = (db: Reader, id: number) =>
  db.all<{
    id: number;
    uid: string;
    programId: number;
    program: string;
    client: string;
    network: string;
    stage: (typeof stages)[number];
    lostReason: string | null;
    joinedOn: string | null;
  }>(
    `SELECT m.id, m.uid, m.programId, g.name AS program, k.name AS client, g.network, m.stage, m.lostReason, m.joinedOn
     FROM membership m JOIN program g ON g.id = m.programId JOIN client k ON k.id = g.clientId
     WHERE m.partnerId = ? AND m.deletedAt IS NULL ORDER BY m.id`,
    id,
  );

interface PartnerFact {
  id: number;
  uid: string;
  name: string;
  country: string | null;
  tier: string | null;
  ownerUid: string | null;
  owner: string | null;
  nextContactOn: string | null;
  cadenceDays: number | null;
  privateNote: string | null;
  createdAt: number;
  deletedAt: number | null;
  lastContactAt: number | null;
  people: number;
  stageRank: number | null;
}

export const get = read(z.object({ id: Id }), ({ db }, { id }) => {
  const row = db.get<PartnerFact>(
    `SELECT p.id, p.uid, p.name, p.country, p.tier, p.ownerUid, w.name AS owner, p.nextContactOn, p.cadenceDays, p.privateNote,
       p.createdAt, p.deletedAt, s.lastContactAt, ifnull(s.people, 0) AS people, s.stageRank
     FROM partner p LEFT JOIN partner_summary s ON s.partnerId = p.id LEFT JOIN colleague w ON w.uid = p.ownerUid WHERE p.id = ?`,
    id,
  );
  if (!row) throw new UserError("missing-partner", { id });
  const { stageRank, ...facts } = row;
  const values = (kind: string) => itemsOf(db, "partner", id, kind).map((item) => item.value);
  return {
    ...facts,
    stage: stageOf(stageRank),
    types: values("type"),
    websites: values("website"),
    languages: values("language"),
    tags: values("tag"),
    aliases: values("alias"),
    networkIds: itemsOf(db, "partner", id, "networkId").map((item) => ({
      ...networkOf(item),
      spelling: item.label,
    })),
    memberships: memberships(db, id),
    own: Object.fromEntries(itemsOf(db, "partner", id, "own").map((item) => [item.key, item.value])),
    importing: importingUids(db, "partner").has(row.uid),
    origin: originOf(db, row.uid),
  };
});

/** All that a call needs on one page. What is in `private`, and suggestions marked so, are left out in presentation mode. */
export const brief = read(z.object({ id: Id, programId: Id.optional() }), ({ db, now, words }, input) =>
  briefOf(db, now(), words, input),
);

interface Card {
  id: number;
  name: string;
  tier: string | null;
  lastContactAt: number | null;
  nextContactOn: string | null;
}

export const board = read(
  z.object({ ...Chosen, programId: Id.optional(), limitPerStage: z.int().min(1).max(500).default(100) }),
  ({ db, now }, input) => {
    const where = conditions(db, input, now());
    const filter = where.map((condition) => ` AND ${condition.sql}`).join("");
    const params = where.flatMap((condition) => condition.params);
    const stage = input.programId
      ? `(SELECT m.stage FROM membership m WHERE m.partnerId = p.id AND m.programId = ${input.programId} AND m.deletedAt IS NULL)`
      : `(CASE s.stageRank ${stages.map((each, at) => `WHEN ${at} THEN '${each}'`).join(" ")} END)`;
    const from = `FROM partner p JOIN partner_summary s ON s.partnerId = p.id WHERE p.deletedAt IS NULL${filter}`;
    const totals = new Map(
      db
        .all<{ stage: string; n: number }>(
          `SELECT ${stage} AS stage, count(*) AS n ${from} GROUP BY 1`,
          ...params,
        )
        .map((row) => [row.stage, row.n]),
    );
    return {
      columns: stagePath.map((each) => ({
        stage: each,
        total: totals.get(each) ?? 0,
        rows: totals.has(each)
          ? db
              .all<Card>(
                `SELECT p.id, p.name, p.tier, s.lastContactAt, p.nextContactOn ${from} AND ${stage} = ? ORDER BY p.nextContactOn NULLS LAST, p.sortKey LIMIT ?`,
                ...params,
                each,
                input.limitPerStage,
              )
              .map((card) => ({
                ...card,
                tags: itemsOf(db, "partner", card.id, "tag").map((item) => item.value),
              }))
          : [],
      })),
    };
  },
);

const One = z.object({ id: Id });
export const trash = write(One, (context, { id }) => trashRecord(context, "partner", id));
export const restore = write(One, (context, { id }) => restoreRecord(context, "partner", id));
export const purge = write(One, (context, { id }) => purgeRecord(context, "partner", id));

/** `fields`: whose value of name, country, tier, ownerUid, nextContactOn, cadenceDays, privateNote, `own:<uid>` is kept. */
export const merge = write(
  z.object({ keep: Id, drop: Id, fields: Sides.default({}) }),
  (context, { keep, drop, fields }) => mergeRecords(context, "partner", keep, drop, fields),
);
export const unmerge = write(z.object({ batchId: Id }), (context, { batchId }) =>
  unmergeRecords(context, "partner", batchId),
);

/** Partners of reports that are nobody's yet, with proposals. */
export const unmatched = read(
  z.object({ q: z.string().max(200).optional(), ...Page }),
  ({ db, words }, { q, limit, offset }) => {
    const { rows, total } = waiting(db, q, limit, offset);
    return {
      rows: rows.map((row) => ({
        ...row,
        proposals: row.proposals.map(({ reason, ...proposal }) => ({
          ...proposal,
          reason: words(`ui.results.proposals.${reason}`),
        })),
      })),
      total,
    };
  },
);

/** How many partners of reports are nobody's yet. */
export const waits = read(z.object({}), ({ db }) => ({ accounts: waitingCount(db) }));

/** Links a network's id to a partner: all rows of reports with it are theirs, those to come too. */
export const link = write(
  z.object({ ...NetworkId.shape, partnerId: Id }),
  (context, { network, externalId, partnerId }) => ({
    ...linkTo(context, network, externalId, partnerId),
    batchId: context.batchId,
  }),
);
