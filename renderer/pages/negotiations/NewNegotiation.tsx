// A new negotiation: with whom, for which program, about what, and by when it has to be decided.
import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Day } from "../../../electron/domain/days.ts";
import { asFailure, call, useRead } from "../../api/client.ts";
import { go, routes } from "../../routes.ts";
import { DayField } from "../../ui/DayField.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { sayWithUndo } from "../../ui/undo.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { WhomField, type Whom } from "../logCall/Whom.tsx";

export interface NewNegotiationProps {
  /** Preset where it opens on a partner. */
  partnerId?: number | undefined;
  onClose: () => void;
}

export function NewNegotiation({ partnerId, onClose }: NewNegotiationProps) {
  const isPreset = partnerId !== undefined;
  const { data, error } = useRead((api) => api.partners.get, { id: partnerId ?? 0 }, { enabled: isPreset });
  const preset: Whom | null = data
    ? { kind: "partner", id: data.id, partnerId: data.id, name: data.name, detail: null }
    : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ui.negotiations.new.title")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      {error ? (
        <ErrorNote error={error} />
      ) : isPreset && !preset ? (
        <Waiting />
      ) : (
        <Form preset={preset} onClose={onClose} />
      )}
    </Modal>
  );
}

function Form({ preset, onClose }: { preset: Whom | null; onClose: () => void }) {
  const [whom, setWhom] = useState(preset);
  const [program, setProgram] = useState<number | null>(null);
  const [subject, setSubject] = useState("");
  const [decideOn, setDecideOn] = useState<Day | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const about = useRef<HTMLInputElement>(null);
  const known = whom && whom.kind !== "new" ? whom.partnerId : null;
  const programs = useProgramsOf(known);
  // The only program, or the partner's own, needs no choosing.
  const chosen = program ?? programs.own;
  const isSomebody = whom !== null && (whom.kind === "new" || whom.partnerId !== null);
  // Once it is clear with whom, the next key belongs to the subject.
  useEffect(() => {
    if (whom) about.current?.focus();
  }, [whom]);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (busy || !whom || !isSomebody || chosen === null || subject.trim() === "") return;
    setBusy(true);
    setFailed(null);
    try {
      // What came last is undone first.
      const undo: number[] = [];
      let partnerId = known;
      if (partnerId === null) {
        const made = await call((api) => api.partners.create, { name: whom.name });
        partnerId = made.id;
        setWhom({ kind: "partner", id: made.id, partnerId: made.id, name: whom.name, detail: null });
        undo.unshift(made.batchId);
      }
      const { id, batchId } = await call((api) => api.negotiations.create, {
        partnerId,
        programId: chosen,
        subject: subject.trim(),
        ...(decideOn !== null && { decideOn }),
      });
      undo.unshift(batchId);
      if (whom.kind === "contact")
        undo.unshift((await call((api) => api.negotiations.link, { id, contactId: whom.id })).batchId);
      const [first = batchId, ...rest] = undo;
      sayWithUndo(t("ui.negotiations.new.made", { subject: subject.trim() }), first, ...rest);
      onClose();
      go(routes.negotiation(id));
    } catch (error) {
      setFailed(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <WhomField
          label={t("ui.negotiations.field.partner")}
          value={whom}
          onChange={setWhom}
          error={asked && !isSomebody ? t("ui.negotiations.new.partnerNeeded") : null}
        />
        <Select
          label={t("ui.negotiations.field.program")}
          data={programs.choices}
          value={chosen === null ? null : String(chosen)}
          onChange={(value) => setProgram(value === null ? null : Number(value))}
          allowDeselect={false}
          searchable={programs.choices.length > 8}
          error={asked && chosen === null ? t("ui.negotiations.new.programNeeded") : null}
        />
        <TextInput
          ref={about}
          label={t("ui.negotiations.field.subject")}
          placeholder={t("ui.negotiations.new.subjectHint")}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
          error={asked && subject.trim() === "" ? t("ui.negotiations.new.subjectNeeded") : null}
          maxLength={500}
          dir="auto"
          data-autofocus={preset !== null || undefined}
        />
        <DayField
          label={t("ui.negotiations.field.decideOn")}
          value={decideOn}
          save={(day) => setDecideOn(day)}
        />
        {failed && <ErrorNote error={failed} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("ui.frame.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("ui.negotiations.new.make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** All programs, and the one that the partner is in where it is clear. */
function useProgramsOf(partnerId: number | null): {
  choices: { value: string; label: string }[];
  own: number | null;
} {
  const programs = useRead((api) => api.programs.list, {}).data?.rows ?? [];
  const partner = useRead(
    (api) => api.partners.get,
    { id: partnerId ?? 0 },
    { enabled: partnerId !== null, keep: false },
  ).data;
  const own = (partner?.memberships ?? []).map(({ programId }) => programId);
  const [only] = programs.length === 1 ? programs.map(({ id }) => id) : own;
  return {
    choices: programs.map(({ id, name }) => ({ value: String(id), label: name })),
    own: only ?? null,
  };
}
