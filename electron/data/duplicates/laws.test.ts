// What is kept in memory beside a connection says after any work what one that knew nothing would say.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileIn, migrations, testHost, type TestHost } from "../../testing.ts";
import { openForReading } from "../workspace.ts";
import { findDuplicates } from "./find.ts";

interface Step {
  path: string;
  input: Record<string, unknown>;
}
const few = fc.integer({ min: 1, max: 7 });
const name = fc.constantFrom(
  "Trail Thrift",
  "Trail Thrift Ltd",
  "Trial Thrift",
  "Müller Reisen",
  "Mueller Reisen",
  "Peak and Pine",
  "Pine & Peak",
  "Blog",
);
const person = fc.constantFrom("Maya Okafor", "Okafor, Maya", "M. Okafor", "Юлия Иванова", "Yuliya Ivanova");
const sites = fc.subarray(["trail.example", "peak.example", "linktr.ee/blog"], { maxLength: 2 });
const emails = fc.subarray(
  [{ value: "maya@trail.example" }, { value: "info@peak.example" }, { value: "m@gmail.com" }],
  { maxLength: 2 },
);
const phones = fc.subarray([{ value: "+44 20 7946 0101" }, { value: "020 7946 0101" }], { maxLength: 1 });
const networkIds = fc.subarray(
  [
    { network: "awin", externalId: "1" },
    { network: "awin", externalId: "2" },
    { network: "cj", externalId: "1" },
  ],
  { maxLength: 1 },
);
const call = (path: string, input: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Step> =>
  fc.record({ path: fc.constant(path), input: fc.record(input) });
const some = (values: Record<string, fc.Arbitrary<unknown>>) => fc.record(values, { requiredKeys: [] });
const sides = { keep: few, drop: few };
const step: fc.Arbitrary<Step> = fc.oneof(
  call("partners.create", { name, websites: sites, networkIds }),
  call("contacts.create", { fullName: person, partnerId: fc.option(few), emails, phones }),
  call("partners.update", {
    id: few,
    set: some({ name, websites: sites, networkIds, country: fc.constantFrom("DE", "AT", null) }),
  }),
  call("contacts.update", {
    id: few,
    set: some({ fullName: person, partnerId: fc.option(few), emails, phones }),
  }),
  fc.record({
    path: fc.constantFrom(
      ...["trash", "restore", "purge"].flatMap((verb) => [`partners.${verb}`, `contacts.${verb}`]),
    ),
    input: fc.record({ id: few }),
  }),
  call("partners.merge", sides),
  call("contacts.merge", sides),
  call("history.undo", { batchId: fc.integer({ min: 2, max: 30 }) }),
  call("partners.unmerge", { batchId: fc.integer({ min: 2, max: 30 }) }),
  call("imports.run", {}),
  call("imports.undo", {}),
  call("partners.trash", { id: few }),
  call("partners.restore", { id: few }),
  call("bulk", { name, count: fc.integer({ min: 4, max: 14 }) }),
  call("partners.bulk", { ids: fc.uniqueArray(fc.integer({ min: 1, max: 30 })), trash: fc.constant(true) }),
  call("trash.empty", {}),
);

const csv = `Name,Given Name,Family Name,E-mail 1 - Value,Organization 1 - Name
Maya Okafor,Maya,Okafor,maya@trail.example,Trail Thrift GmbH
Jonas Brandt,Jonas,Brandt,info@peak.example,Peak & Pine
`;

async function run(host: TestHost, { path, input }: Step): Promise<void> {
  if (path === "bulk") {
    for (let nth = 0; nth < Number(input.count); nth++)
      await host.call("partners.create", { name: input.name });
    return;
  }
  const given =
    path === "imports.run"
      ? { file: fileIn(host, "people.csv", csv) }
      : path === "imports.undo"
        ? {
            batchId:
              host.store.value("SELECT max(id) FROM batch WHERE kind = 'import' AND state = 'done'") ?? 1,
          }
        : input;
  await host.call(path, given).catch((error: { code?: string }) => {
    if (error.code === undefined) throw error;
  });
}

/** Some that are alike, some of them at partners. */
async function begin(host: TestHost): Promise<void> {
  for (const each of ["Trail Thrift", "Trial Thrift", "Müller Reisen", "Mueller Reisen"])
    await host.call("partners.create", { name: each });
  for (const [fullName, partnerId] of [
    ["Maya Okafor", 1],
    ["Okafor, Maya", 2],
    ["M. Okafor", 1],
    ["Юлия Иванова", null],
    ["Yuliya Ivanova", 3],
  ] as const)
    await host.call("contacts.create", { fullName, partnerId, emails: [{ value: "info@peak.example" }] });
}

async function afresh(host: TestHost): Promise<unknown> {
  const store = openForReading({
    file: host.workspace,
    migrations,
    register: "",
    now: host.now,
    author: "Mara",
  });
  try {
    return await findDuplicates(store, host.words, undefined, 1000);
  } finally {
    store.close();
  }
}

/** Whether somebody looks after the step: what was not looked at in between has to be caught up with. */
const looked = fc.tuple(step, fc.boolean());

test("after any work: what is followed is what is found from nothing", { timeout: 240_000 }, async () => {
  let found = 0;
  const law = fc.asyncProperty(fc.array(looked, { minLength: 4, maxLength: 30 }), async (steps) => {
    const host = testHost();
    try {
      await begin(host);
      await host.call("duplicates.find", {});
      for (const [each, looks] of steps) {
        await run(host, each);
        if (!looks) continue;
        const followed = await host.call<{ total: number }>("duplicates.find", { limit: 1000 });
        expect(followed).toEqual(await afresh(host));
        found += followed.total;
      }
    } finally {
      host.close();
    }
  });
  await fc.assert(law, { numRuns: 40 });
  expect(found).toBeGreaterThan(100);
});
