// What the weights do: the first tasks of today with them, and by how many places each has moved since the page was opened.
import { Text, Title, VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { Weights } from "../../../../electron/domain/priority.ts";
import { useRead } from "../../../api/client.ts";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import classes from "./Priorities.module.css";

export interface EffectProps {
  /** Those that were kept when the page was opened. */
  before: Weights;
  after: Weights;
}

export function Effect({ before, after }: EffectProps) {
  const was = useRead((api) => api.priorities.preview, { weights: before }).data?.after ?? [];
  const { data } = useRead((api) => api.priorities.preview, { weights: after });
  const now = data?.after ?? [];
  const placeOf = new Map(was.map(({ id }, at) => [id, at]));
  const scoreOf = new Map(was.map(({ id, score }) => [id, score]));
  return (
    <section className={classes.effect} aria-labelledby="weights-effect">
      <Title order={3} id="weights-effect">
        {t("ui.remindersPage.priorities.effect")}
      </Title>
      {data && now.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("ui.remindersPage.priorities.none")}
        </Text>
      )}
      <ol className={classes.first} aria-labelledby="weights-effect">
        {now.map(({ id, title, score }, at) => {
          const from = placeOf.get(id);
          const earlier = scoreOf.get(id);
          return (
            <li key={id} className={classes.task}>
              <span className={classes.place}>{showNumber(at + 1)}</span>
              <span className={classes.title} title={title} dir="auto">
                {title}
              </span>
              <Move by={from === undefined ? null : from - at} />
              <span className={classes.scores}>
                {earlier === undefined || earlier === score
                  ? showNumber(score)
                  : t("ui.remindersPage.priorities.scores", { before: earlier, after: score })}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Places up (positive) or down; null where it was not among the first. */
function Move({ by }: { by: number | null }) {
  if (by === 0) return <span />;
  if (by === null) return <span className={classes.move}>{t("ui.remindersPage.priorities.isNew")}</span>;
  const Glyph = by > 0 ? IconArrowUp : IconArrowDown;
  const words = t(by > 0 ? "ui.remindersPage.priorities.up" : "ui.remindersPage.priorities.down", {
    count: Math.abs(by),
  });
  return (
    <span className={classes.move} data-by={by > 0 ? "up" : "down"} title={words}>
      <Glyph size={13} aria-hidden />
      <span aria-hidden>{showNumber(Math.abs(by))}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
