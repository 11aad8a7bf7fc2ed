// Being reminded of a task again, at a moment that is chosen or asked for in words.
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { instantOf } from "../../../../electron/domain/when.ts";
import { call, type Api, type InputOf } from "../../../api/client.ts";
import { showInstant, timeZone } from "../../../format.ts";
import { ask } from "../../../ui/ask.tsx";
import { readDue } from "../../../ui/DueField.tsx";
import { say, sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { onFirstReminder } from "../onFirstReminder.ts";

export type To = InputOf<Api["reminders"]["snooze"]>["to"];

/** A day without a time is nine in the morning. */
export const morning = "09:00";

export async function remindAgain(taskId: number, to: To): Promise<void> {
  try {
    const { at } = await call((api) => api.reminders.snooze, { taskId, to });
    say(t("ui.tasks.reminders.added", { at: showInstant(at) }));
    onFirstReminder();
  } catch (error) {
    sayError(error);
  }
}

export async function askReminder(taskId: number): Promise<void> {
  const at = await ask<number>(t("ui.tasks.reminders.askTitle"), (answer) => <WhenForm answer={answer} />);
  if (at !== null) await remindAgain(taskId, { at });
}

/** The instant of words ahead; a day without a time is nine in the morning. */
function momentAhead(text: string): { at: number; past: boolean } | null {
  const due = readDue(text);
  if (!due) return null;
  const at = instantOf(due.day, due.time ?? morning, timeZone);
  return { at, past: at <= Date.now() };
}

function WhenForm({ answer }: { answer: (at: number) => void }) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const moment = momentAhead(text);
  const wrong =
    moment === null ? t("ui.tasks.reminders.askWrong") : moment.past ? t("ui.tasks.reminders.askPast") : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (moment && !moment.past) answer(moment.at);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t("ui.tasks.reminders.askLabel")}
          description={moment === null ? t("ui.tasks.reminders.askHint") : showInstant(moment.at)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={asked ? wrong : null}
          data-autofocus
          autoComplete="off"
        />
        <Group justify="flex-end">
          <Button type="submit">{t("ui.tasks.reminders.set")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
