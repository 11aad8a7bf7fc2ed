// What is noted around agreed terms: their end, or their notice and the day a fee is due. A short form below their line.
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { asFailure, call } from "../../../api/client.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { readNotice } from "./notice.ts";
import type { Span } from "./span.ts";
import classes from "./Terms.module.css";
import { onEscape } from "../../../ui/endKey.ts";

export interface SpanFactsProps {
  span: Span;
  of: "end" | "facts";
  onDone: () => void;
}

export function SpanFacts({ span, of, onDone }: SpanFactsProps) {
  const [to, setTo] = useState(span.to);
  const [notice, setNotice] = useState(span.noticeDays === null ? "" : String(span.noticeDays));
  const [feeOn, setFeeOn] = useState(span.feeOn);
  const [failed, setFailed] = useState<string | null>(null);
  const days = readNotice(notice);
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (days === "wrong") return;
    const set = of === "end" ? { to } : { noticeDays: days, feeOn };
    const done =
      of === "facts"
        ? "ui.agreements.factsSet"
        : to === null
          ? "ui.agreements.endless"
          : "ui.agreements.ended";
    try {
      const { batchId } = await call((api) => api.agreements.update, { id: span.agreementId, set });
      sayWithUndo(t(done), batchId);
      onDone();
    } catch (error) {
      setFailed(asFailure(error).text);
    }
  };
  const onKeyDown = onEscape(onDone);
  return (
    <Stack
      component="form"
      gap="xs"
      className={classes.form}
      aria-label={t(of === "end" ? "ui.agreements.end" : "ui.agreements.facts")}
      onSubmit={(event: SyntheticEvent) => void send(event)}
      onKeyDown={onKeyDown}
    >
      <div className={classes.fields}>
        {of === "end" ? (
          <DayField
            label={t("ui.agreements.form.to")}
            value={to}
            placeholder={t("ui.agreements.form.toHint")}
            save={(day) => setTo(day)}
            focusFirst
          />
        ) : (
          <>
            <TextInput
              label={t("ui.agreements.form.notice")}
              value={notice}
              inputMode="numeric"
              error={days === "wrong" ? t("ui.agreements.form.noticeWrong") : null}
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
      {failed !== null && (
        <div role="alert" className={classes.failed}>
          {failed}
        </div>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" size="compact-sm" onClick={onDone}>
          {t("ui.frame.cancel")}
        </Button>
        <Button type="submit" size="compact-sm">
          {t("ui.frame.save")}
        </Button>
      </Group>
    </Stack>
  );
}
