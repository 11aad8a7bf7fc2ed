// A board: lanes of cards, walked with the arrows; a card is carried to another lane with the mouse, or with Space and the arrows.
import {
  closestCenter,
  DndContext,
  DragOverlay,
  pointerWithin,
  type CollisionDetection,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
} from "@dnd-kit/core";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useCarrySensors } from "../carry.ts";
import { say } from "../undo.tsx";
import classes from "./Board.module.css";
import { Lane } from "./Lane.tsx";
import { cardByKey, laneWith, withCardIn, type LaneOf } from "./lanes.ts";

export interface BoardProps<Id extends string, Row extends { id: number }> {
  /** As the store answered; a card that was put down stays there until this is another array. */
  lanes: readonly LaneOf<Id, Row>[];
  nameOf: (lane: Id) => string;
  /** Stands before the name. */
  glyph?: (lane: Id) => ReactNode;
  /** Six lanes fit beside each other at 1280 px. */
  narrow?: boolean;
  facts: (card: Row) => ReactNode;
  /** The record that is shown over the board. */
  opened?: number | null;
  onOpen: (id: number) => void;
  /** The arrows went to another card while a record is shown. */
  onFollow?: (id: number) => void;
  /** A lane that takes no card at all: the arrows do not carry one there. */
  closed?: Id;
  /** Why a card cannot be put there, as a sentence; null where it can. */
  whyNot?: (card: Row, to: Id) => string | null;
  /** Resolves with false where it was not done: the card goes back. */
  onPut: (card: Row, to: Id) => Promise<boolean>;
  instructions: string;
  /** What a screen reader says while a card is carried. */
  spoken: (step: "start" | "over" | "end" | "cancel", card: Row, lane: Id) => string;
}

const fitsAnywhere = (): null => null;
const underPointer: CollisionDetection = (args) => {
  const hit = pointerWithin(args);
  return hit.length > 0 || args.pointerCoordinates ? hit : closestCenter(args);
};

/** The arrows carry from lane to lane. */
const laneByArrow =
  (lanes: readonly string[], closed: string | undefined): KeyboardCoordinateGetter =>
  (event, { context }) => {
    const by = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
    const at = lanes.findIndex((lane) => lane === context.over?.id);
    const next = lanes[at + by];
    if (by === 0 || at < 0 || next === undefined || next === closed) return undefined;
    const rect = context.droppableRects.get(next);
    if (!rect) return undefined;
    event.preventDefault();
    return { x: rect.left + 8, y: rect.top + 40 };
  };

export function Board<Id extends string, Row extends { id: number }>({
  lanes: given,
  nameOf,
  glyph,
  narrow = false,
  facts,
  opened = null,
  onOpen,
  onFollow,
  closed,
  whyNot = fitsAnywhere,
  onPut,
  instructions,
  spoken,
}: BoardProps<Id, Row>) {
  const [carried, setCarried] = useState<Row | null>(null);
  const [put, setPut] = useState<{ card: Row; to: Id; before: unknown } | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const lanes = put?.before === given ? withCardIn(given, put.card, put.to) : given;
  const ids = lanes.map(({ id }) => id);
  const sensors = useCarrySensors(laneByArrow(ids, closed));
  const cardOf = (id: unknown): Row | undefined =>
    laneWith(lanes, Number(id))?.rows.find((row) => row.id === id);
  const laneOf = (id: unknown): Id | undefined => ids.find((lane) => lane === id);
  const focus = (id: number): void =>
    board.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();

  const onDragEnd = async ({ over }: DragEndEvent): Promise<void> => {
    const card = carried;
    setCarried(null);
    const to = laneOf(over?.id);
    if (!card || to === undefined || to === laneWith(lanes, card.id)?.id) return;
    const why = whyNot(card, to);
    if (why === null) {
      setPut({ card, to, before: given });
      if (!(await onPut(card, to))) setPut(null);
    } else say(why);
    requestAnimationFrame(() => focus(card.id));
  };
  /** The arrows walk over the cards. While one is carried they belong to it. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset["card"] : undefined;
    if (at === undefined || carried || event.altKey) return;
    const next = cardByKey(lanes, Number(at), event.key);
    if (!next) return;
    event.preventDefault();
    focus(next.id);
    if (opened !== null) onFollow?.(next.id);
  };
  const announce = (
    step: "start" | "over" | "end" | "cancel",
    id: unknown,
    lane: unknown,
  ): string | undefined => {
    const card = cardOf(id);
    const at = laneOf(lane) ?? (card && laneWith(lanes, card.id)?.id);
    return card && at !== undefined ? spoken(step, card, at) : undefined;
  };
  const firstCard = lanes.find(({ rows }) => rows.length > 0)?.rows[0]?.id;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointer}
      onDragStart={({ active }) => setCarried(cardOf(active.id) ?? null)}
      onDragEnd={(event) => void onDragEnd(event)}
      onDragCancel={() => setCarried(null)}
      accessibility={{
        screenReaderInstructions: { draggable: instructions },
        announcements: {
          onDragStart: ({ active }) => announce("start", active.id, null),
          onDragOver: ({ active, over }) => (over ? announce("over", active.id, over.id) : undefined),
          onDragEnd: ({ active, over }) => (over ? announce("end", active.id, over.id) : undefined),
          onDragCancel: ({ active }) => announce("cancel", active.id, null),
        },
      }}
    >
      <div className={classes.place}>
        {/* The cards are the controls; the board only hears their arrows. */}
        <div ref={board} className={classes.board} role="presentation" onKeyDown={onKeyDown}>
          {lanes.map((lane) => (
            <Lane
              key={lane.id}
              lane={lane}
              name={nameOf(lane.id)}
              glyph={glyph?.(lane.id)}
              narrow={narrow}
              shut={
                carried !== null && whyNot(carried, lane.id) !== null && laneWith(lanes, carried.id) !== lane
              }
              facts={facts}
              opened={opened}
              reachable={firstCard}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>
        {carried && <div className={classes.card}>{facts(carried)}</div>}
      </DragOverlay>
    </DndContext>
  );
}
