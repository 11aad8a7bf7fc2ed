// Quick entry from anywhere: one line, what was understood of it below, Enter makes the task.
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useCallback, useRef, useState, type KeyboardEvent } from "react";
import { asFailure, call } from "../../../api/client.ts";
import { timeZone } from "../../../format.ts";
import { go, routes } from "../../../routes.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { onFirstReminder } from "../onFirstReminder.ts";
import { Chips } from "./Chips.tsx";
import classes from "./Quick.module.css";
import { understand, useUnderstood } from "./understand.ts";
import {
  hidden,
  stillThere,
  toCreate,
  wordsOf,
  type PartKind,
  type Preset,
  type Understood,
} from "./understood.ts";

export interface QuickEntryProps {
  preset: Preset;
  onClose: () => void;
}

export function QuickEntry({ preset: given, onClose }: QuickEntryProps) {
  const [text, setText] = useState("");
  const [kept, setKept] = useState<readonly string[]>([]);
  // A partner that the line seems to name and does not mean.
  const [notMeant, setNotMeant] = useState<number | null>(null);
  const [preset, setPreset] = useState(given);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // At once, not after the dialog's own: who presses the key types on.
  const focusAtOnce = useCallback((node: HTMLInputElement | null) => {
    field.current = node;
    node?.focus();
  }, []);
  const typed = text.trim();
  const words = stillThere(typed, kept);
  const read = withoutPartner(useUnderstood(typed, words), notMeant);

  const make = async (stay: boolean): Promise<void> => {
    setAsked(true);
    if (busy || typed === "") return field.current?.focus();
    setBusy(true);
    setFailed(null);
    try {
      // What was typed last is asked for anew: the answer on screen may be of a letter before.
      const meant = withoutPartner(await understand(typed, words), notMeant);
      if (meant.title === "") return setFailed({ text: t("ui.tasks.quick.needed") });
      const input = toCreate(meant, preset, timeZone);
      const { id, batchId } = await call((api) => api.tasks.create, input);
      sayWithUndo(t("ui.tasks.quick.made", { title: input.title }), batchId);
      if (input.dueOn !== undefined || input.repeat !== undefined) onFirstReminder();
      if (!stay) return onClose();
      setText("");
      setKept([]);
      setNotMeant(null);
      setAsked(false);
      lastMade.current = id;
    } catch (error) {
      setFailed(asFailure(error));
    } finally {
      setBusy(false);
    }
    field.current?.focus();
  };
  const lastMade = useRef<number | null>(null);
  const close = (): void => {
    onClose();
    // Several were made in a row: the last one is what the eye looks for.
    if (lastMade.current !== null && location.hash.startsWith("#/tasks"))
      go(routes.task(lastMade.current), true);
  };
  const keepWords = (kind: PartKind): void => {
    if (!read) return;
    if (kind === "partner") setNotMeant(read.partner?.id ?? null);
    setKept([...words, ...wordsOf(hidden(typed, words), read, kind).filter(Boolean)]);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void make(event.shiftKey);
  };
  return (
    <Modal
      opened
      onClose={close}
      size="38rem"
      title={t("ui.tasks.quick.title")}
      yOffset="12vh"
      centered={false}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <Stack gap="sm">
        <TextInput
          ref={focusAtOnce}
          aria-label={t("ui.tasks.quick.label")}
          placeholder={t("ui.tasks.quick.placeholder")}
          value={text}
          error={asked && typed === "" ? t("ui.tasks.quick.needed") : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFailed(null);
          }}
          onKeyDown={onKeyDown}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          dir="auto"
          size="md"
        />
        <div className={classes.understood}>
          {typed === "" && !hasPreset(preset) ? (
            <Text size="sm" c="dimmed">
              {t("ui.tasks.quick.examples")}
            </Text>
          ) : (
            <Chips
              read={read}
              preset={preset}
              onKeep={keepWords}
              onPreset={(next) => {
                setPreset(next);
                field.current?.focus();
              }}
            />
          )}
        </div>
        {failed && <ErrorNote error={failed} />}
        <Group justify="flex-end" gap="xs" wrap="nowrap">
          <Text size="xs" c="dimmed" mr="auto">
            {t("ui.tasks.quick.hint")}
          </Text>
          <Button variant="default" onClick={close}>
            {t("ui.frame.cancel")}
          </Button>
          <Button loading={busy} onClick={() => void make(false)}>
            {t("ui.tasks.quick.make")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const withoutPartner = <T extends Understood | null>(read: T, id: number | null): T =>
  read && read.partner?.id === id ? { ...read, partner: null } : read;

const hasPreset = (preset: Preset): boolean => Object.values(preset).some((value) => value !== undefined);
