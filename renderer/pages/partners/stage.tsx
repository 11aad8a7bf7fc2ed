// Setting a stage where more must be known first: which program is meant, and why a partner was lost.
import { Button, Group, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Question } from "../../../electron/domain/errors.ts";
import type { Stage } from "../../../electron/domain/partner.ts";
import { CallError } from "../../api/client.ts";
import { ask } from "../../ui/ask.tsx";
import { t } from "../../words.ts";

export interface StageMore {
  lostReason?: string | null;
  programId?: number;
}

/** Runs `write` with what the stage needs; null when the question was left. What `write` throws goes on. */
export async function withStage<T>(stage: Stage, write: (more: StageMore) => Promise<T>): Promise<T | null> {
  const more: StageMore = {};
  if (stage === "lost") {
    const reason = await ask<string>(t("ui.partners.askReason"), (answer) => <ReasonForm answer={answer} />);
    if (reason === null) return null;
    more.lostReason = reason === "" ? null : reason;
  }
  try {
    return await write(more);
  } catch (error) {
    const question =
      error instanceof CallError && error.code === "needs-answer" ? error.questions?.[0] : undefined;
    if (!question) throw error;
    const program = await ask<string>(question.text, (answer) => (
      <ProgramForm question={question} answer={answer} />
    ));
    return program === null ? null : await write({ ...more, programId: Number(program) });
  }
}

function ReasonForm({ answer }: { answer: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answer(reason.trim());
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t("ui.partners.reason")}
          description={t("ui.partners.askReasonHint")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
          maxLength={500}
        />
        <Group justify="flex-end">
          <Button type="submit">{t("ui.partners.setStage")}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function ProgramForm({ question, answer }: { question: Question; answer: (program: string) => void }) {
  const [program, setProgram] = useState(question.default ?? question.choices[0]?.value ?? "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answer(program);
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t("ui.partners.askProgramHint")}</Text>
        <Radio.Group aria-label={question.text} value={program} onChange={setProgram}>
          <Stack gap="xs">
            {question.choices.map(({ value, label }, at) => (
              <Radio key={value} value={value} label={label} data-autofocus={at === 0 || undefined} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button type="submit">{t("ui.partners.setStage")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
