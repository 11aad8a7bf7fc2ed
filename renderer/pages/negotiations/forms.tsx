// The questions about a negotiation: why it is declined, from which day an offer holds, which offer is agreed.
import { Button, Group, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import type { Day } from "../../../electron/domain/days.ts";
import type { Terms } from "../../../electron/domain/terms/shape.ts";
import { showInstantDay, today } from "../../format.ts";
import { DayField } from "../../ui/DayField.tsx";
import { t } from "../../words.ts";
import type { Offer } from "./negotiation.ts";
import { paragraph } from "./say.ts";

function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">{children}</Stack>
    </form>
  );
}

export function ReasonForm({ answer }: { answer: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  return (
    <Form onSubmit={() => answer(reason.trim())}>
      <TextInput
        label={t("ui.negotiations.decline.reason")}
        description={t("ui.negotiations.decline.hint")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
        maxLength={2000}
        dir="auto"
      />
      <Group justify="flex-end">
        <Button type="submit">{t("ui.negotiations.decline.set")}</Button>
      </Group>
    </Form>
  );
}

export function AcceptForm({ terms, answer }: { terms: Terms; answer: (from: Day) => void }) {
  const [from, setFrom] = useState<Day | null>(today());
  return (
    <Form
      onSubmit={() => {
        if (from !== null) answer(from);
      }}
    >
      <Text size="md">{paragraph(terms)}</Text>
      <DayField
        label={t("ui.negotiations.accept.from")}
        value={from}
        save={(day) => setFrom(day)}
        focusFirst
      />
      <Text size="xs" c="dimmed">
        {t("ui.negotiations.accept.hint")}
      </Text>
      <Group justify="flex-end">
        <Button type="submit" disabled={from === null}>
          {t("ui.negotiations.accept.set")}
        </Button>
      </Group>
    </Form>
  );
}

/** Null: agreed without an offer, so that no terms begin. */
export interface Agreeing {
  offerId: number | null;
  from: Day;
}

export function AgreeForm({
  offers,
  answer,
}: {
  offers: readonly Offer[];
  answer: (agreed: Agreeing) => void;
}) {
  const [chosen, setChosen] = useState(String(offers[0]?.id ?? "none"));
  const [from, setFrom] = useState<Day | null>(today());
  const isNone = chosen === "none";
  return (
    <Form
      onSubmit={() => {
        if (isNone) answer({ offerId: null, from: today() });
        else if (from !== null) answer({ offerId: Number(chosen), from });
      }}
    >
      <Radio.Group label={t("ui.negotiations.agree.which")} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {offers.map(({ id, by, at, terms }, place) => (
            <Radio
              key={id}
              value={String(id)}
              data-autofocus={place === 0 || undefined}
              label={t(`ui.negotiations.agree.${by}`, { day: showInstantDay(at) })}
              description={paragraph(terms)}
            />
          ))}
          <Radio
            value="none"
            data-autofocus={offers.length === 0 || undefined}
            label={t("ui.negotiations.agree.none")}
            description={t("ui.negotiations.agree.noneHint")}
          />
        </Stack>
      </Radio.Group>
      {!isNone && (
        <DayField label={t("ui.negotiations.accept.from")} value={from} save={(day) => setFrom(day)} />
      )}
      <Group justify="flex-end">
        <Button type="submit" disabled={!isNone && from === null}>
          {t(isNone ? "ui.negotiations.agree.setNone" : "ui.negotiations.accept.set")}
        </Button>
      </Group>
    </Form>
  );
}
