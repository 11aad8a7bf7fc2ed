// Why a task stands where it stands; cut at the end of the line, whole for the pointer and for the focus alike.
import { Tooltip } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { t } from "../../words.ts";
import { showPoints, WhyLine } from "../tasks/TaskMarks.tsx";
import type { TaskRow } from "./taskWords.ts";
import classes from "./Today.module.css";

const delay = 300;

export interface TermsProps extends Pick<TaskRow, "terms"> {
  /** Its task has the keyboard's focus. */
  focused: boolean;
}

export function Terms({ terms, focused }: TermsProps) {
  const [pointed, setPointed] = useState(false);
  const [shown, setShown] = useState(false);
  const line = useRef<HTMLSpanElement>(null);
  const wanted = pointed || focused;
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(() => {
      const node = line.current;
      setShown(node !== null && node.scrollWidth > node.clientWidth);
    }, delay);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [wanted]);
  const why = terms.length === 0 ? t("ui.tasks.why.none") : <WhyLine terms={terms} />;
  // Plain text: the quiet tone of the line is too faint on a tooltip's ground.
  const whole = terms.map(({ label, points }) => `${label} ${showPoints(points)}`).join(" · ");
  return (
    <Tooltip label={whole} opened={shown} multiline maw="32rem" position="bottom-start">
      <span
        ref={line}
        className={classes.terms}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        {why}
      </span>
    </Tooltip>
  );
}
