// Offers in rounds: the newest first, each with what changed, its answer, and what can be done with the open one.
import { Button, Group } from "@mantine/core";
import { IconArrowDownLeft, IconArrowUpRight } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { isClosed } from "../../../../electron/domain/negotiation/stages.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { t } from "../../../words.ts";
import { isReplaced } from "../rounds.ts";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";
import { Compare } from "./Compare.tsx";
import { draftOf, draftToEdit, termsToStart, type OfferDraft } from "./draft.ts";
import { OfferEditor } from "./OfferEditor.tsx";
import { Round } from "./Round.tsx";

export interface RoundsProps {
  negotiation: Negotiation;
  draft: OfferDraft | null;
  onDraft: (draft: OfferDraft | null) => void;
}

export function Rounds({ negotiation, draft, onDraft }: RoundsProps) {
  const { offers, stage } = negotiation;
  const closed = isClosed(stage);
  // What was agreed since is not what the first round was about.
  const held = closed ? negotiation.before : negotiation.inForce;
  const start = termsToStart(negotiation);
  const next = useRef<HTMLButtonElement>(null);
  const wrote = useRef(draft !== null);
  const isFirst = offers.length === 0;
  // The editor took the focus with it; the next step is where it was.
  useEffect(() => {
    if (draft) wrote.current = true;
    if (draft || !wrote.current || document.activeElement !== document.body) return;
    next.current?.focus();
    // The first offer moves the buttons once more.
    wrote.current = isFirst;
  }, [draft, isFirst]);
  // Their open offer is what to answer first: then accepting it is the main thing to do.
  const last = offers.at(-1);
  const asksAnswer = last?.by === "them" && last.answer === null;
  const begin = (
    <Group gap="xs">
      <Button
        ref={next}
        variant={asksAnswer ? "default" : "filled"}
        leftSection={<IconArrowUpRight size={15} aria-hidden />}
        onClick={() => onDraft(draftOf("us", start))}
      >
        {t("ui.negotiations.round.weOffer")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowDownLeft size={15} aria-hidden />}
        onClick={() => onDraft(draftOf("them", start))}
      >
        {t("ui.negotiations.round.theyOffer")}
      </Button>
    </Group>
  );
  return (
    <>
      {!closed && !draft && offers.length > 0 && <div className={classes.begin}>{begin}</div>}
      {draft && (
        <OfferEditor
          key={draft.key}
          negotiation={negotiation}
          draft={draft}
          onDraft={onDraft}
          onDone={() => onDraft(null)}
        />
      )}
      {offers.length === 0 && !draft && (
        <EmptyState text={t("ui.negotiations.round.none")} action={closed ? undefined : begin} />
      )}
      <ol className={classes.plain} reversed aria-label={t("ui.negotiations.tab.offers")}>
        {offers
          .map((offer, at) => (
            <Round
              key={offer.id}
              offer={offer}
              number={at + 1}
              before={offers[at - 1]?.terms ?? held?.terms ?? null}
              beforeName={
                at > 0
                  ? t("ui.negotiations.round.against", { number: at })
                  : t(`ui.negotiations.round.${closed ? "againstBefore" : "againstInForce"}`)
              }
              partner={negotiation.partner.name}
              isLast={at === offers.length - 1}
              isReplaced={isReplaced(offers, at)}
              closed={closed}
              onCounter={() => onDraft(draftOf(offer.by === "us" ? "them" : "us", offer.terms))}
              onEdit={() => onDraft(draftToEdit(offer))}
            />
          ))
          .toReversed()}
      </ol>
      {offers.length + (held ? 1 : 0) > 1 && <Compare negotiation={negotiation} />}
    </>
  );
}
