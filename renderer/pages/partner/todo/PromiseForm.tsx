// A promise being noted or changed: whose, what, until when.
import { Button, Group, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type RefObject, type SyntheticEvent } from "react";
import { promisers, type Promiser } from "../../../../electron/domain/tasks/task.ts";
import { asFailure } from "../../../api/client.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { t } from "../../../words.ts";
import classes from "./Todo.module.css";
import { onEscape } from "../../../ui/endKey.ts";

export interface Draft {
  by: Promiser;
  text: string;
  dueOn: string | null;
}

export interface PromiseFormProps {
  /** The one to change; whose it is stays. */
  promise?: Draft;
  save: (promise: Draft) => Promise<unknown>;
  onDone: () => void;
}

export function PromiseForm({ promise, save, onDone }: PromiseFormProps) {
  const [draft, setDraft] = useState<Draft>(promise ?? { by: "us", text: "", dueOn: null });
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const put = (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change }));
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const text = draft.text.trim();
    if (text === "") return setError(t("ui.promises.textNeeded"));
    setBusy(true);
    try {
      await save({ ...draft, text });
      onDone();
    } catch (failure) {
      setError(asFailure(failure).text);
      setBusy(false);
    }
  };
  const onKeyDown = onEscape(onDone);
  return (
    <Stack
      component="form"
      gap="xs"
      className={classes.form}
      onSubmit={(event: SyntheticEvent) => void send(event)}
      onKeyDown={onKeyDown}
    >
      <PromiseFields
        draft={draft}
        put={(change) => {
          setError(null);
          put(change);
        }}
        error={error}
        fixed={promise !== undefined}
        field={field}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" size="compact-sm" onClick={onDone}>
          {t("ui.frame.cancel")}
        </Button>
        <Button type="submit" size="compact-sm" loading={busy}>
          {t(promise ? "ui.frame.save" : "ui.promises.make")}
        </Button>
      </Group>
    </Stack>
  );
}

export interface PromiseFieldsProps {
  draft: Draft;
  put: (change: Partial<Draft>) => void;
  error: string | null;
  /** Whose it is cannot be chosen any more. */
  fixed?: boolean;
  field?: RefObject<HTMLInputElement | null>;
  /** The text takes the focus when it appears. */
  first?: boolean;
}

export function PromiseFields({ draft, put, error, fixed = false, field, first }: PromiseFieldsProps) {
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) own.current?.focus();
  }, [first]);
  return (
    <>
      {!fixed && (
        <SegmentedControl
          aria-label={t("ui.promises.who")}
          value={draft.by}
          onChange={(by) => put({ by })}
          data={promisers.map((value) => ({ value, label: t(`ui.promises.bySentence.${value}`) }))}
        />
      )}
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <TextInput
          ref={field ?? own}
          flex={1}
          label={t("ui.promises.text")}
          placeholder={t("ui.promises.textHint")}
          value={draft.text}
          error={error}
          autoComplete="off"
          dir="auto"
          onChange={(event) => put({ text: event.currentTarget.value })}
        />
        <div className={classes.day}>
          <DayField label={t("ui.promises.day")} value={draft.dueOn} save={(dueOn) => put({ dueOn })} />
        </div>
      </Group>
    </>
  );
}
