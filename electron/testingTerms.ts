// For unit tests of terms: the plainest terms, and a partner whose orders come in by a report.
import type { useReports } from "./testingReports.ts";

/** A share of the sale in euros. */
export const percent = (rateBp: number, more: object = {}) => ({
  currency: "EUR",
  basis: "percent",
  rateBp,
  ...more,
});

/** Kestrel in a program of its own, known there as K1. */
export async function makeKestrel({
  host,
  program,
}: Pick<ReturnType<typeof useReports>, "host" | "program">): Promise<{
  programId: number;
  partnerId: number;
}> {
  const programId = await program("in-house", "EUR");
  const { id: partnerId } = await host().call<{ id: number }>("partners.create", { name: "Kestrel" });
  await host().call("partners.link", { network: "in-house", externalId: "K1", partnerId });
  return { programId, partnerId };
}
