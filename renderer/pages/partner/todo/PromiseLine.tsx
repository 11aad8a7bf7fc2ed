// One promise: what, until when, its state in words; settled with a click, changed where it stands.
import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconDots,
  IconX,
  type Icon,
} from "@tabler/icons-react";
import { useState } from "react";
import type { PromiseState } from "../../../../electron/domain/tasks/promise.ts";
import type { PromiseOutcome } from "../../../../electron/domain/tasks/task.ts";
import { call, type Api, type OutputOf } from "../../../api/client.ts";
import { showDayLong, showRelativeDay } from "../../../format.ts";
import { LineOrigin } from "../../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { PromiseForm } from "./PromiseForm.tsx";
import classes from "./Todo.module.css";

export type Promised = OutputOf<Api["promises"]["list"]>["rows"][number];

const icons: Record<PromiseState, Icon> = {
  open: IconClock,
  overdue: IconAlertTriangle,
  kept: IconCheck,
  late: IconCheck,
  broken: IconX,
  withdrawn: IconArrowBackUp,
};

async function attempt(write: () => Promise<{ batchId: number }>, said: string): Promise<void> {
  try {
    sayWithUndo(said, (await write()).batchId);
  } catch (error) {
    sayError(error);
  }
}

export function PromiseLine({ promise }: { promise: Promised }) {
  const [editing, setEditing] = useState(false);
  const { id, uid, by, text, dueOn, state, settledOn, contact } = promise;
  const isOpen = state === "open" || state === "overdue";
  const settle = (outcome: PromiseOutcome): void =>
    void attempt(
      () => call((api) => api.promises.settle, { id, outcome }),
      t(`ui.promises.settledAs.${outcome}`, { text }),
    );
  const reopen = (): void =>
    void attempt(() => call((api) => api.promises.reopen, { id }), t("ui.promises.reopened", { text }));
  const trash = (): void =>
    void attempt(() => call((api) => api.promises.trash, { id }), t("ui.promises.trashed", { text }));
  if (editing) {
    return (
      <li>
        <PromiseForm
          promise={{ by, text, dueOn }}
          save={(set) =>
            call((api) => api.promises.update, { id, set: { text: set.text, dueOn: set.dueOn } })
          }
          onDone={() => setEditing(false)}
        />
      </li>
    );
  }
  const Glyph = icons[state];
  const words = t(`ui.promises.state.${state}`);
  return (
    <li className={classes.promise} data-over={!isOpen || undefined}>
      <Glyph size={15} className={classes.stateIcon} data-state={state} aria-hidden />
      <div className={classes.grow}>
        <LineOrigin uid={uid}>
          <div className={classes.text} dir="auto">
            {text}
          </div>
        </LineOrigin>
        <div className={classes.meta} data-state={state}>
          {[
            isOpen && dueOn !== null
              ? t("ui.promises.dueState", {
                  state: words,
                  day: showDayLong(dueOn),
                  when: showRelativeDay(dueOn),
                })
              : settledOn === null
                ? words
                : t("ui.promises.settled", { state: words, day: showDayLong(settledOn) }),
            contact?.name,
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
      {isOpen && (
        <>
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t("ui.promises.keepOf", { text })}
            onClick={() => settle("kept")}
          >
            {t("ui.promises.keep")}
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t("ui.promises.breakOf", { text })}
            onClick={() => settle("broken")}
          >
            {t("ui.promises.break")}
          </Button>
        </>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("ui.promises.actions", { text })}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isOpen ? (
            <Menu.Item onClick={() => settle("withdrawn")}>{t("ui.promises.withdraw")}</Menu.Item>
          ) : (
            <Menu.Item onClick={reopen}>{t("ui.promises.openAgain")}</Menu.Item>
          )}
          <Menu.Item onClick={() => setEditing(true)}>{t("ui.promises.edit")}</Menu.Item>
          <Menu.Item onClick={trash}>{t("ui.promises.trash")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
