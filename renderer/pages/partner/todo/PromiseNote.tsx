// A promise noted together with the talk it was made in: folded until it is wanted.
import { Button, CloseButton, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { call } from "../../../api/client.ts";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { PromiseFields, type Draft } from "./PromiseForm.tsx";
import classes from "./Todo.module.css";

export interface PromiseNoteProps {
  value: Draft | null;
  onChange: (promise: Draft | null) => void;
}

export function PromiseNote({ value, onChange }: PromiseNoteProps) {
  if (!value) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        className={classes.add}
        onClick={() => onChange({ by: "them", text: "", dueOn: null })}
      >
        {t("ui.promises.withTalk")}
      </Button>
    );
  }
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <fieldset className={classes.noted} aria-label={t("ui.promises.withTalk")}>
        <PromiseFields draft={value} put={(change) => onChange({ ...value, ...change })} error={null} first />
      </fieldset>
      <CloseButton aria-label={t("ui.promises.withoutTalk")} onClick={() => onChange(null)} />
    </Group>
  );
}

/**
 * Notes the promise of a talk that was just written. The talk stands by then: a failure is said and leaves it.
 * @returns its batch, null where nothing was promised or it could not be noted
 */
export async function notePromise(
  partnerId: number | undefined,
  interactionId: number,
  promise: Draft | null,
): Promise<number | null> {
  const text = promise?.text.trim() ?? "";
  if (!promise || text === "" || partnerId === undefined) return null;
  const { by, dueOn } = promise;
  try {
    return (await call((api) => api.promises.make, { partnerId, by, text, dueOn, interactionId })).batchId;
  } catch (error) {
    sayError(error);
    return null;
  }
}
