// How likely two are one, in words, with as many dots.
import { t } from "../../words.ts";
import classes from "./Duplicates.module.css";

export type Level = "certain" | "strong" | "possible";
const dots: Record<Level, number> = { certain: 3, strong: 2, possible: 1 };

export function LevelMark({ level }: { level: Level }) {
  return (
    <span className={classes.level} data-level={level}>
      <span className={classes.dots} aria-hidden>
        {[1, 2, 3].map((at) => (
          <i key={at} data-on={at <= dots[level] || undefined} />
        ))}
      </span>
      {t(`ui.duplicates.level.${level}`)}
    </span>
  );
}
