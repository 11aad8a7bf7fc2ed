// The pairs that could be one, the likeliest first: names, how likely, and the first reason.
import { useEffect, useRef } from "react";
import type { Api, OutputOf } from "../../api/client.ts";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import classes from "./Duplicates.module.css";
import { LevelMark } from "./LevelMark.tsx";

export type Proposal = OutputOf<Api["duplicates"]["find"]>["pairs"][number];

export interface PairListProps {
  pairs: readonly Proposal[];
  opened: string | null;
}

export const keyOf = ({ kind, a, b }: Pick<Proposal, "kind" | "a" | "b">): string =>
  `${kind} ${Math.min(a, b)} ${Math.max(a, b)}`;

export function PairList({ pairs, opened }: PairListProps) {
  return (
    <ul className={classes.pairs} aria-label={t("ui.duplicates.list")}>
      {pairs.map((pair) => (
        <PairLine key={keyOf(pair)} pair={pair} here={keyOf(pair) === opened} />
      ))}
    </ul>
  );
}

function PairLine({ pair, here }: { pair: Proposal; here: boolean }) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  const { kind, a, b, names, level, reasons } = pair;
  return (
    <li ref={line}>
      <a className={classes.pair} href={href(routes.duplicates(kind, a, b))} aria-current={here || undefined}>
        <span className={classes.names}>
          <bdi className={classes.oneName} title={names[0]}>
            {names[0]}
          </bdi>
          <bdi className={classes.oneName} title={names[1]}>
            {names[1]}
          </bdi>
        </span>
        <span className={classes.why}>
          <LevelMark level={level} /> · {t(`ui.duplicates.kind.${kind}`)}
        </span>
        {reasons[0] !== undefined && (
          <span className={classes.reason} title={reasons[0]}>
            {reasons[0]}
          </span>
        )}
      </a>
    </li>
  );
}
