// A new negotiation: with whom, for which program, about what, and by when it has to be decided.
import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Day } from "../../../electron/domain/days.ts";
import { asFailure, call, useRead } from "../../api/client.ts";
import { go, routes } from "../../routes.ts";
import { DayField } from "../../ui/DayField.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";

export interface NewNegotiationProps {
  /** Preset where it opens on a partner. */
  partnerId?: number | undefined;
  onClose: () => void;
}

export function NewNegotiation({ partnerId: preset, onClose }: NewNegotiationProps) {
  const [partner, setPartner] = useState<number | null>(preset ?? null);
  const [program, setProgram] = useState<number | null>(null);
  const [subject, setSubject] = useState("");
  const [decideOn, setDecideOn] = useState<Day | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const programs = useProgramsOf(partner);
  // The only program, or the partner's own, needs no choosing.
  const chosen = program ?? programs.own;
  const save = async (): Promise<void> => {
    setAsked(true);
    if (busy || partner === null || chosen === null || subject.trim() === "") return;
    setBusy(true);
    setFailed(null);
    try {
      const { id, batchId } = await call((api) => api.negotiations.create, {
        partnerId: partner,
        programId: chosen,
        subject: subject.trim(),
        ...(decideOn !== null && { decideOn }),
      });
      sayWithUndo(t("ui.negotiations.new.made", { subject: subject.trim() }), batchId);
      onClose();
      go(routes.negotiation(id));
    } catch (error) {
      setFailed(asFailure(error));
      setBusy(false);
    }
  };
  const needed = (isThere: boolean, key: "partner" | "program" | "subject"): string | null =>
    asked && !isThere ? t(`ui.negotiations.new.${key}Needed`) : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ui.negotiations.new.title")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="md">
          <PartnerPick
            value={partner}
            onChange={(id) => {
              setPartner(id);
              setProgram(null);
            }}
            error={needed(partner !== null, "partner")}
            focusFirst={preset === undefined}
          />
          <Select
            label={t("ui.negotiations.field.program")}
            data={programs.choices}
            value={chosen === null ? null : String(chosen)}
            onChange={(value) => setProgram(value === null ? null : Number(value))}
            allowDeselect={false}
            searchable={programs.choices.length > 8}
            error={needed(chosen !== null, "program")}
          />
          <TextInput
            label={t("ui.negotiations.field.subject")}
            placeholder={t("ui.negotiations.new.subjectHint")}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
            error={needed(subject.trim() !== "", "subject")}
            maxLength={500}
            dir="auto"
            data-autofocus={preset !== undefined || undefined}
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
    </Modal>
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

interface PartnerPickProps {
  value: number | null;
  onChange: (id: number | null) => void;
  error: string | null;
  focusFirst: boolean;
}

function PartnerPick({ value, onChange, error, focusFirst }: PartnerPickProps) {
  const [text, setText] = useState("");
  const known = useRead(
    (api) => api.partners.get,
    { id: value ?? 0 },
    { enabled: value !== null, keep: false },
  ).data;
  const name = known?.name;
  const { data } = useRead((api) => api.partners.suggest, {
    text: text === name ? "" : text.trim(),
    limit: 20,
  });
  const found = (data?.rows ?? [])
    .filter(({ kind }) => kind === "partner")
    .map((row) => ({ value: String(row.id), label: row.name }));
  const own = value === null || name === undefined ? [] : [{ value: String(value), label: name }];
  return (
    <Select
      label={t("ui.negotiations.field.partner")}
      data={[...own.filter((one) => !found.some((other) => other.value === one.value)), ...found]}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      selectFirstOptionOnChange
      nothingFoundMessage={t("ui.negotiations.new.noPartner")}
      allowDeselect={false}
      error={error}
      maxDropdownHeight={260}
      data-autofocus={focusFirst || undefined}
      dir="auto"
    />
  );
}
