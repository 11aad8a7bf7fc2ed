// What ordinary work puts into a workspace travels: the example, and whatever the imports bring, there and back without a question.
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  base64Root,
  bounce,
  forwarded,
  invitation,
  mbox,
  mixed,
  takeout,
  torture,
} from "../data/read/mail/fixtures/mails.ts";
import { fileIn, testHost, type TestHost } from "../testing.ts";
import { everythingAnswers } from "../testingSweep.ts";
import { attempt } from "../testingLaptops.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let a: TestHost;
let b: TestHost;
beforeEach(() => {
  a = testHost({ device: "aaa" });
  b = testHost({ device: "bbb" });
  for (const host of [a, b]) host.clock.now = Date.UTC(2026, 10, 20, 9);
});
afterEach(() => {
  a.close();
  b.close();
});

type Merged = { created: number; updated: number; kept: number };
const digest = async (host: TestHost) => (await host.call<{ digest: string }>("exchange.digest")).digest;
const file = (name: string) => path.join(a.folder, `${name}.liaison`);

/** There and back: all of it comes, nothing comes twice, and what came is no news to its sender. */
async function thereAndBack(): Promise<void> {
  const include = ["results", "attachments"];
  await a.call("exchange.export", { file: file("there"), include });
  const first = await b.call<Merged>("exchange.merge", { file: file("there") });
  expect(first.created).toBeGreaterThan(20);
  expect(await digest(b)).toBe(await digest(a));
  expect(await b.call<Merged>("exchange.merge", { file: file("there") })).toMatchObject({
    created: 0,
    updated: 0,
    kept: 0,
  });
  await b.call("exchange.export", { file: file("back"), include });
  expect(await a.call<Merged>("exchange.merge", { file: file("back") })).toMatchObject({
    created: 0,
    updated: 0,
    kept: 0,
  });
  expect(await everythingAnswers(b)).toBeGreaterThan(100);
}

test("the example", { timeout: 120_000 }, async () => {
  await a.call("example.add");
  await thereAndBack();
});

test("contacts, calendars and mails of every reader's samples", { timeout: 120_000 }, async () => {
  const read = path.join(import.meta.dirname, "../data/read");
  const lists = (folder: string, end: RegExp) =>
    readdirSync(path.join(read, folder))
      .filter((name) => end.test(name))
      .map((name) => path.join(read, folder, name));
  let done = 0;
  for (const sample of [...lists("fixtures", /\.(csv|vcf|txt)$/), ...lists("calendar/fixtures", /\.ics$/)])
    // Some ask what only a person knows.
    if (await attempt(a, "imports.run", { file: sample })) done++;
  expect(done).toBeGreaterThan(15);
  const mails = [mixed(), base64Root(), forwarded(), bounce(), invitation(), takeout(), torture(5)];
  await a.call("imports.run", { file: fileIn(a, "all.mbox", mbox(mails)) });
  const { rows } = await a.call<{ rows: { address: string }[] }>("mail.unmatched", { limit: 100 });
  for (const { address } of rows)
    await attempt(a, "mail.resolve", { address, as: "person", newPartner: { name: `From ${address}` } });
  expect(a.store.value("SELECT count(*) FROM interaction WHERE event IS NOT NULL")).toBeGreaterThan(5);
  await thereAndBack();
});

test("tasks of every kind of repetition and reminder", async () => {
  const { id } = await a.call<{ id: number }>("partners.create", { name: "Mika" });
  const repeats = [
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,WE",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=YEARLY",
    "after:14",
    "FREQ=HOURLY;INTERVAL=6",
  ];
  let made = 0;
  for (const repeat of repeats)
    for (const due of [
      {},
      { dueOn: "2026-12-01" },
      { dueOn: "2026-12-01", dueTime: "10:30" },
      { dueOn: "2026-12-01", dueTime: "23:59", timeZone: "America/St_Johns" },
    ])
      for (const remind of [
        [],
        [{ before: 30 }],
        [{ days: 1, time: "09:00" }],
        [{ at: Date.UTC(2026, 11, 1) }],
      ])
        if (
          await attempt(a, "tasks.create", {
            title: `${repeat} ${made}`,
            partnerId: id,
            repeat,
            remind,
            ...due,
          })
        )
          made++;
  expect(made).toBeGreaterThan(30);
  for (const task of a.store.column<number>("SELECT id FROM task WHERE id % 5 = 0"))
    await attempt(a, "tasks.complete", { id: task });
  await thereAndBack();
});
