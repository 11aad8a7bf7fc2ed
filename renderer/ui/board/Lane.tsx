// One lane of a board and its cards.
import { useDraggable, useDroppable } from "@dnd-kit/core";
import type { ReactNode } from "react";
import { showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import classes from "./Board.module.css";
import type { LaneOf } from "./lanes.ts";

interface LaneProps<Row extends { id: number }> {
  lane: LaneOf<string, Row>;
  name: string;
  glyph: ReactNode;
  narrow: boolean;
  /** It does not take the card that is carried. */
  shut: boolean;
  facts: (card: Row) => ReactNode;
  opened: number | null;
  /** The card that Tab reaches first; from there the arrows go on. */
  reachable: number | undefined;
  onOpen: (id: number) => void;
}

export function Lane<Row extends { id: number }>(props: LaneProps<Row>) {
  const { lane, name, glyph, narrow, shut, facts, opened, reachable, onOpen } = props;
  const { setNodeRef, isOver } = useDroppable({ id: lane.id });
  const more = lane.total - lane.rows.length;
  return (
    <section
      ref={setNodeRef}
      className={classes.lane}
      aria-label={name}
      data-narrow={narrow || undefined}
      data-over={(isOver && !shut) || undefined}
      data-shut={shut || undefined}
    >
      <div className={classes.laneHead}>
        <span>
          {glyph}
          {name}
        </span>
        <span className={classes.laneCount}>{showNumber(lane.total)}</span>
      </div>
      <div className={classes.laneBody}>
        {lane.rows.map((card) => (
          <Card
            key={card.id}
            id={card.id}
            opened={card.id === opened}
            reachable={card.id === reachable || card.id === opened}
            onOpen={onOpen}
          >
            {facts(card)}
          </Card>
        ))}
        {more > 0 && <div className={classes.laneMore}>{t("ui.table.boardMore", { count: more })}</div>}
      </div>
    </section>
  );
}

interface CardProps {
  id: number;
  opened: boolean;
  reachable: boolean;
  onOpen: (id: number) => void;
  children: ReactNode;
}

function Card({ id, opened, reachable, onOpen, children }: CardProps) {
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id });
  return (
    <button
      type="button"
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      tabIndex={reachable ? 0 : -1}
      className={classes.card}
      data-card={id}
      data-dragging={isDragging || undefined}
      data-opened={opened || undefined}
      onClick={() => onOpen(id)}
    >
      {children}
    </button>
  );
}
