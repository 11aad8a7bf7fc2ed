// Fields of numbers in terms: what is typed stays as typed, and is understood in the reader's form and with a point.
import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { amountText, amountUnits } from "../../../../electron/domain/amount.ts";
import { locale, readNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import { amountField, readPercent } from "../../settings/programs/percent.ts";
import type { Checks } from "./checks.ts";
import classes from "./Terms.module.css";

export interface FieldProps {
  label: string;
  /** In the terms: where its error and its warning are. */
  path: string;
  checks: Checks;
  onLeave: (path: string) => void;
  /** The label is only for screen readers. */
  hideLabel?: boolean;
  focusFirst?: boolean;
}

const shares = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false });

interface NumberFieldProps extends FieldProps {
  text: string;
  onText: (text: string) => void;
  /** Why what is typed is no number at all. */
  wrong: string | null;
  unit?: string | undefined;
  width?: string;
}

function NumberField(props: NumberFieldProps) {
  const { label, path, checks, onLeave, hideLabel, focusFirst, text, onText, wrong, unit, width } = props;
  const error = wrong ?? checks.error(path);
  const warning = error === null ? checks.warning(path) : null;
  const own: Partial<TextInputProps> = unit
    ? { rightSection: <span className={classes.unit}>{unit}</span>, rightSectionWidth: unit.length * 9 + 14 }
    : {};
  return (
    <TextInput
      {...own}
      className={classes.number}
      {...(width && { w: width })}
      label={hideLabel ? undefined : label}
      aria-label={label}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      error={error}
      description={warning && <span className={classes.warning}>{warning}</span>}
      inputWrapperOrder={["label", "input", "description", "error"]}
      rightSectionPointerEvents="none"
      data-autofocus={focusFirst || undefined}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={() => {
        // An empty field says nothing when it is left: a button under the pointer would move away from it.
        if (text.trim() !== "") onLeave(path);
      }}
    />
  );
}

/** A share; basis points, undefined while empty, NaN while it is none. */
export function PercentField({
  bp,
  onChange,
  ...rest
}: FieldProps & { bp: number | undefined; onChange: (bp: number | undefined) => void }) {
  const [text, setText] = useState(bp === undefined || Number.isNaN(bp) ? "" : shares.format(bp / 100));
  const change = (next: string): void => {
    setText(next);
    onChange(next.trim() === "" ? undefined : (readPercent(next) ?? Number.NaN));
  };
  const isWrong = text.trim() !== "" && readPercent(text) === null;
  return (
    <NumberField
      {...rest}
      text={text}
      onText={change}
      wrong={isWrong ? t("ui.negotiations.terms.percentWrong") : null}
      unit="%"
      width="7rem"
    />
  );
}

/** "500" and "500.00" are one amount: both are kept with the currency's digits. */
function readAmount(text: string, currency: string): string {
  const number = readNumber(text.replace(currency, ""));
  const units = number === null ? null : amountUnits(number);
  return units === null ? (number ?? text.trim()) : amountText(units, currency);
}

/** An amount as decimal text with a point; what cannot be read is kept as typed, so that its problem is said. */
export function AmountField({
  amount,
  currency,
  onChange,
  ...rest
}: FieldProps & {
  amount: string | undefined;
  currency: string;
  onChange: (amount: string | undefined) => void;
}) {
  const [text, setText] = useState(
    amount === undefined || !/^\d+(\.\d+)?$/.test(amount) ? (amount ?? "") : amountField(amount),
  );
  const change = (next: string): void => {
    setText(next);
    onChange(next.trim() === "" ? undefined : readAmount(next, currency));
  };
  return <NumberField {...rest} text={text} onText={change} wrong={null} unit={currency} width="8.5rem" />;
}

/** A whole number of orders as digits. */
export function OrdersField({
  count,
  onChange,
  ...rest
}: FieldProps & { count: string; onChange: (count: string) => void }) {
  const [text, setText] = useState(count);
  const change = (next: string): void => {
    setText(next);
    onChange(readNumber(next) ?? next.trim());
  };
  return <NumberField {...rest} text={text} onText={change} wrong={null} width="6rem" />;
}

/** Days; NaN while it is no number. */
export function DaysField({
  days,
  onChange,
  ...rest
}: FieldProps & { days: number; onChange: (days: number) => void }) {
  const [text, setText] = useState(Number.isNaN(days) ? "" : String(days));
  const change = (next: string): void => {
    setText(next);
    onChange(Number(readNumber(next) ?? Number.NaN));
  };
  const isWrong = readNumber(text) === null;
  return (
    <NumberField
      {...rest}
      text={text}
      onText={change}
      wrong={isWrong ? t("ui.negotiations.terms.daysWrong") : null}
      unit={t("ui.negotiations.terms.days")}
      width="7.5rem"
    />
  );
}
