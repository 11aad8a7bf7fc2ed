// A change as an arrow and a word; colour only says again what they say.
import { IconArrowDownRight, IconArrowUpRight, IconMinus } from "@tabler/icons-react";
import { sayChange, type Change } from "../../figures.ts";
import classes from "./Performance.module.css";

const arrows = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconMinus } as const;

export function ChangeMark({ change, title }: { change: Change; title?: string | undefined }) {
  const Arrow = change.size === null ? IconMinus : arrows[change.way];
  return (
    <span
      className={classes.change}
      data-good={change.good === true || undefined}
      data-bad={change.good === false || undefined}
      title={title}
    >
      <Arrow size={13} stroke={2} aria-hidden />
      {sayChange(change)}
    </span>
  );
}
