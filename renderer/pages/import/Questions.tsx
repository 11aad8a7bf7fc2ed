// What the file leaves open: each question with its choices, the cautious one chosen; another answer previews again.
import { Badge, Button, Group, Radio, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { Question } from "../../../electron/domain/errors.ts";
import { showList, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { saidKind } from "./answers.ts";
import { reportControl } from "./report/ReportQuestion.tsx";
import { useSeen, type Session } from "./session.ts";
import classes from "./Import.module.css";

const few = 3;
const many = 50;

export function Questions({
  session,
  questions,
  open,
  report,
}: {
  session: Session;
  questions: Question[];
  open: number;
  /** The file is a report: some of its questions have fields of their own. */
  report: boolean;
}) {
  const { answers } = useSeen(session);
  const [asked, setShown] = useState(few);
  // Those of a report are few, and each decides about the whole file.
  const shown = report ? questions.length : asked;
  if (questions.length === 0) return null;
  const byMessage = saidKind(session.tasks.inspect.get().value?.format ?? "") === "mail";
  const answered = questions.some((one) => one.key in answers);
  return (
    <section className={classes.questions} aria-labelledby="questions-title">
      <Group gap="sm" mb="xs">
        <Title order={2} id="questions-title">
          {t("ui.imports.questions", { count: questions.length })}
        </Title>
        <Text size="sm" c="dimmed">
          {open > 0 ? t("ui.imports.questionsOpen", { count: open }) : t("ui.imports.questionsHint")}
        </Text>
        {answered && (
          <Button
            variant="subtle"
            size="compact-sm"
            ml="auto"
            onClick={() => session.answer(Object.fromEntries(questions.map((one) => [one.key, null])))}
          >
            {t("ui.imports.allDefault")}
          </Button>
        )}
      </Group>
      <Stack gap="md">
        {questions.slice(0, shown).map((question) => {
          const Control = (report && reportControl(question.key)) || OneQuestion;
          return (
            <Control
              key={question.key}
              question={question}
              byMessage={byMessage}
              chosen={answers[question.key] ?? question.default ?? null}
              choose={(value) =>
                session.answer({
                  [question.key]: value === question.default ? null : value,
                  // Going on all the same was said of the program before.
                  ...(question.key === "program" && { network: null }),
                })
              }
            />
          );
        })}
      </Stack>
      {questions.length > few && !report && (
        <Group gap="sm" mt="sm">
          {shown < questions.length ? (
            <Button variant="subtle" size="compact-sm" onClick={() => setShown((before) => before + many)}>
              {t("ui.imports.questionMore", { more: showNumber(Math.min(many, questions.length - shown)) })}
            </Button>
          ) : (
            <Button variant="subtle" size="compact-sm" onClick={() => setShown(few)}>
              {t("ui.imports.showFewer")}
            </Button>
          )}
          <Text size="sm" c="dimmed">
            {t("ui.imports.questionCount", {
              shown: showNumber(Math.min(shown, questions.length)),
              total: showNumber(questions.length),
            })}
          </Text>
        </Group>
      )}
    </section>
  );
}

interface OneQuestionProps {
  byMessage: boolean;
  question: Question;
  chosen: string | null;
  choose: (value: string) => void;
}

function OneQuestion({ byMessage, question, chosen, choose }: OneQuestionProps) {
  return (
    <Radio.Group
      label={<span dir="auto">{question.text}</span>}
      description={
        question.lines && question.lines.length > 0 ? linesText(question.lines, byMessage) : undefined
      }
      value={chosen}
      onChange={choose}
    >
      <Group gap="lg" mt={6}>
        {question.choices.map(({ value, label }) => (
          <Radio
            key={value}
            value={value}
            size="xs"
            label={
              <span dir="auto">
                {label}
                {value === question.default && (
                  <Badge variant="default" size="sm" tt="none" fw={400} ml={6}>
                    {t("ui.imports.suggested")}
                  </Badge>
                )}
              </span>
            }
          />
        ))}
      </Group>
    </Radio.Group>
  );
}

/** The lines in the file that a question is about; a long list is cut. */
function linesText(lines: readonly number[], byMessage: boolean): string {
  const first = lines.slice(0, 8).map(showNumber);
  const listed = showList(first);
  const text = byMessage
    ? t(lines.length === 1 ? "ui.said.messageNumber" : "ui.said.messageNumbers", {
        number: listed,
        numbers: listed,
      })
    : t(lines.length === 1 ? "ui.imports.lineNumber" : "ui.imports.lines", { line: listed, lines: listed });
  return lines.length > first.length ? `${text} …` : text;
}
