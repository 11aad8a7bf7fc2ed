// The columns of the table of tasks.
import { sayRepeat } from "../../../../electron/domain/tasks/describeRepeat.ts";
import { locale, showDay, showInstantDay, showNumber } from "../../../format.ts";
import type { Column } from "../../../ui/table/column.ts";
import { t } from "../../../words.ts";
import { showEffort } from "../effort.ts";
import { sayDay, sayDue, sayOpenDue, type TaskRow } from "../task.ts";
import { DueMark, PinMark, PriorityMark } from "../TaskMarks.tsx";
import classes from "../Tasks.module.css";

const whyText = ({ terms, score }: TaskRow): string =>
  [
    t("ui.tasks.why.score", { score }),
    ...terms.map(({ label, points }) => `${label} ${showNumber(points)}`),
  ].join(" · ");

export const taskColumns: readonly Column<TaskRow>[] = [
  {
    id: "title",
    label: t("ui.tasks.facts.title"),
    width: 280,
    sort: "title",
    text: (row) => row.title,
    render: (row) => (
      <span className={classes.cellTitle} data-closed={row.outcome !== null || undefined}>
        <span className={classes.cellText}>{row.title}</span>
        <PinMark hold={row.hold} />
        {row.checklist && (
          <span className={classes.meta}>
            {showNumber(row.checklist.done)}/{showNumber(row.checklist.total)}
          </span>
        )}
      </span>
    ),
  },
  {
    id: "partner",
    label: t("ui.tasks.facts.partner"),
    width: 150,
    sort: "partner",
    text: (row) => row.partner?.name ?? null,
  },
  {
    id: "due",
    label: t("ui.tasks.facts.due"),
    width: 152,
    sort: "dueOn",
    text: (row) => (row.outcome === null ? sayOpenDue(row) : sayDue(row)),
    render: (row) => <DueMark task={row} closed={row.outcome !== null} />,
  },
  {
    id: "priority",
    label: t("ui.tasks.facts.priority"),
    width: 72,
    sort: "priority",
    text: (row) => (row.priority === 4 ? null : showNumber(row.priority)),
    render: (row) => <PriorityMark priority={row.priority} />,
  },
  {
    id: "score",
    label: t("ui.tasks.facts.score"),
    width: 72,
    sort: "score",
    descFirst: true,
    numeric: true,
    text: (row) => (row.outcome === null ? whyText(row) : null),
    render: (row) =>
      row.outcome === null ? <span title={whyText(row)}>{showNumber(row.score)}</span> : null,
  },
  {
    id: "effort",
    label: t("ui.tasks.facts.effort"),
    width: 80,
    numeric: true,
    text: (row) => (row.effortMinutes === null ? null : showEffort(row.effortMinutes)),
  },
  {
    id: "repeat",
    label: t("ui.tasks.facts.repeat"),
    width: 104,
    text: (row) => (row.repeat === null ? null : sayRepeat(t, locale, row.repeat)),
  },
  {
    id: "waitingFor",
    label: t("ui.tasks.facts.waitingFor"),
    width: 120,
    text: (row) => row.waitingFor,
  },
  {
    id: "initiative",
    label: t("ui.tasks.facts.initiative"),
    width: 120,
    hidden: true,
    text: (row) => row.initiative?.name ?? null,
  },
  {
    id: "plannedOn",
    label: t("ui.tasks.facts.planned"),
    width: 112,
    hidden: true,
    text: (row) => row.plannedOn && showDay(row.plannedOn),
    render: (row) => row.plannedOn && sayDay(row.plannedOn),
  },
  {
    id: "contact",
    label: t("ui.tasks.facts.person"),
    width: 130,
    hidden: true,
    text: (row) => row.contact?.name ?? null,
  },
  {
    id: "program",
    label: t("ui.tasks.facts.program"),
    width: 130,
    hidden: true,
    text: (row) => row.program?.name ?? null,
  },
  {
    id: "startOn",
    label: t("ui.tasks.facts.start"),
    width: 112,
    hidden: true,
    text: (row) => row.startOn && showDay(row.startOn),
  },
  {
    id: "outcome",
    label: t("ui.tasks.facts.outcome"),
    width: 150,
    hidden: true,
    text: (row) =>
      row.outcome && [t(`ui.tasks.outcome.${row.outcome}`), row.outcomeReason].filter(Boolean).join(" · "),
  },
  {
    id: "closedAt",
    label: t("ui.tasks.facts.closed"),
    width: 112,
    sort: "closedAt",
    descFirst: true,
    hidden: true,
    text: (row) => (row.closedAt === null ? null : showInstantDay(row.closedAt)),
  },
];
