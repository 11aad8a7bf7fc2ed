// One task over the right part of a list: what it is, when it is due, why it stands where it stands, and what is done with it.
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useRead } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { focusFact } from "../../ui/FactRow.tsx";
import { RecordPanel } from "../../ui/RecordPanel.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { TaskChanges } from "./panel/TaskChanges.tsx";
import { Checklist } from "./panel/Checklist.tsx";
import { Reminders } from "./panel/Reminders.tsx";
import { TaskFacts } from "./panel/TaskFacts.tsx";
import { TaskHead } from "./panel/TaskHead.tsx";
import { TaskNote } from "./panel/TaskNote.tsx";
import { Why } from "./panel/Why.tsx";
import type { WholeTask } from "./task.ts";
import classes from "./Tasks.module.css";

export interface TaskPanelProps {
  id: number;
  onClose: () => void;
  /** The fact to edit ("" is the record itself); null leaves the focus in the list. */
  focus: string | null;
}

export function TaskPanel({ id, onClose, focus }: TaskPanelProps) {
  const { data: task, error, refetch } = useRead((api) => api.tasks.get, { id }, { keep: false });
  return (
    <RecordPanel
      label={task?.title ?? t("ui.tasks.noTitle")}
      focus={focus === ""}
      actions={
        <Tooltip label={t("ui.tasks.close")}>
          <ActionIcon aria-label={t("ui.tasks.close")} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      }
    >
      {error && !task && <ErrorNote error={error} retry={() => void refetch()} />}
      {!error && !task && <Waiting />}
      {task && <Body task={task} focus={focus} onGone={onClose} />}
    </RecordPanel>
  );
}

interface BodyProps {
  task: WholeTask;
  focus: string | null;
  onGone: () => void;
}

function Body({ task, focus, onGone }: BodyProps) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus && body.current && !focusFact(body.current, focus)) focusFact(body.current, "title");
  }, [focus]);
  return (
    <div ref={body}>
      <TaskHead task={task} onGone={onGone} />
      <fieldset className={classes.fields} disabled={task.deletedAt !== null}>
        <TaskFacts task={task} />
        {task.outcome === null && <Why task={task} />}
        <Checklist task={task} />
        <TaskNote task={task} />
        <Reminders task={task} />
      </fieldset>
      <TaskChanges uid={task.uid} />
    </div>
  );
}
