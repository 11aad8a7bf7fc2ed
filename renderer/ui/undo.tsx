// What was done, with Undo beside it for ten seconds; after that it is in the history.
import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { asFailure, call } from "../api/client.ts";
import { t } from "../words.ts";
import { notice } from "./notice.ts";

const seconds10 = 10_000;

/** A sentence that needs no answer. */
export const say = (text: string): void => notice({ message: text, autoClose: 5000 });

/** A failure outside of any field. */
export const sayError = (error: unknown): void =>
  notice({ message: asFailure(error).text, color: "red", autoClose: seconds10, role: "alert" });

/** Says what was kept because someone changed it since. */
async function undoBatches(batchIds: readonly number[]): Promise<void> {
  try {
    let kept = 0;
    for (const batchId of batchIds) kept += (await call((api) => api.history.undo, { batchId })).kept;
    say(kept > 0 ? t("ui.frame.undoneKept", { count: kept }) : t("ui.frame.undone"));
  } catch (error) {
    sayError(error);
  }
}

/** Shows `text` with Undo for 10 s. Several batches are undone in the order they are given in. */
export const sayWithUndo = (text: string, batchId: number, ...further: number[]): void =>
  show(text, `undo-${batchId}`, () => void undoBatches([batchId, ...further]));

/** The same for what is no batch: `undo` takes it back. `of` names it, so that it is shown once. */
export function sayWithUndoBy(text: string, of: string, undo: () => Promise<unknown>): void {
  const back = async (): Promise<void> => {
    try {
      await undo();
      say(t("ui.frame.undone"));
    } catch (error) {
      sayError(error);
    }
  };
  show(text, `undo-${of}`, () => void back());
}

function show(text: string, id: string, undo: () => void): void {
  notice({
    id,
    autoClose: seconds10,
    message: (
      <Group gap="sm" wrap="nowrap" justify="space-between">
        <Text size="md" lineClamp={2}>
          {text}
        </Text>
        <Button
          size="compact-sm"
          variant="light"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {t("ui.frame.undo")}
        </Button>
      </Group>
    ),
  });
}
