// `npm run bench -- --full`: ten times the rows and partners, and how what takes time grows from the one to the other.
import type { Bench, Group } from "../bench.ts";
import { withHost } from "../host.ts";
import { median, timed, type Timed } from "../measure.ts";
import type { Line } from "../report.ts";
import { byDay, imported, other, otherDays, preset, presets } from "./dashboard.ts";
import { rebuilt } from "./rebuild.ts";

const few = 3;
const sizes = [
  { size: "small", rows: 2_000_000 },
  { size: "large", rows: 20_000_000 },
] as const;

interface Grown {
  rows: number;
  imported: Timed;
  built: Timed;
  lines: Line[];
}

async function at(bench: Bench, { size, rows }: (typeof sizes)[number]): Promise<Grown> {
  const { file, duck, rows: counted, ms } = await imported(bench, size, rows, bench.say);
  try {
    return await withHost(file, async (asked) => {
      const lines: Line[] = await byDay(asked, duck, few);
      for (const days of presets) lines.push(...(await preset(asked, duck, days, few)));
      for (const range of otherDays) lines.push(await other(asked, duck, range, few));
      return { rows: counted, imported: timed([ms]), built: timed([rebuilt(asked.store)]), lines };
    });
  } finally {
    duck.close();
  }
}

/** ms ~ rows to the power of this. */
const exponent = (small: Grown, large: Grown, of: (grown: Grown) => Timed): Timed =>
  timed([Math.log(median(of(large).raw) / median(of(small).raw)) / Math.log(large.rows / small.rows)]);

async function full(bench: Bench): Promise<Line[]> {
  bench.say("20 million rows: about 15 minutes and 8 GB of disk, more on a busy machine");
  const [small, large] = [await at(bench, sizes[0]), await at(bench, sizes[1])];
  const rows = large.rows.toLocaleString("en");
  const grown = (name: string, most: number, of: (each: Grown) => Timed): Line => ({
    name: `growth exponent of ${name}`,
    ms: exponent(small, large, of),
    unit: "",
    goal: { most },
    note: `${of(small).median.toFixed(2)} ms at ${small.rows.toLocaleString("en")} rows, ${of(large).median.toFixed(2)} ms at ${rows}`,
  });
  const line = (each: Grown, name: string) => each.lines.find((one) => one.name === name)!.ms!;
  return [
    ...large.lines.map((one) => ({ ...one, name: `${one.name}, ${rows} rows` })),
    grown("imports", 1.15, (each) => each.imported),
    grown("building the sums anew", 1.15, (each) => each.built),
    ...["by day and program, 24 months", ...presets.map((days) => `league, the last ${days} days`)].map(
      (name) => grown(name, 0.3, (each) => line(each, name)),
    ),
  ];
}

export const fullGroups: readonly Group[] = [{ name: "results full", run: full }];
