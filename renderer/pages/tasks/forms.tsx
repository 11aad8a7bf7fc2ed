// The questions about a task: why it is dropped, when it is due, for whom it waits.
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import type { Day } from "../../../electron/domain/days.ts";
import { readDue, sayUnderstood } from "../../ui/DueField.tsx";
import { t } from "../../words.ts";

function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">{children}</Stack>
    </form>
  );
}

const most = 2000;

export function DropForm({
  series,
  answer,
}: {
  series: boolean;
  answer: (answer: { reason: string; series: boolean }) => void;
}) {
  const [reason, setReason] = useState("");
  const done = (whole: boolean): void => answer({ reason: reason.trim(), series: whole });
  return (
    <Form onSubmit={() => done(false)}>
      <TextInput
        label={t("ui.tasks.askDrop.reason")}
        description={t("ui.tasks.askDrop.hint")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
        maxLength={most}
        dir="auto"
      />
      <Group justify="flex-end">
        {series && (
          <Button variant="default" onClick={() => done(true)}>
            {t("ui.tasks.askDrop.series")}
          </Button>
        )}
        <Button type="submit">{t(series ? "ui.tasks.askDrop.oneOf" : "ui.tasks.askDrop.one")}</Button>
      </Group>
    </Form>
  );
}

/** A day in words, with its time where one is said. */
export function DueForm({ answer }: { answer: (due: { dueOn: Day | null; dueTime?: string }) => void }) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const due = readDue(text);
  return (
    <Form
      onSubmit={() => {
        setAsked(true);
        if (due) answer({ dueOn: due.day, ...(due.time !== null && { dueTime: due.time }) });
      }}
    >
      <TextInput
        aria-label={t("ui.tasks.askDue.title")}
        placeholder={t("ui.tasks.due.hint")}
        description={due ? sayUnderstood(due) : t("ui.tasks.askDue.hint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={asked && !due ? t("ui.tasks.due.unclear") : null}
        data-autofocus
        autoComplete="off"
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={() => answer({ dueOn: null })}>
          {t("ui.tasks.askDue.none")}
        </Button>
        <Button type="submit">{t("ui.tasks.askDue.set")}</Button>
      </Group>
    </Form>
  );
}

export function WaitingForm({ answer }: { answer: (whom: string) => void }) {
  const [whom, setWhom] = useState("");
  const [asked, setAsked] = useState(false);
  return (
    <Form
      onSubmit={() => {
        setAsked(true);
        if (whom.trim() !== "") answer(whom.trim());
      }}
    >
      <TextInput
        label={t("ui.tasks.askWaiting.whom")}
        value={whom}
        onChange={(event) => setWhom(event.currentTarget.value)}
        error={asked && whom.trim() === "" ? t("ui.tasks.askWaiting.needed") : null}
        data-autofocus
        maxLength={most}
        dir="auto"
      />
      <Group justify="flex-end">
        <Button type="submit">{t("ui.tasks.askWaiting.set")}</Button>
      </Group>
    </Form>
  );
}
