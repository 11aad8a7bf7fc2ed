// One stage of the board and its negotiations.
import { useDraggable, useDroppable } from "@dnd-kit/core";
import { canMove, isClosed, type Stage } from "../../../../electron/domain/negotiation/stages.ts";
import { showShortAmount } from "../../../figures.ts";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import classes from "../../partners/Partners.module.css";
import { DecideBy } from "../list/columns.tsx";
import { StageGlyph, TurnMark } from "../Marks.tsx";
import type { NegotiationRow } from "../negotiation.ts";
import own from "../Negotiations.module.css";
import { paragraph } from "../say.ts";

export interface NegotiationLaneProps {
  stage: Stage;
  rows: readonly NegotiationRow[];
  total: number;
  /** The card that Tab reaches first; from there the arrows go on. */
  reachable: number | undefined;
  /** The stage of the card that is picked up. */
  from: Stage | null;
  onOpen: (id: number) => void;
}

export function NegotiationLane({ stage, rows, total, reachable, from, onOpen }: NegotiationLaneProps) {
  const { setNodeRef, isOver } = useDroppable({ id: stage });
  const name = t(`ui.negotiation.stage.${stage}`);
  const more = total - rows.length;
  const isFit = from === null || from === stage || canMove(from, stage);
  return (
    <section
      ref={setNodeRef}
      className={`${classes.lane} ${own.lane}`}
      data-narrow
      aria-label={name}
      data-over={(isOver && isFit) || undefined}
      data-shut={!isFit || undefined}
    >
      <div className={classes.laneHead}>
        <span>
          <StageGlyph stage={stage} />
          {name}
        </span>
        <span className={classes.laneCount}>{showNumber(total)}</span>
      </div>
      <div className={classes.laneBody}>
        {rows.map((card) => (
          <DraggableCard key={card.id} card={card} reachable={card.id === reachable} onOpen={onOpen} />
        ))}
        {more > 0 && (
          <div className={classes.laneMore}>{t("ui.negotiations.board.more", { count: more })}</div>
        )}
      </div>
    </section>
  );
}

interface DraggableCardProps {
  card: NegotiationRow;
  reachable: boolean;
  onOpen: (id: number) => void;
}

function DraggableCard({ card, reachable, onOpen }: DraggableCardProps) {
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: card.id });
  return (
    <button
      type="button"
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      tabIndex={reachable ? 0 : -1}
      className={classes.card}
      data-card={card.id}
      data-dragging={isDragging || undefined}
      onClick={() => onOpen(card.id)}
    >
      <Facts card={card} />
    </button>
  );
}

/** The card under the pointer. */
export const CardFace = ({ card }: { card: NegotiationRow }) => (
  <div className={classes.card}>
    <Facts card={card} />
  </div>
);

function Facts({ card }: { card: NegotiationRow }) {
  const { partner, subject, turn, stage, waitingDays, decideOn, atStake, lastOffer } = card;
  return (
    <>
      <span className={classes.cardName} dir="auto">
        {partner.name}
      </span>
      <span className={own.cardSubject} dir="auto">
        {subject}
      </span>
      {lastOffer && (
        <span className={own.cardOffer} dir="auto">
          {paragraph(lastOffer.terms)}
        </span>
      )}
      <span className={own.cardFacts}>
        {turn !== null && <TurnMark turn={turn} stage={stage} />}
        {waitingDays !== null && (
          <span>
            {t(waitingDays === 0 ? "ui.negotiations.sinceToday" : "ui.negotiations.waits", {
              count: waitingDays,
            })}
          </span>
        )}
      </span>
      {decideOn && !isClosed(stage) && (
        <span className={own.cardFacts}>
          <span>
            {t("ui.negotiations.decide")} <DecideBy day={decideOn} closed={false} />
          </span>
        </span>
      )}
      {atStake && (
        <span className={own.cardFacts}>
          {t("ui.negotiations.stake", { amount: showShortAmount(atStake.amount, atStake.currency) })}
        </span>
      )}
    </>
  );
}
