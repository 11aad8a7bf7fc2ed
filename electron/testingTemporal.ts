// For unit tests only: V8's own Temporal, a second opinion on time zones that shares nothing with ours.
import v8 from "node:v8";
import vm from "node:vm";

interface PlainDateTime {
  toZonedDateTime(zone: string, options: { disambiguation: "compatible" }): { epochMilliseconds: number };
}

// Node 24 holds it behind a flag, which counts for contexts that are made after it was set.
v8.setFlagsFromString("--harmony-temporal");
const temporal = vm.runInNewContext("Temporal") as { PlainDateTime: { from(text: string): PlainDateTime } };

/**
 * The instant (ms UTC) of a wall-clock moment "2026-10-05T09:00:00" in an IANA zone: in a gap the offset before it
 * counts, of a repeated hour the first one (RFC 5545 §3.3.5, there "compatible").
 */
export const temporalInstant = (wall: string, zone: string): number =>
  temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
