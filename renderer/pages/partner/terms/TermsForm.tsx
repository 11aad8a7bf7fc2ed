// Terms being noted: new ones, ones that go on where others end, or an amendment from a day.
import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { addDays } from "../../../../electron/domain/days.ts";
import { sayDiff } from "../../../../electron/domain/terms/describe.ts";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { asFailure, call, useRead } from "../../../api/client.ts";
import { locale, showDay, today } from "../../../format.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { checksOf } from "../../negotiations/terms/checks.ts";
import { cleanTerms, newTerms } from "../../negotiations/terms/draft.ts";
import { TermsEditor } from "../../negotiations/terms/TermsEditor.tsx";
import { readNotice } from "./notice.ts";
import type { Span } from "./span.ts";
import classes from "./Terms.module.css";
import { onEscape } from "../../../ui/endKey.ts";

export type TermsOf =
  | { kind: "new"; partnerId: number; programIds: readonly number[] }
  | { kind: "amend" | "renew"; partnerId: number; span: Span };

/** The first day that is offered: today, or the first on which they can begin. */
function firstDay(of: TermsOf): string {
  if (of.kind === "new") return today();
  const { from, to } = of.span;
  if (of.kind === "renew" && to !== null) return addDays(to, 1);
  return from < today() ? today() : addDays(from, 1);
}

export function TermsForm({ of, onDone }: { of: TermsOf; onDone: () => void }) {
  const programs = useRead((api) => api.programs.list, {}).data?.rows ?? [];
  const span = of.kind === "new" ? null : of.span;
  // Those the partner is in come first; where it is in none, any may be meant.
  const mine = of.kind === "new" ? programs.filter(({ id }) => of.programIds.includes(id)) : [];
  const offered = mine.length > 0 ? mine : programs;
  const [chosen, setChosen] = useState<number | null>(span?.program.id ?? null);
  const programId = chosen ?? (offered.length === 1 ? (offered[0]?.id ?? null) : null);
  const currency = span?.terms.currency ?? programs.find(({ id }) => id === programId)?.currency ?? "";
  const [draft, setDraft] = useState<Terms | null>(span?.terms ?? null);
  const terms: Terms = { ...(draft ?? newTerms(currency)), currency };
  const [from, setFrom] = useState<string | null>(firstDay(of));
  const [to, setTo] = useState<string | null>(null);
  const [notice, setNotice] = useState(span?.noticeDays == null ? "" : String(span.noticeDays));
  const [feeOn, setFeeOn] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const days = readNotice(notice);
  const { isFit } = checksOf(terms, currency, () => true);
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (programId === null || from === null || days === "wrong" || !isFit) return;
    setBusy(true);
    try {
      const said = cleanTerms(terms);
      if (of.kind === "amend") {
        const { batchId } = await call((api) => api.agreements.amend, {
          id: of.span.agreementId,
          terms: said,
          from,
        });
        sayWithUndo(t("ui.agreements.amended", { day: showDay(from) }), batchId);
      } else {
        const { batchId } = await call((api) => api.agreements.create, {
          partnerId: of.partnerId,
          programId,
          terms: said,
          from,
          to,
          noticeDays: days,
          feeOn,
        });
        sayWithUndo(t("ui.agreements.made"), batchId);
      }
      onDone();
    } catch (error) {
      setFailed(asFailure(error).text);
      setBusy(false);
    }
  };
  const onKeyDown = onEscape(onDone);
  const missing =
    asked && programId === null
      ? t("ui.agreements.form.programNeeded")
      : asked && from === null
        ? t("ui.agreements.form.fromNeeded")
        : null;
  return (
    <Stack
      component="form"
      gap="xs"
      className={classes.form}
      aria-label={t(`ui.agreements.form.${of.kind}`)}
      onSubmit={(event: SyntheticEvent) => void send(event)}
      onKeyDown={onKeyDown}
    >
      {of.kind === "new" && offered.length > 1 && (
        <Select
          label={t("ui.agreements.form.program")}
          data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={programId === null ? null : String(programId)}
          onChange={(next) => setChosen(next === null ? null : Number(next))}
        />
      )}
      {programId !== null && (
        <TermsEditor terms={terms} onChange={setDraft} currency={currency} asked={asked} />
      )}
      <div className={classes.fields}>
        <DayField label={t("ui.agreements.form.from")} value={from} save={(day) => setFrom(day)} />
        {of.kind !== "amend" && (
          <>
            <DayField
              label={t("ui.agreements.form.to")}
              value={to}
              placeholder={t("ui.agreements.form.toHint")}
              save={(day) => setTo(day)}
            />
            <TextInput
              label={t("ui.agreements.form.notice")}
              value={notice}
              inputMode="numeric"
              error={asked && days === "wrong" ? t("ui.agreements.form.noticeWrong") : null}
              onChange={(event) => setNotice(event.currentTarget.value)}
            />
            <DayField
              label={t("ui.agreements.form.fee")}
              value={feeOn}
              placeholder={t("ui.agreements.form.feeHint")}
              save={(day) => setFeeOn(day)}
            />
          </>
        )}
      </div>
      {span && isFit && (
        <div className={classes.meta} aria-live="polite">
          {t("ui.agreements.form.change", { diff: sayDiff(t, locale, span.terms, cleanTerms(terms)) })}{" "}
          {of.kind === "amend" && t("ui.agreements.form.amendNote")}
        </div>
      )}
      {(failed ?? missing) !== null && (
        <div role="alert" className={classes.failed}>
          {failed ?? missing}
        </div>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" size="compact-sm" onClick={onDone}>
          {t("ui.frame.cancel")}
        </Button>
        <Button type="submit" size="compact-sm" loading={busy}>
          {t(of.kind === "amend" ? "ui.agreements.form.amendSave" : "ui.agreements.form.note")}
        </Button>
      </Group>
    </Stack>
  );
}
