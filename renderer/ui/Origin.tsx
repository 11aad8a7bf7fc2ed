// Who entered a value, when and from which file: on hover and on focus.
import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { showInstant } from "../format.ts";
import { t } from "../words.ts";
import classes from "./Origin.module.css";

export interface OriginOf {
  /** ms UTC */
  at: number;
  author: string;
  file: string | null;
}

export function originText({ at, author, file }: OriginOf): string {
  const when = showInstant(at);
  if (file !== null) return t("ui.frame.originFile", { author, at: when, file });
  return author === "" ? when : t("ui.frame.origin", { author, at: when });
}

export interface OriginProps {
  origin: OriginOf | undefined;
  /** Something focusable inside, so that the keyboard reaches it too. */
  children: ReactNode;
}

/** A field's own origin, else that of the whole record. */
export const originOf = (origin: Record<string, OriginOf>, field: string): OriginOf | undefined =>
  origin[field] ?? origin["*"];

/** Of a set: the newest of its rows, else that of the whole record. */
export function originOfSet(origin: Record<string, OriginOf>, kind: string): OriginOf | undefined {
  const rows = Object.entries(origin).flatMap(([field, one]) =>
    field.startsWith(`set:${kind}:`) ? [one] : [],
  );
  return rows.toSorted((a, b) => b.at - a.at)[0] ?? origin["*"];
}

export function Origin({ origin, children }: OriginProps) {
  const anchor = <div className={classes.anchor}>{children}</div>;
  if (!origin) return anchor;
  return (
    <Tooltip
      label={originText(origin)}
      multiline
      maw="24rem"
      position="top-start"
      openDelay={600}
      classNames={{ tooltip: classes.tooltip }}
    >
      {anchor}
    </Tooltip>
  );
}
