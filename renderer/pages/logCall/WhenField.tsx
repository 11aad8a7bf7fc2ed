// When it was: empty is now; words like "yesterday 15:00" are read back while typing.
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { instantOf, parseWhen, timeAt } from "../../../electron/domain/when.ts";
import { locale, showInstant, timeZone, today } from "../../format.ts";
import { t } from "../../words.ts";

export interface When {
  /** ms UTC; null is now. */
  at: number | null;
  /** Why what was typed cannot be taken. */
  error: string | null;
}

export interface WhenFieldProps {
  onChange: (when: When) => void;
  /** Shown once saving was tried; until then what is unclear is only a hint. */
  error: string | null;
}

export function WhenField({ onChange, error }: WhenFieldProps) {
  const [text, setText] = useState("");
  const when = read(text);
  const hint = when.at === null ? t("ui.logCall.whenHint") : showInstant(when.at);
  return (
    <TextInput
      label={t("ui.logCall.when")}
      placeholder={t("ui.logCall.whenNow")}
      value={text}
      error={error}
      description={error === null ? hint : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
    />
  );
}

/** A day without a time is noon, so that it stays that day in every zone a colleague may look from; today it is now. */
function read(text: string): When {
  if (text.trim() === "") return { at: null, error: null };
  const now = Date.now();
  const moment = parseWhen(text, { day: today(), time: timeAt(now, timeZone) }, locale);
  if (!moment) return { at: null, error: t("ui.logCall.whenUnclear") };
  if (moment.time === null && moment.day === today()) return { at: null, error: null };
  const at = instantOf(moment.day, moment.time ?? "12:00", timeZone);
  return at > now ? { at, error: t("ui.logCall.whenAhead") } : { at, error: null };
}
