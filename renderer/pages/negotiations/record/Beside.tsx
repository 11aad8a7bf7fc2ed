// Beside the rounds: deadline, the terms in force, people, what was said, and what stays with us.
import { IconLock } from "@tabler/icons-react";
import { isClosed } from "../../../../electron/domain/negotiation/stages.ts";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { call, useRead, type Api, type InputOf } from "../../../api/client.ts";
import { usePresentation } from "../../../frame/presentation.ts";
import { showDay } from "../../../format.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { FactRow, Facts } from "../../../ui/FactRow.tsx";
import { InlineField } from "../../../ui/InlineField.tsx";
import { originOf, useOrigins } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { useWhose } from "../../changes/useWhose.tsx";
import { Section } from "../../partner/Section.tsx";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";
import { paragraph } from "../say.ts";
import { Precedents } from "./Precedents.tsx";
import { People } from "./People.tsx";
import { Talks } from "./Talks.tsx";

type Set = InputOf<Api["negotiations"]["update"]>["set"];

export interface BesideProps {
  negotiation: Negotiation;
  /** The terms that are being written. */
  draft: Terms | null;
}

export function Beside({ negotiation, draft }: BesideProps) {
  const isShown = usePresentation();
  const origins = useOrigins(negotiation.uid);
  const { id, decideOn, fallback, note, outcomeReason, stage, inForce, closedAt } = negotiation;
  const { data: spans } = useRead((api) => api.agreements.timeline, {
    partnerId: negotiation.partner.id,
    programId: negotiation.program.id,
  });
  const ahead = spans?.rows.filter(({ state }) => state === "future") ?? [];
  const save = (set: Set): Promise<unknown> => call((api) => api.negotiations.update, { id, set });
  const whose = useWhose(negotiation.uid, origins);
  return (
    <aside className={classes.beside} aria-label={t("ui.negotiations.facts")}>
      {draft && !isShown && <Precedents negotiation={negotiation} draft={draft} />}
      <Facts whose={whose}>
        <FactRow label={t("ui.negotiations.field.decideOn")} log="decideOn">
          <DayField
            label={t("ui.negotiations.field.decideOn")}
            hideLabel
            look="inline"
            value={decideOn}
            save={(day) => save({ decideOn: day })}
          />
        </FactRow>
        {(isClosed(stage) || outcomeReason !== null) && (
          <FactRow label={t("ui.negotiations.field.outcomeReason")} log="outcomeReason">
            <InlineField
              label={t("ui.negotiations.field.outcomeReason")}
              hideLabel
              wraps
              value={outcomeReason}
              placeholder={t("ui.frame.notSet")}
              save={(text) => save({ outcomeReason: text })}
            />
          </FactRow>
        )}
      </Facts>
      <Section title={t("ui.negotiations.inForce")}>
        {ahead.map((span) => (
          <p key={span.agreementId} className={classes.prose}>
            {paragraph(span.terms)}{" "}
            <span className={classes.faint}>{t("ui.negotiations.from", { day: showDay(span.from) })}</span>
          </p>
        ))}
        {inForce ? (
          <p className={classes.prose}>
            {paragraph(inForce.terms)}{" "}
            <span className={classes.faint}>
              {t("ui.negotiations.since", { day: showDay(inForce.since) })}
            </span>
          </p>
        ) : (
          <p className={classes.quiet}>
            {t(closedAt === null ? "ui.negotiations.noneInForce" : "ui.negotiations.noneInForceClosed")}
          </p>
        )}
      </Section>
      <People negotiation={negotiation} />
      <Talks negotiation={negotiation} />
      {!isShown && (
        <Section
          title={t("ui.negotiations.ours")}
          aside={
            <>
              <IconLock size={12} aria-hidden /> {t("ui.negotiations.private")}
            </>
          }
        >
          <InlineField
            label={t("ui.negotiations.field.fallback")}
            wraps
            value={fallback}
            placeholder={t("ui.negotiations.fallbackHint")}
            save={(text) => save({ fallback: text })}
            origin={originOf(origins, "fallback")}
          />
          <InlineField
            label={t("ui.negotiations.field.note")}
            multiline
            value={note}
            placeholder={t("ui.negotiations.noteHint")}
            save={(text) => save({ note: text })}
            origin={originOf(origins, "note")}
          />
        </Section>
      )}
    </aside>
  );
}
