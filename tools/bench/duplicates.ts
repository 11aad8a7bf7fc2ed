// Partners and people that could be one: all of them from nothing, and what one edit costs afterwards, with planted pairs to be found.
import type { Bench, Group } from "./bench.ts";
import { openHost, withHost, type Asked } from "./host.ts";
import { alone, timed, type Timed } from "./measure.ts";
import type { Line } from "./report.ts";
import { Pairs } from "../../electron/domain/duplicates/pairs.ts";
import { partnerFacts } from "../../electron/domain/duplicates/facts.ts";
import { companyKey } from "../../electron/domain/text/names.ts";

const repeats = 5;
const planted = 400;

interface Found {
  pairs: { kind: string; a: number; b: number; score: number }[];
  total: number;
  boundedTotal: number;
}

/** Every 20th partner again under another spelling, every other one with its site; and people of theirs with one address. */
async function plant({ store, ask }: Asked): Promise<void> {
  const rows = store.all<{ id: number; name: string; site: string }>(
    `SELECT p.id, p.name, v.value AS site FROM partner p JOIN partner_set v ON v.ownerId = p.id AND v.kind = 'website' WHERE p.id % 20 = 0 ORDER BY p.id LIMIT ${planted}`,
  );
  for (const [nth, { name, site }] of rows.entries()) {
    const slip = `${name.slice(0, 3)}${name.slice(4)}`;
    const spelt = [
      `${name.toUpperCase()} GmbH`,
      slip,
      name.normalize("NFKD"),
      name.split(" ").toReversed().join(" "),
    ];
    await ask("partners.create", { name: spelt[nth % 4]!, ...(nth % 2 === 0 && { websites: [site] }) });
    const email = store.value<string>(
      "SELECT value FROM contact_set WHERE kind = 'email' AND ownerId = ?",
      nth + 1,
    )!;
    await ask("contacts.create", { fullName: `Person ${nth}`, emails: [{ value: email }] });
  }
}

/** Each time on a connection of its own, which knows nothing yet. */
async function fromNothing(file: string): Promise<{ ms: Timed; found: Found }> {
  const raw: number[] = [];
  let found: Found | null = null;
  for (let turn = 0; turn < repeats; turn++) {
    await withHost(file, async ({ ask }) => {
      const start = performance.now();
      found = await ask<Found>("duplicates.find", { limit: 1000 });
      raw.push(performance.now() - start);
    });
  }
  return { ms: timed(raw), found: found! };
}

/** How many of the planted partners are proposed with the one that they were made of. */
async function plantedFound(ask: Asked["ask"], before: number): Promise<number> {
  let hits = 0;
  for (let nth = 0; nth < planted; nth++) {
    const id = before + 1 + nth;
    const { pairs } = await ask<Found>("duplicates.of", { kind: "partner", id });
    if (pairs.some(({ a }) => a === 20 * (nth + 1))) hits++;
  }
  return hits;
}

/** The longest that another call waits while everything is looked through. */
async function waiting(file: string): Promise<Timed> {
  return withHost(file, async ({ ask }) => {
    const waits: number[] = [];
    const search = { over: false };
    const found = ask("duplicates.find", {}).finally(() => (search.over = true));
    while (!search.over) {
      const start = performance.now();
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      waits.push(performance.now() - start);
    }
    await found;
    return timed([Math.max(...waits)]);
  });
}

function afterEdit(asked: Asked, name: string, edit: (turn: number) => Promise<unknown>): Promise<Line> {
  let turn = 0;
  return alone(
    {
      before: () => edit(turn++),
      run: () => asked.ask("duplicates.find", { limit: 50 }),
      calls: 1,
    },
    15,
  ).then((ms) => ({ name, ms, goal: { most: 20 } }));
}

/** A thousand of one name, and a thousand on one host. */
function crowd(): Line {
  const raw: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const pairs = new Pairs();
    const start = performance.now();
    for (let id = 1; id <= 2000; id++) {
      const name = id <= 1000 ? "Blog" : `Blog ${"abcdefghij".at(id % 10)}${id}`;
      const items = [{ kind: "website", key: "host.example", value: "host.example", match: "host.example" }];
      pairs.put(partnerFacts({ id, name, key: companyKey(name), items: id <= 1000 ? [] : items }, []));
    }
    raw.push(performance.now() - start);
  }
  return { name: "a thousand of one name and a thousand on one host", ms: timed(raw), goal: { most: 1000 } };
}

async function duplicates(bench: Bench): Promise<Line[]> {
  const file = bench.copy("small");
  await withHost(file, plant);
  const { ms, found } = await fromNothing(file);
  const before = 10_000;
  const hits = await withHost(file, ({ ask }) => plantedFound(ask, before));
  const lines: Line[] = [
    {
      name: `all of ${10_000 + planted} partners and ${15_000 + planted} people from nothing`,
      ms,
      goal: { most: 3000 },
      note: `${found.total} pairs proposed; ${hits} of ${planted} planted partners among them; ${found.boundedTotal} names and values that too many have`,
    },
    { name: "the longest that another call waits meanwhile", ms: await waiting(file), goal: { most: 100 } },
  ];
  const asked = openHost(file);
  try {
    await asked.ask("duplicates.find", {});
    const id = (turn: number) => 1 + ((turn * 7919) % before);
    lines.push(
      await afterEdit(asked, "after a partner was renamed", (turn) =>
        asked.ask("partners.update", { id: id(turn), set: { name: `Renamed Partner ${turn}` } }),
      ),
      await afterEdit(asked, "after a person got an address", (turn) =>
        asked.ask("contacts.update", {
          id: id(turn),
          set: { emails: [{ value: `new-${turn}@site-${turn}.example` }] },
        }),
      ),
      await afterEdit(asked, "after a partner went to the trash", (turn) =>
        asked.ask("partners.trash", { id: id(turn + 100) }),
      ),
      await afterEdit(asked, "after two were put together", (turn) =>
        asked.ask("partners.merge", { keep: id(turn + 200), drop: id(turn + 300) }),
      ),
      await afterEdit(asked, "after nothing", async () => {}),
    );
  } finally {
    asked.close();
  }
  return [...lines, crowd()];
}

export const duplicateGroups: readonly Group[] = [{ name: "duplicates", run: duplicates }];
