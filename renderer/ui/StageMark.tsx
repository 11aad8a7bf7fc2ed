// A stage as a word with its mark: the shape tells the end of the path, the colour only repeats it.
import {
  IconCircle,
  IconCircleFilled,
  IconCircleHalf2,
  IconCircleX,
  IconMoon,
  IconStarFilled,
  type Icon,
} from "@tabler/icons-react";
import type { Stage } from "../../electron/domain/partner.ts";
import { t } from "../words.ts";
import classes from "./Marks.module.css";

const marks: Record<Stage, { icon: Icon; tone?: "accent" | "look" | "danger" }> = {
  found: { icon: IconCircle },
  contacted: { icon: IconCircle },
  replied: { icon: IconCircleHalf2 },
  negotiating: { icon: IconCircleHalf2, tone: "look" },
  agreed: { icon: IconCircleHalf2, tone: "accent" },
  onboarded: { icon: IconCircleFilled, tone: "accent" },
  active: { icon: IconCircleFilled, tone: "accent" },
  key: { icon: IconStarFilled, tone: "accent" },
  dormant: { icon: IconMoon, tone: "look" },
  ended: { icon: IconCircleX },
  lost: { icon: IconCircleX, tone: "danger" },
};

export function StageIcon({ stage }: { stage: Stage }) {
  const { icon: Glyph, tone } = marks[stage];
  return <Glyph className={classes.glyph} size={12} data-tone={tone} aria-hidden />;
}

export function StageMark({ stage }: { stage: Stage }) {
  return (
    <span className={classes.mark}>
      <StageIcon stage={stage} />
      {t(`ui.names.stage.${stage}`)}
    </span>
  );
}
