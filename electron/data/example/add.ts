// Writes the example into a workspace, as one batch that can be removed whole.
import { addDays } from "../../domain/days.ts";
import { SINCE_EVER } from "../../domain/program.ts";
import type { JobContext, RunningBatch, WriteContext } from "../context.ts";
import { makeContact } from "../contacts.ts";
import { insertRecord } from "../records.ts";
import { naturalUid, newUid } from "../ids.ts";
import { logTalk } from "../interactions.ts";
import { join, makePartner } from "../partners.ts";
import { writeMoney } from "../programMoney.ts";
import { dealSteps } from "./addDeals.ts";
import { doingSteps } from "./addDoing.ts";
import { addRates, addResults } from "./addResults.ts";
import { makeExample } from "./example.ts";
import type { ExamplePartner, ExampleWorld } from "./world.ts";

/** Local ids by the example's own references and names. */
interface Placed {
  programs: Map<string, number>;
  own: Map<string, string>;
  partners: Map<string, number>;
  people: Map<string, number>;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function addPrograms(write: WriteContext, world: ExampleWorld, placed: Placed): void {
  const { db, now } = write;
  const today = dayOf(now());
  for (const { name, client, money, report: _, orderList: __, ...facts } of world.programs) {
    const clientId =
      db.value<number>("SELECT id FROM client WHERE name = ?", client) ??
      insertRecord(db, "client", { uid: newUid(), name: client, createdAt: now() });
    const uid = naturalUid("example-program", name);
    const id = insertRecord(db, "program", { uid, clientId, name, ...facts, createdAt: now() });
    for (const { daysAgo, ...given } of money)
      writeMoney(write, id, given, daysAgo === null ? SINCE_EVER : addDays(today, -daysAgo));
    placed.programs.set(name, id);
  }
  for (const [position, { of, name, kind, choices }] of world.ownFields.entries()) {
    const uid = newUid();
    insertRecord(db, "own_field", {
      uid,
      of,
      name,
      kind,
      choices: choices ? JSON.stringify(choices) : null,
      position,
    });
    placed.own.set(`${of}:${name}`, uid);
  }
}

const ownOf = (of: string, own: Record<string, string>, placed: Placed) =>
  Object.fromEntries(Object.entries(own).map(([name, value]) => [placed.own.get(`${of}:${name}`)!, value]));

function addPartner(write: WriteContext, partner: ExamplePartner, placed: Placed): void {
  const [first, ...others] = partner.stages;
  const at = { ...write, now: () => partner.createdAt };
  const { id } = makePartner(at, {
    name: partner.name,
    types: [...partner.types],
    websites: [...partner.websites],
    languages: [...partner.languages],
    tags: [...partner.tags],
    country: partner.country,
    tier: partner.tier,
    nextContactOn: partner.nextContactOn,
    cadenceDays: partner.cadenceDays,
    privateNote: partner.privateNote,
    networkIds: partner.networkIds,
    own: ownOf("partner", partner.own, placed),
    ownerUid: partner.owner ? write.author : null,
    stage: first?.stage,
    programId: first && placed.programs.get(first.program),
  });
  placed.partners.set(partner.ref, id);
  for (const { program, stage, lostReason } of others)
    join(at, id, placed.programs.get(program)!, stage, lostReason);
  for (const { program, joinedOn, lostReason } of partner.stages)
    if (joinedOn || lostReason)
      write.db.run(
        "UPDATE membership SET joinedOn = ?, lostReason = ifnull(?, lostReason) WHERE partnerId = ? AND programId = ?",
        joinedOn ?? null,
        lostReason ?? null,
        id,
        placed.programs.get(program)!,
      );
}

/** Small writes grouped so that a chunk stays short. */
async function inChunks<T>(
  batch: RunningBatch,
  items: readonly T[],
  each: (write: WriteContext, item: T) => void,
  step: (done: number) => void,
) {
  for (let at = 0; at < items.length; at += 40) {
    await batch.chunk((write) => {
      for (const item of items.slice(at, at + 40)) each(write, item);
    });
    step(Math.min(40, items.length - at));
  }
}

/** The numbers of an account take as long as so many talks. */
const PER_ACCOUNT = 20;

export async function addExample(context: JobContext) {
  const world = makeExample(dayOf(context.now()));
  const { partners, people, interactions } = world;
  const batch = context.batch("example", null);
  const placed: Placed = { programs: new Map(), own: new Map(), partners: new Map(), people: new Map() };
  const doing = [...doingSteps(world, placed), ...dealSteps(world, placed)];
  const things = partners.length + people.length + interactions.length + doing.length;
  const total = things + world.accounts.length * PER_ACCOUNT;
  let done = 0;
  const step = (more: number) => context.progress((done += more), total, "example");
  await batch.chunk((write) => addPrograms(write, world, placed));
  await inChunks(batch, world.partners, (write, partner) => addPartner(write, partner, placed), step);
  await inChunks(
    batch,
    world.people,
    (write, { ref, partner, own, createdAt, ...person }) => {
      const partnerId = partner === null ? null : placed.partners.get(partner)!;
      const { id } = makeContact(
        { ...write, now: () => createdAt },
        { ...person, partnerId, own: ownOf("contact", own, placed) },
      );
      placed.people.set(ref, id);
    },
    step,
  );
  await inChunks(
    batch,
    world.interactions,
    (write, { partner, people, ...talk }) => {
      const contactIds = people.map(({ ref }) => placed.people.get(ref)!);
      logTalk(
        { ...write, now: () => talk.at },
        { ...talk, contactIds, ...(partner !== null && { partnerId: placed.partners.get(partner)! }) },
      );
    },
    step,
  );
  await inChunks(batch, doing, (write, put) => put(write), step);
  await batch.chunk((write) => addRates(write, world.rates));
  for (const program of world.programs) {
    const accounts = world.accounts.filter((account) => account.program === program.name);
    const id = placed.programs.get(program.name)!;
    await addResults(context.db, batch, { id, program, accounts, today: dayOf(context.now()) });
    step(accounts.length * PER_ACCOUNT);
  }
  const made = { partners: partners.length, people: people.length, interactions: interactions.length };
  batch.done(made);
  return { batchId: batch.id, ...made };
}
