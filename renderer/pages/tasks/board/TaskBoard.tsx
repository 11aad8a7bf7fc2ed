// The board of tasks: one lane for each time, and one for what waits.
import { useRead } from "../../../api/client.ts";
import { today } from "../../../format.ts";
import board from "../../../ui/board/Board.module.css";
import { Board } from "../../../ui/board/Board.tsx";
import { cardAtHand, useBoardKeys } from "../../../ui/board/useBoardKeys.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import type { Opening } from "../../../ui/table/DataTable.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import { dueTasks, waitTask } from "../actions.tsx";
import { NoneFits, NoTasks } from "../Empty.tsx";
import type { TaskAsk } from "../list/question.ts";
import type { TaskRow } from "../task.ts";
import { DueMark, PinMark, PriorityMark, RepeatMark } from "../TaskMarks.tsx";
import own from "../Tasks.module.css";
import { useTaskKeys } from "../useTaskKeys.ts";
import { dayOfLane, type LaneId } from "./lane.ts";

export interface TaskBoardProps {
  ask: Pick<TaskAsk, "search" | "partnerId" | "programId" | "initiativeId" | "priority">;
  opened: number | null;
  onOpen: (id: number, how: Opening) => void;
  onFilter: () => void;
  onClose: () => void;
  /** Takes the filters away. */
  onClear: () => void;
}

const mostInLane = 50;

export function TaskBoard({ ask, opened, onOpen, onFilter, onClose, onClear }: TaskBoardProps) {
  const { data, error, refetch } = useRead((api) => api.tasks.board, { ...ask, limit: mostInLane });
  useTaskKeys({
    meant: () => (data?.columns ?? []).flatMap(({ rows }) => rows.filter(({ id }) => id === cardAtHand())),
    trash: true,
    onEdit: ({ id }) => onOpen(id, "edit"),
    onGone: (tasks) => {
      if (tasks.some(({ id }) => id === opened)) onClose();
    },
  });
  useBoardKeys({ opened, onFilter, onClose });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.columns.every(({ total }) => total === 0))
    return Object.keys(ask).length === 0 ? <NoTasks /> : <NoneFits onClear={onClear} />;
  const onPut = async (task: TaskRow, lane: LaneId): Promise<boolean> => {
    if (lane === "overdue") return false;
    if (lane === "waiting") return waitTask(task);
    const more = task.waitingFor === null ? {} : { waitingFor: null };
    return dueTasks([task], { dueOn: dayOfLane(lane, today()) }, more);
  };
  return (
    <Board
      lanes={data.columns}
      nameOf={(lane) => t(`ui.tasks.dues.${lane}`)}
      narrow
      facts={factsOf}
      opened={opened}
      onOpen={(id) => onOpen(id, opened === null ? "peek" : "follow")}
      onFollow={(id) => onOpen(id, "follow")}
      closed="overdue"
      whyNot={(_, lane) => (lane === "overdue" ? t("ui.tasks.board.notHere") : null)}
      onPut={onPut}
      instructions={t("ui.tasks.board.instructions")}
      spoken={(step, { title }, lane) =>
        t(`ui.tasks.board.${step}`, { title, column: t(`ui.tasks.dues.${lane}`) })
      }
    />
  );
}

function factsOf(task: TaskRow) {
  const { title, partner, priority, hold, repeat, waitingFor } = task;
  return (
    <>
      <span className={board.cardName} dir="auto">
        {title}
      </span>
      <span className={own.cardMeta}>
        <DueMark task={task} />
        {waitingFor !== null && (
          <bdi className={own.cardWhom} title={waitingFor}>
            {waitingFor}
          </bdi>
        )}
        <PriorityMark priority={priority} />
        <PinMark hold={hold} />
        <RepeatMark repeat={repeat} />
      </span>
      {partner && partner.name !== waitingFor && !title.endsWith(partner.name) && (
        <span className={own.cardMeta}>
          <bdi className={own.cardWhom} title={partner.name}>
            {partner.name}
          </bdi>
        </span>
      )}
    </>
  );
}
