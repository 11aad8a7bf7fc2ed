// The board: one lane for each stage; a card is moved with the mouse or with Space and the arrows.
import type { Card } from "./card.ts";
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
import { stagePath, type Stage } from "../../../electron/domain/partner.ts";
import { call, useRead, type Api, type InputOf } from "../../api/client.ts";
import { useKeys } from "../../frame/keys.ts";
import { go, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { CardFace, Lane } from "./Lane.tsx";
import classes from "./Partners.module.css";
import { withStage } from "./stage.tsx";

type Ask = Pick<InputOf<Api["partners"]["board"]>, "search" | "filters">;

export interface BoardProps {
  ask: Ask;
  /** One program's stages; null shows each partner's own. */
  program: number | null;
  opened: number | null;
  onFilter: () => void;
  onClose: () => void;
}

const mostInLane = 50;
const isStage = (id: unknown): id is Stage => stagePath.some((stage) => stage === id);

/** The arrows go from lane to lane. */
const laneByArrow: KeyboardCoordinateGetter = (event, { context }) => {
  const by = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  const over = context.over?.id;
  const at = stagePath.findIndex((stage) => stage === over);
  const next = stagePath[at + by];
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

export function Board({ ask, program, opened, onFilter, onClose }: BoardProps) {
  const { data, error, refetch } = useRead((api) => api.partners.board, {
    ...ask,
    ...(program !== null && { programId: program }),
    limitPerStage: mostInLane,
  });
  const [dragged, setDragged] = useState<Card | null>(null);
  // A card that was put down stays there until the store's answer has it there too.
  const [put, setPut] = useState<{ card: Card; stage: Stage; before: unknown } | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: laneByArrow, keyboardCodes }),
  );
  const moved = put && put.before === data ? put : null;
  useKeys("ui.table.keys.title", [
    { keys: "/", label: "ui.table.keys.filter", run: onFilter },
    {
      keys: "Escape",
      inText: true,
      run: () => {
        if (opened === null) return false;
        onClose();
        return true;
      },
    },
  ]);

  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const lanes = data.columns.map((lane) => {
    if (!moved) return lane;
    const rest = lane.rows.filter(({ id }) => id !== moved.card.id);
    return {
      stage: lane.stage,
      total: lane.total,
      rows: lane.stage === moved.stage ? [moved.card, ...rest] : rest,
    };
  });
  const stageOf = (id: number): Stage | undefined =>
    lanes.find(({ rows }) => rows.some((card) => card.id === id))?.stage;
  const cardOf = (id: unknown): Card | undefined =>
    lanes.flatMap(({ rows }) => rows).find((card) => card.id === id);
  const words = (id: unknown, stage: unknown) => ({
    name: cardOf(id)?.name ?? "",
    stage: isStage(stage) ? t(`ui.names.stage.${stage}`) : "",
  });

  const onDragEnd = async ({ active, over }: DragEndEvent): Promise<void> => {
    const card = dragged;
    setDragged(null);
    const stage = over?.id;
    if (!card || !isStage(stage) || stage === stageOf(Number(active.id))) return;
    setPut({ card, stage, before: data });
    try {
      const done = await withStage(stage, (more) =>
        call((api) => api.partners.update, {
          id: card.id,
          set: { stage, ...(program !== null && { programId: program }), ...more },
        }),
      );
      if (done) sayWithUndo(t("ui.partners.moved", words(card.id, stage)), done.batchId);
      else setPut(null);
    } catch (failure) {
      setPut(null);
      sayError(failure);
    }
  };
  /** The arrows walk over the cards. While one is picked up they belong to the drag. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset["card"] : undefined;
    if (at === undefined || dragged) return;
    const lane = lanes.findIndex(({ rows }) => rows.some((card) => card.id === Number(at)));
    const place = lanes[lane]?.rows.findIndex((card) => card.id === Number(at)) ?? 0;
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
    if (opened !== null) go(routes.partner(target.id), true);
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
        screenReaderInstructions: { draggable: t("ui.partners.drag.instructions") },
        announcements: {
          onDragStart: ({ active }) =>
            t("ui.partners.drag.start", words(active.id, stageOf(Number(active.id)))),
          onDragOver: ({ active, over }) =>
            over ? t("ui.partners.drag.over", words(active.id, over.id)) : undefined,
          onDragEnd: ({ active, over }) =>
            over ? t("ui.partners.drag.end", words(active.id, over.id)) : undefined,
          onDragCancel: ({ active }) => t("ui.partners.drag.cancel", words(active.id, null)),
        },
      }}
    >
      <div className={classes.boardPlace}>
        {/* The cards are the controls; the board only hears their arrows. */}
        <div ref={board} className={classes.board} role="presentation" onKeyDown={onKeyDown}>
          {lanes.map((lane) => (
            <Lane
              key={lane.stage}
              stage={lane.stage}
              cards={lane.rows}
              total={lane.total}
              opened={opened}
              reachable={firstCard}
              onOpen={(id) => go(routes.partner(id), opened !== null)}
            />
          ))}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <CardFace card={dragged} />}</DragOverlay>
    </DndContext>
  );
}
