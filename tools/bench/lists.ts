// The list of partners: first page by every indexed sort, every filter, the jump to the middle, and how it grows.
import type { Bench, Group } from "./bench.ts";
import { withHost, type Asked } from "./host.ts";
import { against, alone, inTurns } from "./measure.ts";
import type { Line } from "./report.ts";
import { ownField, sizes } from "./world.ts";

/** Sorts that a maintained index serves. */
const indexed = [
  "name",
  "stage",
  "tier",
  "country",
  "nextContactOn",
  "lastContactAt",
  "people",
  "createdAt",
] as const;
const directions = [false, true] as const;
const sortName = (by: string, desc: boolean): string => `${by}${desc ? " descending" : ""}`;

/** The least that a page of the table can cost: fifty rows with last and next contact, by key, without a question asked. */
function keyset({ store }: Asked): () => unknown {
  const statement = store.raw.prepare(
    `SELECT p.id, p.uid, p.name, p.tier, p.country, p.nextContactOn, s.stageRank, s.lastContactAt, s.people
     FROM partner p JOIN partner_summary s ON s.partnerId = p.id
     WHERE p.deletedAt IS NULL AND (p.sortKey, p.id) > (?, ?) ORDER BY p.sortKey, p.id LIMIT 50`,
  );
  return () => statement.all("", 0);
}

const page =
  (asked: Asked, by: string, desc = false, offset = 0) =>
  () =>
    // The sets that the window asks for with its first columns.
    asked.ask("partners.list", { limit: 50, offset, sort: { by, desc }, sets: ["types", "tags"] });

const calls = 40;

async function firstPage(asked: Asked): Promise<Line[]> {
  const lines: Line[] = [];
  for (const by of indexed) {
    for (const desc of directions) {
      const { ms, anchor } = await against(
        { run: page(asked, by, desc), calls },
        { run: keyset(asked), calls },
      );
      lines.push({
        name: `first page by ${sortName(by, desc)}`,
        ms,
        anchor: { name: "bare keyset read", ms: anchor },
        goal: { ratio: 5 },
      });
    }
  }
  return lines;
}

const day = "2026-11-23";

/** Every kind of filter with a value that some rows meet. */
const filters: readonly { field: string; op: string; value?: string | number | string[] }[] = [
  { field: "name", op: "contains", value: "kestrel" },
  { field: "stage", op: "is", value: ["active", "key"] },
  { field: "stage", op: "isNot", value: ["lost"] },
  { field: "tier", op: "is", value: ["A"] },
  { field: "tier", op: "empty" },
  { field: "country", op: "is", value: ["DE"] },
  { field: "country", op: "isNot", value: ["DE", "GB"] },
  { field: "owner", op: "is", value: ["bench"] },
  { field: "owner", op: "empty" },
  { field: "nextContactOn", op: "before", value: day },
  { field: "nextContactOn", op: "between", value: [day, "2026-12-23"] },
  { field: "nextContactOn", op: "empty" },
  { field: "lastContactAt", op: "noneSince", value: 90 },
  { field: "lastContactAt", op: "noneSince", value: "2026-06-01" },
  { field: "lastContactAt", op: "after", value: "2026-10-01" },
  { field: "lastContactAt", op: "empty" },
  { field: "cadenceDays", op: "atMost", value: 30 },
  { field: "people", op: "atLeast", value: 3 },
  { field: "people", op: "is", value: ["0"] },
  { field: "createdAt", op: "after", value: "2026-01-01" },
  { field: "types", op: "has", value: ["cashback"] },
  { field: "types", op: "hasNot", value: ["cashback"] },
  { field: "tags", op: "has", value: ["q4"] },
  { field: "tags", op: "hasNot", value: ["q4", "video"] },
  { field: "tags", op: "empty" },
  { field: "websites", op: "contains", value: "site-77" },
  { field: "websites", op: "empty" },
  { field: "languages", op: "has", value: ["fr"] },
  { field: "networkId", op: "empty" },
  { field: "networkId", op: "contains", value: "123" },
  { field: "program", op: "has", value: ["1"] },
  { field: "email", op: "empty" },
  { field: "email", op: "contains", value: "person-12" },
  { field: "phone", op: "empty" },
  { field: "phone", op: "contains", value: "900123" },
  { field: "note", op: "contains", value: "limit is 7" },
  { field: "note", op: "notEmpty" },
  { field: ownField, op: "atLeast", value: 100_000 },
  { field: ownField, op: "empty" },
];
const searches = ["kestrel coupon", "amber", "am", "site-4711", "person-9 q4"];

async function everyFilter(asked: Asked): Promise<Line[]> {
  const measured: Line[] = [];
  const measure = async (what: string, input: object) => {
    const line = { name: `filter "${what}"`, goal: { most: 15 } };
    try {
      const ms = await alone({ run: () => asked.ask("partners.list", { limit: 50, ...input }), calls: 3 }, 5);
      measured.push({ ...line, ms });
    } catch (error) {
      // One broken filter must not hide the others.
      measured.push({ ...line, ms: null, note: String(error) });
    }
  };
  for (const filter of filters) {
    const field = filter.field.replace(ownField, "own field");
    await measure(`${field} ${filter.op} ${String(filter.value ?? "")}`.trim(), { filters: [filter] });
  }
  for (const search of searches) await measure(`search: ${search}`, { search });
  const slowness = (line: Line): number => line.ms?.median ?? Infinity;
  measured.sort((a, b) => slowness(b) - slowness(a));
  // All that miss the goal, and the slowest six in any case.
  const shown = measured.filter((line, nth) => nth < 6 || slowness(line) > 15);
  return [
    {
      name: `any of ${measured.length} filters and searches, the slowest`,
      ms: measured[0]!.ms,
      goal: { most: 15 },
    },
    ...shown,
  ];
}

async function middle(asked: Asked): Promise<Line[]> {
  const lines: Line[] = [];
  for (const by of indexed) {
    const half = sizes.small.partners / 2;
    const { ms, anchor } = await against(
      { run: page(asked, by, false, half), calls },
      { run: page(asked, by), calls },
    );
    // "As cheap as": two measurements of the same thing differ by this much here.
    lines.push({
      name: `page in the middle by ${by}`,
      ms,
      anchor: { name: "first page", ms: anchor },
      goal: { ratio: 1.25 },
    });
  }
  return lines;
}

async function growth(small: Asked, large: Asked): Promise<Line[]> {
  const lines: Line[] = [];
  for (const by of indexed) {
    for (const desc of directions) {
      const [more, less] = await inTurns(
        [small, large].map((asked) => ({ run: page(asked, by, desc), calls })).toReversed(),
      );
      lines.push({
        name: `first page of 100,000 by ${sortName(by, desc)}`,
        ms: more!,
        anchor: { name: "of 10,000", ms: less! },
        goal: { ratio: 4 },
      });
    }
  }
  return lines;
}

const onSmall = (work: (asked: Asked) => Promise<Line[]>) => (bench: Bench) =>
  withHost(bench.world("small"), work);

export const listGroups: readonly Group[] = [
  { name: "first page", run: onSmall(firstPage) },
  { name: "filter", run: onSmall(everyFilter) },
  { name: "middle", run: onSmall(middle) },
  {
    name: "growth",
    run: (bench) =>
      withHost(bench.world("small"), (small) =>
        withHost(bench.world("large"), (large) => growth(small, large)),
      ),
  },
];
