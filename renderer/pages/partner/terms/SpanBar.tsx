// When which terms hold, as one bar; the lines below say the same in words.
import { Tooltip } from "@mantine/core";
import { addDays } from "../../../../electron/domain/days.ts";
import { showDay, today } from "../../../format.ts";
import { t } from "../../../words.ts";
import { axisOf, type Span } from "./span.ts";
import { spanRuns } from "./spanWords.ts";
import classes from "./Terms.module.css";

/** Percent of the width that a day and the word for today take. */
const roomFor = 26;

export function SpanBar({ spans }: { spans: readonly Span[] }) {
  const now = today();
  const { from, to, at } = axisOf(spans, now);
  return (
    <div className={classes.bar} aria-hidden>
      <div className={classes.track}>
        {spans.map((span) => {
          const start = at(span.from);
          const end = span.until === null ? 100 : at(addDays(span.until, 1));
          return (
            <Tooltip key={span.agreementId} label={`${spanRuns(span)} · ${span.text}`} multiline maw="26rem">
              <span
                className={classes.span}
                data-state={span.state}
                data-open={span.until === null || undefined}
                style={{ insetInlineStart: `${start}%`, inlineSize: `${Math.max(0, end - start)}%` }}
              />
            </Tooltip>
          );
        })}
        <span className={classes.today} style={{ insetInlineStart: `${at(now)}%` }} />
      </div>
      <div className={classes.scale}>
        {/* Where today's word stands, the end beside it gives way. */}
        <span>{at(now) > roomFor && showDay(from)}</span>
        <span style={{ insetInlineStart: `${at(now)}%` }} className={classes.todayWord}>
          {t("ui.agreements.today")}
        </span>
        <span>{at(now) < 100 - roomFor && showDay(to)}</span>
      </div>
    </div>
  );
}
