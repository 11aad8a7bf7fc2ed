// Reads and edits that go on while something runs on the writer, and how long each waits.
import { setTimeout as sleep } from "node:timers/promises";
import type { Thread } from "./threads.ts";

/** Partners of the worlds in which this is asked. */
const partners = 10_000;

/** Asks again and again until told to stop; gives what each took, in ms. */
async function keepAsking(
  pauseMs: number,
  ask: (count: number) => Promise<unknown>,
  isDone: () => boolean,
): Promise<number[]> {
  const waits: number[] = [];
  for (let count = 0; !isDone(); count++) {
    const start = performance.now();
    await ask(count);
    waits.push(performance.now() - start);
    await sleep(pauseMs);
  }
  return waits;
}

const readOf = (reader: Thread) => (count: number) => {
  const asks = [
    () =>
      reader.ask("partners.list", {
        limit: 50,
        offset: (count * 50) % 9000,
        sort: { by: "lastContactAt", desc: true },
      }),
    () => reader.ask("partners.list", { limit: 50, filters: [{ field: "tags", op: "has", value: ["q4"] }] }),
    () => reader.ask("partners.get", { id: 1 + ((count * 37) % partners) }),
    () => reader.ask("interactions.timeline", { partnerId: 1 + ((count * 37) % partners) }),
  ];
  return asks[count % asks.length]!();
};

const editOf = (writer: Thread) => (count: number) =>
  writer.ask("partners.update", {
    id: 1 + ((count * 7919) % partners),
    set: { nextContactOn: `2027-03-${10 + (count % 20)}` },
  });

/** Reads and edits while `work` runs on the writer. @returns its result and how long each took, in ms */
export async function busyWith<T>(
  writer: Thread,
  reader: Thread,
  work: () => Promise<T>,
): Promise<{ result: T; reads: number[]; edits: number[] }> {
  await writer.ask("partners.update", { id: 1, set: { country: "DE" } });
  await reader.ask("partners.list", {});
  let done = false;
  const working = work().finally(() => {
    done = true;
  });
  const isDone = (): boolean => done;
  const [reads, edits] = await Promise.all([
    keepAsking(15, readOf(reader), isDone),
    keepAsking(40, editOf(writer), isDone),
  ]);
  return { result: await working, reads, edits };
}
