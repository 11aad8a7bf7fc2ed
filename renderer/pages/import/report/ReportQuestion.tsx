// Questions of a report that radio buttons do not fit: its program, its currency, its days.
import { Badge, Button, Group, Select } from "@mantine/core";
import { useState, type FocusEvent, type KeyboardEvent, type ReactNode } from "react";
import type { Question } from "../../../../electron/domain/errors.ts";
import { isDay } from "../../../../electron/domain/days.ts";
import { showDay } from "../../../format.ts";
import { currencies, withValue } from "../../../places.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { t } from "../../../words.ts";
import own from "./Report.module.css";

export interface ControlProps {
  question: Question;
  chosen: string | null;
  choose: (value: string) => void;
}

/** Controls by the key of the question. */
const controls: Readonly<Record<string, (props: ControlProps) => ReactNode>> = {
  program: ProgramQuestion,
  currency: CurrencyQuestion,
  period: PeriodQuestion,
};

/** The control of a report's question; null where its choices are buttons. */
export const reportControl = (key: string) => controls[key] ?? null;

function ProgramQuestion({ question, chosen, choose }: ControlProps) {
  return (
    <Select
      className={own.questionField}
      label={<span dir="auto">{question.text}</span>}
      description={suggestedText(question, chosen)}
      placeholder={t("ui.report.questions.choose")}
      value={chosen}
      data={question.choices}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t("ui.report.questions.programNone")}
      onChange={(value) => value !== null && choose(value)}
    />
  );
}

function CurrencyQuestion({ question, chosen, choose }: ControlProps) {
  const offered = new Set(question.choices.map(({ value }) => value));
  const all = withValue(currencies(), chosen);
  return (
    <Select
      className={own.questionField}
      label={<span dir="auto">{question.text}</span>}
      description={suggestedText(question, chosen)}
      placeholder={t("ui.report.questions.choose")}
      value={chosen}
      data={[
        ...all.filter(({ value }) => offered.has(value)),
        ...all.filter(({ value }) => !offered.has(value)),
      ]}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t("ui.report.questions.currencyNone")}
      onChange={(value) => value !== null && choose(value)}
    />
  );
}

const suggestedText = (question: Question, chosen: string | null): string | undefined =>
  question.default !== undefined && question.default === chosen ? t("ui.imports.suggested") : undefined;

interface Days {
  from: string | null;
  to: string | null;
}
const daysOf = (text: string | null | undefined): Days => {
  const [from = "", to = ""] = (text ?? "").split("/");
  return { from: isDay(from) ? from : null, to: isDay(to) ? to : null };
};

/** Taken on leaving the two fields and on Enter, so that half a period previews nothing. */
function PeriodQuestion({ question, chosen, choose }: ControlProps) {
  const [days, setDays] = useState(() => daysOf(chosen));
  const { from, to } = days;
  const wrong = from !== null && to !== null && from > to;
  const commit = (): void => {
    if (from === null || to === null || wrong) return;
    const text = `${from}/${to}`;
    if (text !== chosen) choose(text);
  };
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) commit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) commit();
  };
  return (
    <fieldset className={own.period}>
      <legend>
        {question.text}
        {question.default !== undefined && question.default === chosen && (
          <Badge variant="default" size="sm" tt="none" fw={400} ml={6}>
            {t("ui.imports.suggested")}
          </Badge>
        )}
      </legend>
      <Group gap="md" align="flex-start" role="presentation" onBlur={onBlur} onKeyDown={onKeyDown}>
        <DayField
          label={t("ui.report.questions.first")}
          value={from}
          lean="behind"
          placeholder={t("ui.report.questions.dayHint")}
          save={(day) => setDays((before) => ({ ...before, from: day }))}
        />
        <DayField
          label={t("ui.report.questions.last")}
          value={to}
          lean="behind"
          placeholder={t("ui.report.questions.dayHint")}
          save={(day) => setDays((before) => ({ ...before, to: day }))}
        />
      </Group>
      {wrong && <output className={own.wrong}>{t("ui.report.questions.wrongWay")}</output>}
      {question.default !== undefined && question.default !== chosen && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setDays(daysOf(question.default));
            choose(question.default ?? "");
          }}
        >
          {suggestedDays(question.default)}
        </Button>
      )}
    </fieldset>
  );
}

function suggestedDays(text: string): string {
  const { from, to } = daysOf(text);
  const days = from && to ? t("ui.report.days", { from: showDay(from), to: showDay(to) }) : text;
  return `${days} (${t("ui.imports.suggested")})`;
}
