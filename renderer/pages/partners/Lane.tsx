// One stage of the board and its cards.
import { useDraggable, useDroppable } from "@dnd-kit/core";
import type { Stage } from "../../../electron/domain/partner.ts";
import { showRelative, showRelativeDay, today } from "../../format.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { StageIcon } from "../../ui/StageMark.tsx";
import { t } from "../../words.ts";
import type { Card } from "./card.ts";
import classes from "./Partners.module.css";

export interface LaneProps {
  stage: Stage;
  cards: readonly Card[];
  total: number;
  opened: number | null;
  /** The card that Tab reaches first; from there the arrows go on. */
  reachable: number | undefined;
  onOpen: (id: number) => void;
}

export function Lane({ stage, cards, total, opened, reachable, onOpen }: LaneProps) {
  const { setNodeRef, isOver } = useDroppable({ id: stage });
  const name = t(`ui.names.stage.${stage}`);
  const more = total - cards.length;
  return (
    <section ref={setNodeRef} className={classes.lane} aria-label={name} data-over={isOver || undefined}>
      <div className={classes.laneHead}>
        <StageIcon stage={stage} />
        {name}
        <span className={classes.laneCount}>{total}</span>
      </div>
      <div className={classes.laneBody}>
        {cards.map((card) => (
          <DraggableCard
            key={card.id}
            card={card}
            opened={card.id === opened}
            reachable={card.id === reachable || card.id === opened}
            onOpen={onOpen}
          />
        ))}
        {more > 0 && <div className={classes.laneMore}>{t("ui.partners.boardMore", { count: more })}</div>}
      </div>
    </section>
  );
}

interface DraggableCardProps {
  card: Card;
  opened: boolean;
  reachable: boolean;
  onOpen: (id: number) => void;
}

function DraggableCard({ card, opened, reachable, onOpen }: DraggableCardProps) {
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
      data-opened={opened || undefined}
      onClick={() => onOpen(card.id)}
    >
      <CardFacts card={card} />
    </button>
  );
}

/** The card under the pointer. */
export const CardFace = ({ card }: { card: Card }) => (
  <div className={classes.card}>
    <CardFacts card={card} />
  </div>
);

function CardFacts({ card }: { card: Card }) {
  const { name, tier, lastContactAt, nextContactOn, tags } = card;
  const presenting = usePresentation();
  return (
    <>
      <span className={classes.cardName} dir="auto">
        {name}
      </span>
      <span className={classes.cardMeta}>
        {tier && !presenting && <span>{tier}</span>}
        {nextContactOn ? (
          <span className={classes.day} data-late={nextContactOn < today() || undefined}>
            {showRelativeDay(nextContactOn)}
          </span>
        ) : (
          lastContactAt !== null && <span>{showRelative(lastContactAt)}</span>
        )}
        {tags.length > 0 && <span>{tags.join(", ")}</span>}
      </span>
    </>
  );
}
