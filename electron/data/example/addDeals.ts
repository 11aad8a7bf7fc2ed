// Writes agreed terms and negotiations of the example by the same ways as a person's: rounds, answers and limits are checked.
import type { WriteContext } from "../context.ts";
import { amendAgreement, createAgreement, inForceOn } from "../negotiation/agreed.ts";
import { addOffer, answerOffer } from "../negotiation/rounds.ts";
import { linkPart, makeNegotiation, moveNegotiation, setLimit } from "../negotiation/write.ts";
import type { DoingPlaces } from "./addDoing.ts";
import type { ExampleNegotiation, ExampleTerms, ExampleWorld } from "./world.ts";

function addTerms(write: WriteContext, agreed: ExampleTerms, placed: DoingPlaces): void {
  const { partner, program, amends, createdAt, ...rest } = agreed;
  const at = { ...write, now: () => createdAt };
  const partnerId = placed.partners.get(partner)!;
  const programId = placed.programs.get(program)!;
  const before = amends ? inForceOn(write.db, partnerId, programId, rest.from) : null;
  if (before) amendAgreement(at, before.agreementId, rest.terms, rest.from);
  else createAgreement(at, { partnerId, programId, ...rest });
}

function addNegotiation(write: WriteContext, negotiation: ExampleNegotiation, placed: DoingPlaces): void {
  const { partner, program, createdAt, people, offers, end, limits, ...facts } = negotiation;
  const when = (at: number): WriteContext => ({ ...write, now: () => at });
  const { id } = makeNegotiation(when(createdAt), {
    ...facts,
    partnerId: placed.partners.get(partner)!,
    programId: placed.programs.get(program)!,
  });
  for (const ref of people) linkPart(when(createdAt), id, { contactId: placed.people.get(ref)! }, true);
  let last = 0;
  for (const offer of offers) last = addOffer(when(offer.at), id, offer).id;
  for (const limit of limits) setLimit(when(createdAt), { negotiationId: id, ...limit });
  if (end === null) return;
  const { at, reason } = end;
  if (end.kind === "paused") moveNegotiation(when(at), id, "paused", reason);
  else if (end.kind === "declined") answerOffer(when(at), last, { answer: end.kind, at, reason });
  else answerOffer(when(at), last, { answer: end.kind, at, reason, from: end.from });
}

/** The steps, each a small write; terms in order of their days, so that each follows those before it. */
export function* dealSteps(
  { agreedTerms, negotiations }: Pick<ExampleWorld, "agreedTerms" | "negotiations">,
  placed: DoingPlaces,
): Generator<(write: WriteContext) => void> {
  for (const agreed of agreedTerms) yield (write) => addTerms(write, agreed, placed);
  for (const negotiation of negotiations) yield (write) => addNegotiation(write, negotiation, placed);
}
