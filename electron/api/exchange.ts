// Shared partner files: saving one, seeing what putting one together with this workspace would do, doing it, and taking it back.
import path from "node:path";
import { z } from "zod";
import { digestOf } from "../data/exchange/digest.ts";
import { noteExported, saveShared } from "../data/exchange/export.ts";
import { sharedHash, sharedKind } from "../data/exchange/file/read.ts";
import { mergeShared, previewShared } from "../data/exchange/merge.ts";
import { lostValues, mergedBefore, pastMerges } from "../data/exchange/past.ts";
import { takeLost } from "../data/exchange/take.ts";
import { settingOf, writeSetting } from "../data/settings.ts";
import { takeBackBatch } from "../data/takeBack.ts";
import { UserError } from "../domain/errors.ts";
import { FilePath, Id, Job } from "../domain/fields.ts";
import { aside, job, read, write } from "./call.ts";

const Passphrase = z.string().min(1).max(1000).optional();
const Export = z.object({
  file: FilePath,
  partnerIds: z.array(Id).min(1).max(100_000).optional(),
  passphrase: Passphrase,
  include: z.array(z.enum(["results", "attachments"])).optional(),
  ...Job,
});

/** The reading and writing of `export`, on a thread of its own; use that one. */
export const save = aside(Export, saveShared);

/**
 * Saves a shared file: chosen partners (local ids), or everything that may travel.
 * @returns `records` of all tables, `bytes` of the file
 */
const exportFile = job(Export, async (context, { job: _, ...asked }) => {
  type Saved = Awaited<ReturnType<typeof saveShared>>;
  const { partners, records, bytes, hash, clock } = await context.aside<Saved>("exchange.save", asked);
  await context.tend(
    (db) => {
      noteExported(db, asked, clock);
      // A watched folder does not offer what this workspace wrote.
      writeSetting(db, "sharedOwn", [hash, ...ownHashes(settingOf(db, "sharedOwn"))].slice(0, 200));
    },
    { always: true },
  );
  return { partners, records, bytes };
});

export { exportFile as export };

const ownHashes = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

/** What putting the file together with this workspace would do: counts, changes both ways by partner, conflicts. Writes nothing. */
export const preview = aside(z.object({ file: FilePath, passphrase: Passphrase, ...Job }), previewShared);

/**
 * Puts the file together with this workspace, whole or not at all, after a verified backup.
 * `choices` by the keys of the preview; `rest` for all others (`newest`: the higher clock, then the device).
 * @throws UserError `needs-answer` where a conflict has neither
 */
export const merge = job(
  z.object({
    file: FilePath,
    passphrase: Passphrase,
    choices: z.record(z.string(), z.enum(["mine", "theirs", "both"])).optional(),
    rest: z.enum(["mine", "theirs", "newest"]).optional(),
    ...Job,
  }),
  mergeShared,
);

/** Takes a merge back: values, stamps and what was seen are as before; later edits stay. Nothing of it is told to others. */
export const undo = job(z.object({ batchId: Id, ...Job }), async (context, { batchId }) => {
  const { removed, restored, kept, keptItems } = await takeBackBatch(context, batchId, ["merge"]);
  return { restored: restored + removed, kept, keptItems };
});

/** SHA-256 over everything that may travel; equal in two workspaces that hold the same. */
export const digest = aside(
  z.object({ partnerIds: z.array(Id).optional(), ...Job }),
  async ({ db }, { partnerIds }) => ({ digest: digestOf(db, partnerIds) }),
);

/** What a file is, before it is opened: its version, whether it needs a passphrase, and whether it was merged or written here. */
export const look = aside(z.object({ file: FilePath, ...Job }), async ({ db }, { file }) => {
  const kind = sharedKind(file);
  if (!kind) throw new UserError("shared-not-ours", { file: path.basename(file) });
  const hash = await sharedHash(file);
  return {
    ...kind,
    known: mergedBefore(db, hash),
    own: ownHashes(settingOf(db, "sharedOwn")).includes(hash),
  };
});

export const past = read(z.object({ limit: z.int().min(1).max(1000).default(50) }), ({ db }, { limit }) => ({
  rows: pastMerges(db, limit),
}));

/** Conflicts of a record with both values: what lost is one click away for good. */
export const lost = read(z.object({ uid: z.string() }), ({ db }, { uid }) => ({ rows: lostValues(db, uid) }));

/** Puts one side of a conflict in place: an ordinary edit. */
export const take = write(z.object({ id: Id, side: z.enum(["mine", "theirs"]) }), (context, { id, side }) => {
  takeLost(context, id, side);
  return { batchId: context.batchId };
});

/** The folder that files come from and go to; `auto`: put together unseen where there is no conflict. */
export const folder = read(z.object({}), ({ db }) => {
  const value = settingOf(db, "sharedFolder") as { path?: unknown; auto?: unknown } | undefined;
  return { path: typeof value?.path === "string" ? value.path : null, auto: value?.auto === true };
});

export const setFolder = write(
  z.object({ path: FilePath.nullable(), auto: z.boolean().default(false) }),
  ({ db }, { path, auto }) => {
    writeSetting(db, "sharedFolder", path === null ? null : { path, auto });
    return {};
  },
);
