// Who wrote what when, and who has seen it: stamps of a hybrid logical clock and version vectors. Sources: Kulkarni et al., "Logical
// Physical Clocks" (2014); Parker et al., "Detection of Mutual Inconsistency in Distributed Systems" (1983).

/** One write. Clock and device name it: no two writes share both, except those of one moment of one person. */
export interface Stamp {
  /** 1/1024 ms; 0: nobody's write, what every workspace begins with. */
  readonly clock: number;
  readonly device: string;
  readonly author: string;
  /** Of a stamp that was more than a day ahead: the clock at which it came, by which it is ordered. */
  readonly received?: number | undefined;
}

/** Nobody's write: everybody has seen it, and any other one is later. */
export const noStamp: Stamp = { clock: 0, device: "", author: "" };

/** Of a record: of each device the latest of its writes that has been seen. */
export type Vector = Map<string, number>;

/** A device never gives one clock to two writes, so both together name one. */
export const sameWrite = (a: Stamp, b: Stamp): boolean => a.clock === b.clock && a.device === b.device;

/** By clock, then by device: the same order everywhere. Two of the future by their own clocks: they came here in any order. */
export function compareStamps(a: Stamp, b: Stamp): number {
  const future = a.received !== undefined && b.received !== undefined;
  const by = future ? a.clock - b.clock : (a.received ?? a.clock) - (b.received ?? b.clock);
  if (by !== 0) return by;
  return a.device < b.device ? -1 : a.device > b.device ? 1 : 0;
}

/** `noStamp` where there is none. */
export const latestOf = (stamps: readonly Stamp[]): Stamp =>
  stamps.reduce((latest, each) => (compareStamps(each, latest) > 0 ? each : latest), noStamp);

/** What was never stamped was always there. */
export const hasSeen = (vector: Vector, { clock, device }: Stamp): boolean =>
  clock === 0 || (vector.get(device) ?? -1) >= clock;

/** Notes a write in a vector. */
export function see(vector: Vector, device: string, clock: number): void {
  if (clock > 0 && (vector.get(device) ?? -1) < clock) vector.set(device, clock);
}

/** A day, in clock steps: a stamp further ahead of this machine's clock is ordered as received now. */
export const AHEAD = 86_400_000 * 1024;
