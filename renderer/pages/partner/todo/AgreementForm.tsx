// An agreement being noted or changed: what, for which program, from when until when, and how long before its end one gives notice.
import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";
import { asFailure, useRead } from "../../../api/client.ts";
import { today } from "../../../format.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { t } from "../../../words.ts";
import classes from "./Todo.module.css";
import { onEscape } from "../../../ui/endKey.ts";

export interface AgreementFacts {
  programId: number;
  text: string;
  from: string;
  to: string | null;
  noticeDays: number | null;
}

export interface AgreementFormProps {
  programIds: readonly number[];
  agreement?: AgreementFacts;
  save: (facts: AgreementFacts) => Promise<unknown>;
  onDone: () => void;
}

export function AgreementForm({ programIds, agreement, save, onDone }: AgreementFormProps) {
  const programs = useRead((api) => api.programs.list, {}).data?.rows ?? [];
  // Those the partner is in come first; where it is in none, any may be meant.
  const mine = programs.filter(({ id }) => programIds.includes(id));
  const offered = mine.length > 0 ? mine : programs;
  const [chosen, setChosen] = useState<number | null>(agreement?.programId ?? null);
  const programId = chosen ?? (offered.length === 1 ? (offered[0]?.id ?? null) : null);
  const [text, setText] = useState(agreement?.text ?? "");
  const [from, setFrom] = useState<string | null>(agreement?.from ?? today());
  const [to, setTo] = useState(agreement?.to ?? null);
  const [notice, setNotice] = useState(agreement?.noticeDays == null ? "" : String(agreement.noticeDays));
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const days = notice.trim() === "" ? null : Number(notice);
  const noticeWrong = days !== null && !(Number.isInteger(days) && days >= 0 && days <= 3650);
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() === "" || programId === null || from === null || noticeWrong) return;
    setBusy(true);
    try {
      await save({ programId, text: text.trim(), from, to, noticeDays: days });
      onDone();
    } catch (error) {
      setFailed(asFailure(error).text);
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
      <Textarea
        ref={field}
        label={t("ui.promises.agreements.text")}
        placeholder={t("ui.promises.agreements.textHint")}
        value={text}
        error={asked && text.trim() === "" ? t("ui.promises.agreements.textNeeded") : null}
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {agreement === undefined && offered.length > 1 && (
        <Select
          label={t("ui.promises.agreements.program")}
          data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={programId === null ? null : String(programId)}
          error={asked && programId === null ? t("ui.promises.agreements.programNeeded") : null}
          onChange={(next) => setChosen(next === null ? null : Number(next))}
        />
      )}
      <div className={classes.days}>
        <DayField
          label={t("ui.promises.agreements.from")}
          lean="behind"
          value={from}
          save={(day) => setFrom(day)}
        />
        <DayField
          label={t("ui.promises.agreements.to")}
          value={to}
          placeholder={t("ui.promises.agreements.toHint")}
          save={(day) => setTo(day)}
        />
        <TextInput
          label={t("ui.promises.agreements.noticeUnit")}
          value={notice}
          inputMode="numeric"
          error={asked && noticeWrong ? t("ui.promises.agreements.noticeWrong") : null}
          onChange={(event) => setNotice(event.currentTarget.value)}
        />
      </div>
      {(failed ?? (asked && from === null)) && (
        <div role="alert" className={classes.failed}>
          {failed ?? t("ui.promises.agreements.fromNeeded")}
        </div>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" size="compact-sm" onClick={onDone}>
          {t("ui.frame.cancel")}
        </Button>
        <Button type="submit" size="compact-sm" loading={busy}>
          {t(agreement ? "ui.frame.save" : "ui.promises.agreements.note")}
        </Button>
      </Group>
    </Stack>
  );
}
