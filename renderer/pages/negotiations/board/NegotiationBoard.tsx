// The board of negotiations: one lane for each stage; a card is moved with the mouse or with Space and the arrows.
import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type CollisionDetection,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
} from "@dnd-kit/core";
import { useRef, useState, type KeyboardEvent } from "react";
import { canMove, stages, type Stage } from "../../../../electron/domain/negotiation/stages.ts";
import { useRead } from "../../../api/client.ts";
import { useKeys } from "../../../frame/keys.ts";
import { go, routes } from "../../../routes.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { say } from "../../../ui/undo.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import classes from "../../partners/Partners.module.css";
import { moveNegotiation, trashNegotiations, whyNot } from "../actions.tsx";
import { NoneFits, NoNegotiations } from "../Empty.tsx";
import type { NegotiationAsk } from "../list/filters.ts";
import type { NegotiationRow } from "../negotiation.ts";
import { CardFace, NegotiationLane } from "./NegotiationLane.tsx";

export interface NegotiationBoardProps {
  ask: Omit<NegotiationAsk, "stage">;
  onFilter: () => void;
  /** Takes the filters away. */
  onClear: () => void;
}

const mostInLane = 50;
const isStage = (id: unknown): id is Stage => stages.some((stage) => stage === id);

/** The arrows go from lane to lane. */
const laneByArrow: KeyboardCoordinateGetter = (event, { context }) => {
  const by = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  const at = stages.findIndex((stage) => stage === context.over?.id);
  const next = stages[at + by];
  const rect = next && context.droppableRects.get(next);
  if (by === 0 || at < 0 || !rect) return undefined;
  event.preventDefault();
  return { x: rect.left + 8, y: rect.top + 40 };
};
const underPointer: CollisionDetection = (args) => {
  const hit = pointerWithin(args);
  return hit.length > 0 || args.pointerCoordinates ? hit : closestCenter(args);
};
const keyboardCodes = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] };

export function NegotiationBoard({ ask, onFilter, onClear }: NegotiationBoardProps) {
  const { data, error, refetch } = useRead((api) => api.negotiations.board, { ...ask, limit: mostInLane });
  const [dragged, setDragged] = useState<NegotiationRow | null>(null);
  // A card that was put down stays there until the store's answer has it there too.
  const [put, setPut] = useState<{ card: NegotiationRow; stage: Stage; before: unknown } | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: laneByArrow, keyboardCodes, scrollBehavior: "auto" }),
  );
  const moved = put && put.before === data ? put : null;
  const lanes = (data?.columns ?? []).map((lane) => {
    if (!moved) return lane;
    const rest = lane.rows.filter(({ id }) => id !== moved.card.id);
    return { ...lane, rows: lane.stage === moved.stage ? [moved.card, ...rest] : rest };
  });
  const cardOf = (id: unknown): NegotiationRow | undefined =>
    lanes.flatMap(({ rows }) => rows).find((card) => card.id === id);
  const trashHere = (): boolean => {
    const focused = document.activeElement;
    const card = cardOf(Number(focused instanceof HTMLElement ? focused.dataset["card"] : ""));
    if (card) void trashNegotiations([card.id]);
    return card !== undefined;
  };
  useKeys("ui.table.keys.title", [
    { keys: "/", label: "ui.table.keys.filter", run: onFilter },
    { keys: "Delete", label: "ui.table.keys.trash", run: trashHere },
    { keys: "mod+Backspace", inText: false, run: trashHere },
  ]);
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (lanes.every(({ total }) => total === 0))
    return Object.keys(ask).length === 0 ? <NoNegotiations /> : <NoneFits onClear={onClear} />;
  const words = (id: unknown, stage: unknown) => {
    const card = cardOf(id);
    const isFit = card && isStage(stage) && (stage === card.stage || canMove(card.stage, stage));
    return {
      name: card ? t("ui.negotiations.named", { partner: card.partner.name, subject: card.subject }) : "",
      stage: isStage(stage) ? t(`ui.negotiation.stage.${stage}`) : "",
      why: card && isStage(stage) && !isFit ? whyNot(card.stage) : "",
    };
  };
  const focusCard = (id: number): void => {
    requestAnimationFrame(() => board.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus());
  };
  const onDragEnd = async ({ over }: DragEndEvent): Promise<void> => {
    const card = dragged;
    setDragged(null);
    const stage = over?.id;
    if (!card || !isStage(stage) || stage === card.stage) return;
    if (canMove(card.stage, stage)) {
      setPut({ card, stage, before: data });
      if (!(await moveNegotiation(card, stage))) setPut(null);
    } else say(whyNot(card.stage));
    focusCard(card.id);
  };
  /** The arrows walk over the cards. While one is picked up they belong to the drag. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset["card"] : undefined;
    if (at === undefined || dragged) return;
    const lane = lanes.findIndex(({ rows }) => rows.some(({ id }) => id === Number(at)));
    const place = lanes[lane]?.rows.findIndex(({ id }) => id === Number(at)) ?? 0;
    const target =
      event.key === "ArrowDown" || event.key === "j"
        ? lanes[lane]?.rows[place + 1]
        : event.key === "ArrowUp" || event.key === "k"
          ? lanes[lane]?.rows[place - 1]
          : event.key === "ArrowRight"
            ? lanes.slice(lane + 1).find(({ rows }) => rows.length > 0)?.rows[0]
            : event.key === "ArrowLeft" && !event.altKey
              ? lanes.slice(0, lane).findLast(({ rows }) => rows.length > 0)?.rows[0]
              : undefined;
    if (!target) return;
    event.preventDefault();
    board.current?.querySelector<HTMLElement>(`[data-card="${target.id}"]`)?.focus();
  };
  const firstCard = lanes.find(({ rows }) => rows.length > 0)?.rows[0]?.id;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointer}
      onDragStart={({ active }) => setDragged(cardOf(active.id) ?? null)}
      onDragEnd={(event) => void onDragEnd(event)}
      onDragCancel={() => setDragged(null)}
      accessibility={{
        screenReaderInstructions: { draggable: t("ui.negotiations.board.instructions") },
        announcements: {
          onDragStart: ({ active }) =>
            t("ui.negotiations.board.start", words(active.id, cardOf(active.id)?.stage)),
          onDragOver: ({ active, over }) =>
            over ? t("ui.negotiations.board.over", words(active.id, over.id)) : undefined,
          onDragEnd: ({ active, over }) =>
            over ? t("ui.negotiations.board.end", words(active.id, over.id)) : undefined,
          onDragCancel: ({ active }) => t("ui.negotiations.board.cancel", words(active.id, null)),
        },
      }}
    >
      <div className={classes.boardPlace}>
        {/* The cards are the controls; the board only hears their arrows. */}
        <div ref={board} className={classes.board} role="presentation" onKeyDown={onKeyDown}>
          {lanes.map((lane) => (
            <NegotiationLane
              key={lane.stage}
              stage={lane.stage}
              rows={lane.rows}
              total={lane.total}
              reachable={firstCard}
              from={dragged?.stage ?? null}
              onOpen={(id) => go(routes.negotiation(id))}
            />
          ))}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <CardFace card={dragged} />}</DragOverlay>
    </DndContext>
  );
}
