// A text with what was looked for marked: bold and underlined, so not by colour alone.
import { Fragment } from "react";
import { marks, type Within } from "../../../electron/domain/search/marks.ts";
import type { Term } from "../../../electron/domain/search/query.ts";
import classes from "./Search.module.css";

export interface MarkedProps {
  text: string;
  terms: readonly Term[];
  within: Within;
  /** Words that were meant although something else was typed. */
  also?: readonly string[] | undefined;
}

export function Marked({ text, terms, within, also }: MarkedProps) {
  const ranges = marks(text, terms, within, also ?? []);
  const starts = [0, ...ranges.map(([, end]) => end)];
  return (
    <>
      {starts.map((start, at) => {
        const range = ranges[at];
        return (
          <Fragment key={start}>
            {text.slice(start, range?.[0])}
            {range && <mark className={classes.mark}>{text.slice(...range)}</mark>}
          </Fragment>
        );
      })}
    </>
  );
}
