// Timing: medians of repeats, measured in turns with their anchor so that both see the same machine.

export interface Timed {
  /** One number per repeat, in ms per call, in the order measured. */
  raw: number[];
  /** ms per call. */
  median: number;
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

export const median = (values: readonly number[]): number => {
  const list = sorted(values);
  const middle = list.length >> 1;
  return list.length % 2 === 1 ? list[middle]! : (list[middle - 1]! + list[middle]!) / 2;
};

/** The value below which this share of the values lies (nearest rank): `quantile(ms, 0.99)`. */
export const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;

export const timed = (raw: number[]): Timed => ({ raw, median: median(raw) });

export interface Work {
  /** Runs once before each repeat, outside the clock. */
  before?: () => unknown;
  run: () => unknown;
  /** Calls per repeat: short work is measured in runs of many. */
  calls: number;
}

async function once({ before, run, calls }: Work): Promise<number> {
  await before?.();
  const start = performance.now();
  for (let call = 0; call < calls; call++) await run();
  return (performance.now() - start) / calls;
}

/** Measures works in turns, `repeats` times each, after one turn that is not counted; results in the order of the works. */
export async function inTurns(works: readonly Work[], repeats = 7): Promise<Timed[]> {
  const raw: number[][] = works.map(() => []);
  for (let turn = -1; turn < repeats; turn++) {
    for (const [at, work] of works.entries()) {
      const ms = await once(work);
      if (turn >= 0) raw[at]!.push(ms);
    }
  }
  return raw.map(timed);
}

export const alone = async (work: Work, repeats?: number): Promise<Timed> =>
  (await inTurns([work], repeats))[0]!;

/** A work and its anchor in turns. */
export async function against(
  work: Work,
  anchor: Work,
  repeats?: number,
): Promise<{ ms: Timed; anchor: Timed }> {
  const [ms, other] = await inTurns([work, anchor], repeats);
  return { ms: ms!, anchor: other! };
}
