// A moment that lies behind, typed as words ("yesterday 15:00"); what was understood is shown while typing.
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { instantOf, parseWhen, timeAt } from "../../electron/domain/when.ts";
import { locale, showInstant, timeZone, today } from "../format.ts";
import { t } from "../words.ts";

export interface MomentFieldProps {
  label: string;
  /** ms UTC; null is now. */
  value: number | null;
  /** What was understood; undefined while it is not a moment. */
  onChange: (at: number | null | undefined) => void;
  placeholder: string;
}

/** A day without a time is noon of that day, so that it stays that day in every zone; today without a time is now. */
function readMoment(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const now = Date.now();
  const moment = parseWhen(text, { day: today(), time: timeAt(now, timeZone) }, locale);
  if (!moment) return undefined;
  if (moment.time === null && moment.day === today()) return null;
  const at = instantOf(moment.day, moment.time ?? "12:00", timeZone);
  return at > now ? undefined : at;
}

export function MomentField({ label, value, onChange, placeholder }: MomentFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const understood = text === null ? value : readMoment(text);
  return (
    <TextInput
      label={label}
      value={text ?? (value === null ? "" : showInstant(value))}
      placeholder={placeholder}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readMoment(event.currentTarget.value));
      }}
      error={understood === undefined ? t("ui.partner.talk.whenWrong") : undefined}
      description={text !== null && typeof understood === "number" ? showInstant(understood) : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
    />
  );
}
