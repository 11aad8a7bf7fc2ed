// An offer being written: whose it is, its terms with what they say in words, when, how and why.
import { Button, Group, SegmentedControl, Select, Stack, Text, Textarea } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import { interactionKinds } from "../../../../electron/domain/interaction.ts";
import { sides } from "../../../../electron/domain/negotiation/stages.ts";
import { problemsOf } from "../../../../electron/domain/terms/terms.ts";
import { asFailure, call } from "../../../api/client.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { MomentField } from "../../../ui/MomentField.tsx";
import { sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";
import { difference, paragraph } from "../say.ts";
import { cleanTerms } from "../terms/draft.ts";
import { TermsEditor } from "../terms/TermsEditor.tsx";
import type { OfferDraft } from "./draft.ts";

export interface OfferEditorProps {
  negotiation: Negotiation;
  draft: OfferDraft;
  onDraft: (draft: OfferDraft) => void;
  onDone: () => void;
}

const channels = interactionKinds.map((value) => ({ value, label: t(`ui.names.kind.${value}`) }));

export function OfferEditor({ negotiation, draft, onDraft, onDone }: OfferEditorProps) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const form = useRef<HTMLDivElement>(null);
  // What is opened is written in at once, by whatever key or button.
  useEffect(() => {
    const rate = form.current?.querySelector<HTMLInputElement>("input[data-autofocus]");
    rate?.focus();
    rate?.select();
  }, []);
  const { id, by, at, channel, note } = draft;
  const { currency } = negotiation.program;
  const set = (change: Partial<OfferDraft>): void => onDraft({ ...draft, ...change });
  const terms = cleanTerms(draft.terms);
  const isFit = problemsOf(terms, currency).length === 0;
  const others = negotiation.offers.filter((offer) => offer.id !== id);
  const before = others.at(-1)?.terms ?? negotiation.inForce?.terms ?? null;
  const save = async (): Promise<void> => {
    setAsked(true);
    if (!isFit || at === undefined) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    if (busy) return;
    setBusy(true);
    setFailed(null);
    const facts = { channel, note: note.trim() === "" ? null : note.trim(), ...(at !== null && { at }) };
    try {
      const { batchId } =
        id === null
          ? await call((api) => api.offers.add, { negotiationId: negotiation.id, by, terms, ...facts })
          : await call((api) => api.offers.update, { id, set: { terms, ...facts } });
      sayWithUndo(
        t(id === null ? `ui.negotiations.editor.saved.${by}` : "ui.negotiations.editor.changed"),
        batchId,
      );
      onDone();
    } catch (error) {
      setFailed(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <Stack
      component="form"
      ref={form}
      className={classes.editor}
      aria-label={t("ui.negotiations.editor.title")}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      {id === null && (
        <SegmentedControl
          aria-label={t("ui.negotiations.editor.by")}
          value={by}
          onChange={(next) => set({ by: next })}
          data={sides.map((value) => ({ value, label: t(`ui.negotiations.editor.${value}`) }))}
        />
      )}
      <TermsEditor
        terms={draft.terms}
        onChange={(next) => set({ terms: next })}
        currency={currency}
        asked={asked}
      />
      <output className={classes.live} aria-label={t("ui.negotiations.editor.inWords")}>
        {isFit ? (
          <>
            <span className={classes.proseInline}>{paragraph(terms)}</span>
            {before && (
              <span className={classes.diff}>
                <span className={classes.faint}>{t("ui.negotiations.editor.changes")} </span>
                {difference(before, terms)}
              </span>
            )}
          </>
        ) : (
          <span className={classes.faint}>{t("ui.negotiations.editor.incomplete")}</span>
        )}
      </output>
      <div className={classes.how}>
        <MomentField
          label={t("ui.negotiations.editor.when")}
          value={at ?? null}
          onChange={(next) => set({ at: next })}
          placeholder={t("ui.negotiations.editor.now")}
        />
        <Select
          label={t("ui.negotiations.editor.channel")}
          data={channels}
          value={channel}
          onChange={(value) => set({ channel: interactionKinds.find((kind) => kind === value) ?? null })}
          clearable
          placeholder={t("ui.frame.notSet")}
        />
        <Textarea
          label={t("ui.negotiations.editor.why")}
          value={note}
          onChange={(event) => set({ note: event.currentTarget.value })}
          autosize
          minRows={1}
          maxRows={6}
          dir="auto"
        />
      </div>
      {failed && <ErrorNote error={failed} />}
      <Group justify="flex-end" gap="xs">
        <Text size="xs" c="dimmed" mr="auto">
          {t("ui.negotiations.editor.hint")}
        </Text>
        <Button variant="default" onClick={onDone}>
          {t("ui.frame.cancel")}
        </Button>
        <Button type="submit" loading={busy}>
          {t(id === null ? `ui.negotiations.editor.save.${by}` : "ui.frame.save")}
        </Button>
      </Group>
    </Stack>
  );
}
