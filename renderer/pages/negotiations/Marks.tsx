// The stage of a negotiation and whose turn it is, each a word with its mark; the colour only repeats it.
import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleX,
  IconPlayerPause,
  type Icon,
} from "@tabler/icons-react";
import type { By, Stage } from "../../../electron/domain/negotiation/stages.ts";
import { t } from "../../words.ts";
import marks from "../../ui/Marks.module.css";
import classes from "./Negotiations.module.css";

const icons: Record<Stage, { icon: Icon; tone?: "accent" | "look" | "danger" }> = {
  preparing: { icon: IconCircleDashed },
  offered: { icon: IconArrowUpRight, tone: "accent" },
  countered: { icon: IconArrowDownLeft, tone: "look" },
  agreed: { icon: IconCircleCheckFilled, tone: "accent" },
  declined: { icon: IconCircleX, tone: "danger" },
  paused: { icon: IconPlayerPause },
};

export function StageGlyph({ stage }: { stage: Stage }) {
  const { icon: Glyph, tone } = icons[stage];
  return <Glyph className={marks.glyph} size={13} data-tone={tone} aria-hidden />;
}

export const StageMark = ({ stage }: { stage: Stage }) => (
  <span className={marks.mark}>
    <StageGlyph stage={stage} />
    {t(`ui.negotiation.stage.${stage}`)}
  </span>
);

export const sayTurn = (turn: By | null, stage: Stage): string =>
  turn === null
    ? t(stage === "paused" ? "ui.negotiation.stage.paused" : "ui.negotiation.turn.nobody")
    : t(`ui.negotiation.turn.${turn}`);

export const TurnMark = ({ turn, stage }: { turn: By | null; stage: Stage }) => (
  <span className={classes.turn} data-turn={turn ?? undefined}>
    {sayTurn(turn, stage)}
  </span>
);
