// The numbers of the period as cards: each with its change, and a button that opens its formula and rows.
import { UnstyledButton } from "@mantine/core";
import { valueOf, type MetricId } from "../../../electron/domain/metrics/definitions.ts";
import { changeOf, showFigure } from "../../figures.ts";
import { showDay } from "../../format.ts";
import { t } from "../../words.ts";
import type { Overview } from "./answers.ts";
import { besideOf, cards, ripeFrom } from "./cards.ts";
import { ChangeMark } from "./ChangeMark.tsx";
import classes from "./Performance.module.css";

export interface CardsProps {
  overview: Overview;
  onExplain: (id: MetricId) => void;
}

export function Cards({ overview, onExplain }: CardsProps) {
  return (
    <section aria-label={t("ui.performance.cards")} className={classes.cardsPlace}>
      <div className={classes.cards}>
        {cards.map((id) => (
          <Card key={id} id={id} overview={overview} onExplain={onExplain} />
        ))}
      </div>
    </section>
  );
}

function Card({ id, overview, onExplain }: CardsProps & { id: MetricId }) {
  const { now, currency, ripe } = overview;
  const before = besideOf(overview);
  const value = showFigure(id, valueOf(id, now), currency);
  const change = before && changeOf(id, valueOf(id, now), valueOf(id, before));
  const short =
    id === "epc" || id === "roas" || id === "roiBp" || id === "ctrBp" || id === "crBp" || id === "aov";
  const label = t(short ? `ui.metrics.${id}.short` : `ui.metrics.${id}.label`);
  const share = now.decidedBp;
  return (
    <UnstyledButton
      className={classes.card}
      onClick={() => onExplain(id)}
      title={t(`ui.metrics.${id}.definition`)}
      data-card={id}
    >
      <span className={classes.cardLabel}>{label}</span>
      <span className={classes.cardValue}>{value}</span>
      {id === "ripenessBp" ? (
        <span className={classes.cardFoot} data-look={(share !== null && share < ripeFrom) || undefined}>
          {share !== null && share < ripeFrom
            ? t("ui.performance.ripe.not")
            : t("ui.performance.ripe.through", { through: showDay(ripe.through) })}
        </span>
      ) : (
        <span className={classes.cardFoot}>
          {change && before && (
            <ChangeMark
              change={change}
              title={t("ui.performance.change.was", { value: showFigure(id, valueOf(id, before), currency) })}
            />
          )}
        </span>
      )}
    </UnstyledButton>
  );
}
