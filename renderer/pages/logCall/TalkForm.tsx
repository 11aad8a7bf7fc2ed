// What was said: whom, kind, direction, one line of text, when. Enter saves, Shift-Enter is a new line, Alt and a number is the kind.
import { Button, Group, Input, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import {
  directions,
  interactionKinds,
  type Direction,
  type InteractionKind,
} from "../../../electron/domain/interaction.ts";
import { asFailure, call } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import type { Draft } from "../partner/todo/PromiseForm.tsx";
import { notePromise, PromiseNote } from "../partner/todo/PromiseNote.tsx";
import { WhenField, type When } from "./WhenField.tsx";
import { WhomField, type Whom } from "./Whom.tsx";

export interface TalkFormProps {
  preset: Whom | null;
  /** What is said is linked to it. */
  negotiationId?: number | undefined;
  onSaved: (saved: { partnerId: number | null; name: string }) => void;
  onCancel: () => void;
}

/** Who starts it, mostly: a call and a gift go out; a note and a meeting have no direction. */
const usual: Record<InteractionKind, Direction> = {
  call: "out",
  email: "out",
  meeting: "none",
  chat: "out",
  note: "none",
  gift: "out",
};

export function TalkForm({ preset, negotiationId, onSaved, onCancel }: TalkFormProps) {
  const [whom, setWhom] = useState(preset);
  const [kind, setKind] = useState<InteractionKind>("call");
  const [direction, setDirection] = useState<Direction | null>(null);
  const [text, setText] = useState("");
  const [when, setWhen] = useState<When>({ at: null, error: null });
  const [promise, setPromise] = useState<Draft | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const said = useRef<HTMLTextAreaElement>(null);

  // Once it is clear with whom, the next key belongs to the text.
  useEffect(() => {
    if (whom) said.current?.focus();
  }, [whom]);

  const save = async (): Promise<void> => {
    setAsked(true);
    if (busy || !whom || text.trim() === "" || when.error !== null) return;
    setBusy(true);
    setFailed(null);
    try {
      const known = await made(whom);
      setWhom(known);
      const { id, batchId } = await call((api) => api.interactions.log, {
        ...(known.kind === "contact" ? { contactIds: [known.id] } : {}),
        ...(known.partnerId === null ? {} : { partnerId: known.partnerId }),
        kind,
        direction: direction ?? usual[kind],
        text: text.trim(),
        ...(when.at === null ? {} : { at: when.at }),
      });
      const linked =
        negotiationId === undefined
          ? []
          : [(await call((api) => api.negotiations.link, { id: negotiationId, interactionId: id })).batchId];
      const promised = await notePromise(known.partnerId ?? undefined, id, promise);
      sayWithUndo(
        t("ui.logCall.saved", { kind: t(`ui.names.kind.${kind}`), name: known.name }),
        ...undoOrder([...(promised === null ? [] : [promised]), ...linked, batchId]),
      );
      const partner = known.kind === "contact" ? (known.detail ?? known.name) : known.name;
      onSaved({ partnerId: known.partnerId, name: partner });
    } catch (error) {
      setFailed(asFailure(error));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const digit = event.altKey ? /^Digit([1-6])$/.exec(event.code)?.[1] : undefined;
    const chosen = digit === undefined ? undefined : interactionKinds[Number(digit) - 1];
    if (chosen) {
      event.preventDefault();
      setKind(chosen);
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };
  return (
    <Stack
      component="form"
      gap="md"
      onKeyDown={onKeyDown}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <WhomField value={whom} onChange={setWhom} error={asked && !whom ? t("ui.logCall.whoNeeded") : null} />
      <Textarea
        ref={said}
        label={t("ui.logCall.text")}
        placeholder={t("ui.logCall.textHint")}
        value={text}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        data-autofocus={preset !== null || undefined}
        error={asked && whom && text.trim() === "" ? t("ui.logCall.textNeeded") : null}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (!event.ctrlKey && !event.metaKey) void save();
        }}
      />
      <div>
        <Input.Label labelElement="div" id="kind-label">
          {t("ui.logCall.kind")}
        </Input.Label>
        <SegmentedControl
          fullWidth
          aria-labelledby="kind-label"
          value={kind}
          onChange={setKind}
          data={interactionKinds.map((value) => ({ value, label: t(`ui.names.kind.${value}`) }))}
        />
      </div>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <div>
          <Input.Label labelElement="div" id="direction-label">
            {t("ui.logCall.direction")}
          </Input.Label>
          <SegmentedControl
            fullWidth
            aria-labelledby="direction-label"
            value={direction ?? usual[kind]}
            onChange={setDirection}
            data={directions.map((value) => ({ value, label: t(`ui.names.direction.${value}`) }))}
          />
        </div>
        <WhenField onChange={setWhen} error={asked ? when.error : null} />
      </Group>
      {whom && (whom.kind === "new" || whom.partnerId !== null) && (
        <PromiseNote value={promise} onChange={setPromise} />
      )}
      {failed && <ErrorNote error={failed} />}
      <Group justify="flex-end" gap="xs">
        <Text size="xs" c="dimmed" mr="auto">
          {t("ui.logCall.saveHint")}
        </Text>
        <Button variant="default" onClick={onCancel}>
          {t("ui.frame.cancel")}
        </Button>
        <Button type="submit" loading={busy}>
          {t("ui.logCall.save")}
        </Button>
      </Group>
    </Stack>
  );
}

/** A new partner is made only now, when there is something to write about it. */
async function made(whom: Whom): Promise<Exclude<Whom, { kind: "new" }>> {
  if (whom.kind !== "new") return whom;
  const { id } = await call((api) => api.partners.create, { name: whom.name });
  return { kind: "partner", id, partnerId: id, name: whom.name, detail: null };
}

/** What came last is undone first; there is always the talk itself. */
const undoOrder = (batches: readonly number[]): [number, ...number[]] => {
  const [first = 0, ...rest] = batches;
  return [first, ...rest];
};
