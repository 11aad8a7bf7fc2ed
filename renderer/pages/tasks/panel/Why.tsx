// Why a task stands where it stands: each reason with its points, and what a person set above them.
import { Button } from "@mantine/core";
import { call } from "../../../api/client.ts";
import { showNumber, today } from "../../../format.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import { notNow, pin } from "../../today/actions.tsx";
import { releaseTask } from "../actions.tsx";
import { sayOn, type WholeTask } from "../task.ts";
import { showPoints } from "../TaskMarks.tsx";
import classes from "../Tasks.module.css";

/** Held as it was, for another reason. */
const saveReason = (
  { id, order }: WholeTask,
  { kind, until }: NonNullable<WholeTask["hold"]>,
  reason: string | null,
) =>
  call((api) => api.tasks.hold, {
    id,
    hold: kind,
    ...(kind === "drag" && { holdScore: order }),
    ...(until !== null && { until }),
    ...(reason !== null && { reason }),
  });

export function Why({ task }: { task: WholeTask }) {
  const { terms, score, hold } = task;
  return (
    <Section title={t("ui.tasks.why.title")} aside={t("ui.tasks.why.score", { score })}>
      {hold && (
        <output className={classes.told}>
          <span>
            {t(`ui.tasks.hold.${hold.kind}`, { day: hold.until === null ? "" : sayOn(hold.until) })}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => void releaseTask(task)}>
            {t("ui.tasks.act.release")}
          </Button>
        </output>
      )}
      {hold && (
        <InlineField
          label={t("ui.tasks.hold.reason")}
          value={hold.reason}
          placeholder={t("ui.tasks.hold.reasonHint")}
          save={(reason) => saveReason(task, hold, reason)}
        />
      )}
      {terms.length === 0 ? (
        <span className={classes.meta}>{t("ui.tasks.why.none")}</span>
      ) : (
        <ul className={classes.terms}>
          {terms.map(({ code, label, points }) => (
            <li key={code} className={classes.term}>
              <bdi>{label}</bdi>
              <span className={classes.points}>{showPoints(points)}</span>
            </li>
          ))}
          <li className={classes.term} data-sum>
            <span>{t("ui.tasks.facts.score")}</span>
            <span className={classes.points}>{showNumber(score)}</span>
          </li>
        </ul>
      )}
      {!hold && (
        <div className={classes.whyActions}>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void pin(task)}>
            {t("ui.tasks.act.pin")}
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void notNow(task, today())}>
            {t("ui.tasks.act.notNow")}
          </Button>
        </div>
      )}
    </Section>
  );
}
