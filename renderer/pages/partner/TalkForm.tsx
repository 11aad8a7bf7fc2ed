// An entry of the timeline being written or changed: one line is enough, the rest opens beneath it.
import { Button, Group, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import {
  directions,
  interactionKinds,
  type Direction,
  type InteractionKind,
} from "../../../electron/domain/interaction.ts";
import { asFailure, call } from "../../api/client.ts";
import { MomentField } from "../../ui/MomentField.tsx";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Partner.module.css";
import type { TalkRow } from "./talkRow.ts";
import type { Draft as PromiseDraft } from "./todo/PromiseForm.tsx";
import { notePromise, PromiseNote } from "./todo/PromiseNote.tsx";
import { endKey } from "../../ui/endKey.ts";

export interface TalkFormProps {
  people: readonly { id: number; fullName: string }[];
  whose: { partnerId: number | undefined; contactId: number | undefined };
  /** The entry to change; a new one without it. */
  row?: TalkRow;
  onDone?: () => void;
}

interface Draft {
  kind: InteractionKind;
  direction: Direction;
  text: string;
  subject: string;
  /** Null is now; undefined while it is not a moment. */
  at: number | null | undefined;
  people: string[];
  /** Made in this talk; null while none is noted. */
  promise: PromiseDraft | null;
}

/** Who starts it, mostly. */
const usual: Record<InteractionKind, Direction> = {
  call: "out",
  email: "out",
  meeting: "none",
  chat: "out",
  note: "none",
  gift: "out",
};
const start: Draft = {
  kind: "call",
  direction: "out",
  text: "",
  subject: "",
  at: null,
  people: [],
  promise: null,
};
const draftOf = (row: TalkRow): Draft => ({
  kind: row.kind,
  direction: row.direction,
  text: row.text,
  subject: row.subject ?? "",
  at: row.at,
  people: row.participants.flatMap(({ contactId }) => (contactId === null ? [] : [String(contactId)])),
  promise: null,
});

export function TalkForm({ people, whose, row, onDone }: TalkFormProps) {
  const [draft, setDraft] = useState<Draft>(() => (row ? draftOf(row) : start));
  const [open, setOpen] = useState(row !== undefined);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const editing = row !== undefined;
  useEffect(() => {
    if (editing) field.current?.focus();
  }, [editing]);
  const put = (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change }));
  const ready = draft.text.trim() !== "" && draft.at !== undefined && !busy;
  // People of the entry who are at another partner now are still named.
  const known = new Map(people.map(({ id, fullName }) => [String(id), fullName]));
  for (const one of row?.participants ?? []) {
    if (one.contactId !== null && !known.has(String(one.contactId)))
      known.set(String(one.contactId), one.name ?? "");
  }

  const leave = (): void => {
    setDraft(row ? draftOf(row) : start);
    setOpen(row !== undefined);
    setError(null);
    onDone?.();
  };
  const save = async (): Promise<void> => {
    if (!ready) return;
    setBusy(true);
    const { kind, direction, at } = draft;
    const text = draft.text.trim();
    const subject = draft.subject.trim() || null;
    const contactIds = draft.people.map(Number);
    try {
      if (row) {
        const set = { kind, direction, text, subject, contactIds, ...(typeof at === "number" && { at }) };
        await call((api) => api.interactions.update, { id: row.id, set });
      } else {
        const { id, batchId } = await call((api) => api.interactions.log, {
          ...(whose.partnerId !== undefined && { partnerId: whose.partnerId }),
          contactIds: whose.contactId === undefined ? contactIds : [whose.contactId],
          kind,
          direction,
          text,
          subject,
          ...(typeof at === "number" && { at }),
        });
        const promised = await notePromise(whose.partnerId, id, draft.promise);
        sayWithUndo(t("ui.partner.talk.saved"), promised ?? batchId, ...(promised === null ? [] : [batchId]));
      }
      leave();
    } catch (failure) {
      setError(asFailure(failure).text);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && open) {
      endKey(event);
      leave();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={classes.talkForm} role="presentation" onKeyDown={onKeyDown}>
        <Textarea
          aria-label={t("ui.partner.talk.text")}
          placeholder={t("ui.partner.talk.placeholder")}
          value={draft.text}
          onChange={(event) => put({ text: event.currentTarget.value })}
          onFocus={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void save();
          }}
          error={error}
          autosize
          minRows={open ? 2 : 1}
          maxRows={12}
          ref={field}
          dir="auto"
        />
        {open && (
          <>
            <SegmentedControl
              aria-label={t("ui.partner.talk.kind")}
              fullWidth
              value={draft.kind}
              onChange={(kind) => put({ kind, direction: usual[kind] })}
              data={interactionKinds.map((value) => ({ value, label: t(`ui.names.kind.${value}`) }))}
            />
            <Group grow gap="xs" align="flex-start" preventGrowOverflow={false}>
              <MomentField
                key={row?.id ?? String(busy)}
                label={t("ui.partner.talk.when")}
                value={draft.at ?? null}
                onChange={(at) => put({ at })}
                placeholder={t("ui.partner.talk.whenHint")}
              />
              <Select
                label={t("ui.partner.talk.direction")}
                data={directions.map((value) => ({ value, label: t(`ui.names.direction.${value}`) }))}
                value={draft.direction}
                onChange={(next) =>
                  put({ direction: directions.find((one) => one === next) ?? draft.direction })
                }
                allowDeselect={false}
              />
              {whose.contactId === undefined && known.size > 0 && (
                <MultiSelect
                  label={t("ui.partner.talk.people")}
                  data={[...known].map(([value, label]) => ({ value, label }))}
                  value={draft.people}
                  onChange={(next) => put({ people: next })}
                  searchable
                  hidePickedOptions
                />
              )}
            </Group>
            {(draft.kind === "email" || draft.kind === "meeting" || draft.subject !== "") && (
              <TextInput
                label={t("ui.partner.talk.subject")}
                value={draft.subject}
                onChange={(event) => put({ subject: event.currentTarget.value })}
                dir="auto"
              />
            )}
            {!row && whose.partnerId !== undefined && (
              <PromiseNote value={draft.promise} onChange={(promise) => put({ promise })} />
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={leave}>
                {t("ui.frame.cancel")}
              </Button>
              <Button type="submit" disabled={!ready} loading={busy}>
                {t(row ? "ui.frame.save" : "ui.partner.talk.log")}
              </Button>
            </Group>
          </>
        )}
      </div>
    </form>
  );
}
