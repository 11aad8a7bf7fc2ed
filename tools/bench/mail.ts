// A mailbox through the import, against the MIME parser alone on the same messages; what it costs in memory; reads meanwhile.
import { statSync } from "node:fs";
import path from "node:path";
import PostalMime from "postal-mime";
import { readMail } from "../../electron/data/read/mail/read.ts";
import type { Bench, Group } from "./bench.ts";
import { bareMessage, own, writeMailbox } from "./mailFile.ts";
import { quantile, timed } from "./measure.ts";
import type { Line } from "./report.ts";
import { startThread } from "./threads.ts";
import { readsDuring } from "./whileImporting.ts";

const messages = 10_000;
const repeats = 5;

const since = (start: number): number => performance.now() - start;

/** The MIME parser alone: every message of the file, already cut. */
async function parse(bare: Buffer[]): Promise<number> {
  const start = performance.now();
  for (const bytes of bare) await PostalMime.parse(bytes);
  return since(start);
}

/** The product's own reader: file to records, nothing looked up and nothing written. */
async function read(file: string): Promise<number> {
  const start = performance.now();
  let records = 0;
  const opened = await readMail(file);
  for await (const items of opened.items()) records += items.length;
  if (records !== messages) throw new Error(`only ${records} messages were read`);
  return since(start);
}

interface Once {
  imported: number;
  parsed: number;
  read: number;
}

async function once(bench: Bench, file: string, bare: Buffer[]): Promise<Once> {
  const workspace = bench.copy("small");
  const writer = await startThread("writer", workspace);
  // A verified backup of today, so that the import makes none.
  await writer.ask("backups.make", {});
  await writer.ask("partners.update", { id: 1, set: { country: "DE" } });
  const parsed = await parse(bare);
  const alone = await read(file);
  const start = performance.now();
  const answers = { ownAddresses: [own] };
  const counts = (await writer.ask("imports.run", { file, answers })) as { created: number };
  const imported = since(start);
  if (counts.created !== messages) throw new Error(`only ${counts.created} messages came in`);
  await writer.close();
  return { imported, parsed, read: alone };
}

async function importing(bench: Bench): Promise<Line[]> {
  const file = path.join(bench.folder, "mailbox.mbox");
  writeMailbox(file, messages, bench.seed);
  const bare = Array.from({ length: messages }, (_, at) => bareMessage(at, bench.seed));
  const runs: Once[] = [];
  for (let turn = -1; turn < repeats; turn++) {
    const run = await once(bench, file, bare);
    if (turn >= 0) runs.push(run);
  }
  const of = (what: "imported" | "parsed" | "read") => timed(runs.map((run) => run[what]));
  const size = (statSync(file).size / messages / 1000).toFixed(1);
  return [
    {
      name: `import of ${messages.toLocaleString("en")} messages of ${size} kB`,
      ms: of("imported"),
      anchor: { name: "the MIME parser alone (postal-mime)", ms: of("parsed") },
      goal: { ratio: 2.5 },
    },
    {
      name: "the same import",
      ms: of("imported"),
      anchor: { name: "reading it into records", ms: of("read") },
      note: "for reading: what the reader alone takes",
    },
    await meanwhile(bench, file),
  ];
}

async function meanwhile(bench: Bench, file: string): Promise<Line> {
  const worst: number[] = [];
  let count = 0;
  for (let turn = 0; turn < 3; turn++) {
    const { reads } = await readsDuring(bench, file, { ownAddresses: [own] });
    worst.push(quantile(reads, 0.99));
    count += reads.length;
  }
  return {
    name: "reads while mail is imported, p99",
    ms: timed(worst),
    goal: { most: 100 },
    note: `${count} reads`,
  };
}

export const mailGroups: readonly Group[] = [{ name: "mail", run: importing }];
