// What is done with negotiations and offers from any place: each at once, with Undo beside it; asked is only what must be known.
import type { Day } from "../../../electron/domain/days.ts";
import type { Stage } from "../../../electron/domain/negotiation/stages.ts";
import { call } from "../../api/client.ts";
import { ask } from "../../ui/ask.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { AcceptForm, AgreeForm, ReasonForm, type Agreeing } from "./forms.tsx";
import type { Offer } from "./negotiation.ts";
import { isReplaced } from "./rounds.ts";

/** True when it was done; a failure is said. */
async function attempt(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

/** Why a stage goes nowhere but where its moves lead. */
export const whyNot = (from: Stage): string =>
  t(
    from === "agreed"
      ? "ui.negotiations.whyNot.agreed"
      : from === "declined"
        ? "ui.negotiations.whyNot.declined"
        : from === "paused"
          ? "ui.negotiations.whyNot.paused"
          : "ui.negotiations.whyNot.other",
  );

export interface Movable {
  id: number;
  partner: { name: string };
  subject: string;
}

/** To another stage: agreed asks for the offer that is accepted, declined for the reason. False when the question was left. */
export async function moveNegotiation(negotiation: Movable, stage: Stage): Promise<boolean> {
  if (stage === "agreed") return agree(negotiation);
  let reason: string | null = null;
  if (stage === "declined") {
    const given = await ask<string>(t("ui.negotiations.decline.title"), (answer) => (
      <ReasonForm answer={answer} />
    ));
    if (given === null) return false;
    reason = given === "" ? null : given;
  }
  return attempt(async () => {
    const { batchId } = await call((api) => api.negotiations.move, {
      id: negotiation.id,
      stage,
      ...(stage === "declined" && { reason }),
    });
    sayWithUndo(
      t("ui.negotiations.moved", {
        partner: negotiation.partner.name,
        stage: t(`ui.negotiation.stage.${stage}`),
      }),
      batchId,
    );
  });
}

async function agree({ id, partner }: Movable): Promise<boolean> {
  let offers: Offer[];
  try {
    ({ offers } = await call((api) => api.negotiations.get, { id }));
  } catch (error) {
    sayError(error);
    return false;
  }
  const open = offers.filter(({ answer }, at) => answer === null && !isReplaced(offers, at)).toReversed();
  const answer = await ask<Agreeing>(t("ui.negotiations.agree.title"), (done) => (
    <AgreeForm offers={open} answer={done} />
  ));
  if (!answer) return false;
  if (answer.offerId !== null) return accept(answer.offerId, answer.from, partner.name);
  return attempt(async () => {
    const { batchId } = await call((api) => api.negotiations.move, { id, stage: "agreed" });
    sayWithUndo(
      t("ui.negotiations.moved", { partner: partner.name, stage: t("ui.negotiation.stage.agreed") }),
      batchId,
    );
  });
}

const accept = (offerId: number, from: Day, partner: string): Promise<boolean> =>
  attempt(async () => {
    const { batchId } = await call((api) => api.offers.answer, { id: offerId, answer: "accepted", from });
    sayWithUndo(t("ui.negotiations.accepted", { partner }), batchId);
  });

/** Asks from which day the terms hold. */
export async function acceptOffer(offer: Offer, partner: string): Promise<boolean> {
  const from = await ask<Day>(t("ui.negotiations.accept.title"), (answer) => (
    <AcceptForm terms={offer.terms} answer={answer} />
  ));
  return from !== null && accept(offer.id, from, partner);
}

/** Asks why. */
export async function declineOffer(offer: Offer, partner: string): Promise<boolean> {
  const reason = await ask<string>(t("ui.negotiations.decline.title"), (answer) => (
    <ReasonForm answer={answer} />
  ));
  if (reason === null) return false;
  return attempt(async () => {
    const { batchId } = await call((api) => api.offers.answer, {
      id: offer.id,
      answer: "declined",
      reason: reason === "" ? null : reason,
    });
    sayWithUndo(t("ui.negotiations.declined", { partner }), batchId);
  });
}

export const trashOffer = (id: number): Promise<boolean> =>
  attempt(async () => {
    const { batchId } = await call((api) => api.offers.trash, { id });
    sayWithUndo(t("ui.negotiations.round.trashed"), batchId);
  });

export const trashNegotiations = (ids: readonly number[]): Promise<boolean> =>
  attempt(async () => {
    const batches: number[] = [];
    for (const id of ids) batches.unshift((await call((api) => api.negotiations.trash, { id })).batchId);
    const [first, ...rest] = batches;
    if (first !== undefined)
      sayWithUndo(t("ui.negotiations.trashed", { count: batches.length }), first, ...rest);
  });

/** What is said for a write of one fact. */
export const linkTo = (
  id: number,
  part: { contactId: number } | { interactionId: number },
): Promise<boolean> => attempt(() => call((api) => api.negotiations.link, { id, ...part }));
export const unlinkFrom = (
  id: number,
  part: { contactId: number } | { interactionId: number },
  name: string,
): Promise<boolean> =>
  attempt(async () => {
    const { batchId } = await call((api) => api.negotiations.unlink, { id, ...part });
    sayWithUndo(t("ui.negotiations.unlinked", { name }), batchId);
  });
