// What was agreed with a partner over time: terms by program, those in force first, and what is only noted in words.
import { Anchor, Button, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../../../api/client.ts";
import { href, routes } from "../../../routes.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { t } from "../../../words.ts";
import { Section } from "../Section.tsx";
import { Agreements, type OfPartner } from "../todo/Agreements.tsx";
import type { Span } from "./span.ts";
import { SpanBar } from "./SpanBar.tsx";
import { SpanFacts } from "./SpanFacts.tsx";
import { SpanLine, type SpanForm } from "./SpanLine.tsx";
import { TermsForm } from "./TermsForm.tsx";
import classes from "./Terms.module.css";

/** In force first, then what comes, then what was, the newest first. */
const standing: Record<Span["state"], number> = { current: 0, future: 1, past: 2 };
const inOrder = (a: Span, b: Span): number =>
  standing[a.state] - standing[b.state] ||
  (a.state === "future" ? a.from.localeCompare(b.from) : b.from.localeCompare(a.from));

export function TermsTab({ partnerId, programIds }: OfPartner) {
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useRead((api) => api.agreements.timeline, { partnerId });
  const rows = data?.rows ?? [];
  const programs = [...Map.groupBy(rows, ({ program }) => program.id).values()];
  return (
    <>
      <Section
        title={t("ui.agreements.title")}
        action={
          <>
            {rows.length > 0 && (
              <Anchor href={href(routes.payouts(partnerId))} size="sm">
                {t("ui.agreements.check")}
              </Anchor>
            )}
            {!making && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setMaking(true)}
              >
                {t("ui.agreements.new")}
              </Button>
            )}
          </>
        }
      >
        {making && <TermsForm of={{ kind: "new", partnerId, programIds }} onDone={() => setMaking(false)} />}
        {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
        {data && rows.length === 0 && !making && (
          <Text size="sm" c="dimmed">
            {t("ui.agreements.none")}
          </Text>
        )}
        {programs.map((spans) => (
          <OfProgram
            key={spans[0]?.program.id}
            partnerId={partnerId}
            spans={spans}
            named={programs.length > 1 || programIds.length > 1}
          />
        ))}
      </Section>
      <Agreements
        partnerId={partnerId}
        programIds={programIds}
        structured={new Set(rows.map(({ agreementId }) => agreementId))}
      />
    </>
  );
}

interface OfProgramProps {
  partnerId: number;
  spans: readonly Span[];
  /** Nobody with one program has to read its name. */
  named: boolean;
}

function OfProgram({ partnerId, spans, named }: OfProgramProps) {
  const [open, setOpen] = useState<{ id: number; form: SpanForm } | null>(null);
  const name = spans[0]?.program.name ?? "";
  const done = (): void => setOpen(null);
  return (
    <div className={classes.program}>
      {named && (
        <h3 className={classes.programName}>
          <bdi>{name}</bdi>
        </h3>
      )}
      <SpanBar spans={spans} />
      {!spans.some(({ state }) => state === "current") && (
        <Text size="sm" c="dimmed">
          {t("ui.agreements.nothingNow")}
        </Text>
      )}
      <ul className={classes.lines} aria-label={t("ui.agreements.list", { program: name })}>
        {spans.toSorted(inOrder).map((span) => {
          const form = open?.id === span.agreementId ? open.form : null;
          if (form === "amend" || form === "renew")
            return (
              <li key={span.agreementId}>
                <TermsForm of={{ kind: form, partnerId, span }} onDone={done} />
              </li>
            );
          if (form !== null)
            return (
              <li key={span.agreementId}>
                <SpanFacts span={span} of={form} onDone={done} />
              </li>
            );
          return (
            <SpanLine
              key={span.agreementId}
              span={span}
              before={spans[spans.indexOf(span) - 1]}
              open={(next) => setOpen({ id: span.agreementId, form: next })}
            />
          );
        })}
      </ul>
    </div>
  );
}
