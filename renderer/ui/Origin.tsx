// Who entered a value, when and from which file: on hover and on focus.
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconUserCircle } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useRead } from "../api/client.ts";
import { showInstant } from "../format.ts";
import { t } from "../words.ts";
import classes from "./Origin.module.css";

export interface OriginOf {
  /** ms UTC */
  at: number;
  author: string;
  file: string | null;
  /** Of a row of a set: its value. */
  value?: string;
}

/** By the log's fields; `*` is the making of the whole record. */
export type Origins = Readonly<Record<string, OriginOf>>;

/** Who wrote a value and when, and from which file. */
export function originText({ at, author, file }: OriginOf): string {
  const when = showInstant(at);
  if (file !== null) return t("ui.frame.originFile", { author, at: when, file });
  return author === "" ? when : t("ui.frame.origin", { author, at: when });
}

/** A field's own origin, else that of the whole record. */
export const originOf = (origin: Origins, field: string): OriginOf | undefined =>
  origin[field] ?? origin["*"];

const rowsOf = (origin: Origins, kind: string): OriginOf[] =>
  Object.entries(origin).flatMap(([field, one]) => (field.startsWith(`set:${kind}:`) ? [one] : []));

/** Of one value of a set. */
export const originOfItem = (origin: Origins, kind: string, value: string): OriginOf | undefined =>
  rowsOf(origin, kind).find((one) => one.value === value) ?? origin["*"];

/** Of a set: each of its values, those of the same origin together. */
export function originsOfSet(origin: Origins, kind: string, values: readonly string[]): OriginOf[] {
  const all = values.flatMap((value) => {
    const one = originOfItem(origin, kind, value);
    return one ? [{ ...one, value }] : [];
  });
  const alike = Map.groupBy(all, originText);
  const found = [...alike.values()].map((list) => ({
    ...list[0]!,
    value: list.map(({ value }) => value).join(", "),
  }));
  // A set whose values are all of one origin needs no naming of them; an empty one has that of its last change.
  if (found.length === 1) return found.map(({ value: _, ...one }) => one);
  if (found.length > 0) return found;
  const last = rowsOf(origin, kind).toSorted((a, b) => b.at - a.at)[0] ?? origin["*"];
  return last ? [last] : [];
}

export interface OriginProps {
  origin: OriginOf | readonly OriginOf[] | undefined;
  /** As wide as what is inside, beside others in a line. */
  fit?: boolean;
  /** It is asked for only when somebody looks. */
  waits?: boolean;
  /** Something focusable inside, so that the keyboard reaches it too. */
  children: ReactNode;
}

const isList = (origin: OriginProps["origin"]): origin is readonly OriginOf[] => Array.isArray(origin);

export function Origin({ origin, fit = false, waits = false, children }: OriginProps) {
  const all = origin === undefined ? [] : isList(origin) ? origin : [origin];
  // Also where nothing is known yet: what is inside must not be made anew when it comes.
  return (
    <Tooltip
      disabled={all.length === 0 && !waits}
      label={
        all.length === 0
          ? t("ui.frame.loading")
          : all.map((one) => (
              <div key={`${one.value ?? ""} ${originText(one)}`}>
                {all.length > 1 && one.value !== undefined && (
                  <bdi className={classes.value}>{one.value}: </bdi>
                )}
                {originText(one)}
              </div>
            ))
      }
      multiline
      maw="24rem"
      position="top-start"
      openDelay={600}
      classNames={{ tooltip: classes.tooltip }}
    >
      <div className={classes.anchor} data-fit={fit || undefined}>
        {children}
      </div>
    </Tooltip>
  );
}

/** The origins of a record's values, for a record that is shown. */
export function useOrigins(uid: string | undefined): Origins {
  const { data } = useRead(
    (api) => api.history.fields,
    { uid: uid ?? "" },
    { enabled: uid !== undefined, keep: false },
  );
  return data?.fields ?? {};
}

export interface MarkedOriginProps {
  origin: OriginOf | undefined;
  waits?: boolean;
  children: ReactNode;
}

/** Of plain text, which takes no focus: with a mark that the keyboard comes to. */
export const MarkedOrigin = ({ origin, waits = false, children }: MarkedOriginProps) => (
  <Origin origin={origin} waits={waits}>
    <div className={classes.line}>
      <div className={classes.anchor}>{children}</div>
      {(origin !== undefined || waits) && (
        <ActionIcon size="xs" className={classes.mark} aria-label={t("ui.frame.originOf")}>
          <IconUserCircle size={13} aria-hidden />
        </ActionIcon>
      )}
    </div>
  </Origin>
);

export interface LineOriginProps {
  uid: string;
  /** The field that the line shows; without it the newest value of the whole record. */
  field?: string;
  children: ReactNode;
}

/** The same for a line of a list, which is asked for when somebody looks at it. */
export function LineOrigin({ uid, field, children }: LineOriginProps) {
  const [looked, setLooked] = useState(false);
  const { data } = useRead((api) => api.history.fields, { uid }, { enabled: looked, keep: false });
  const look = (): void => setLooked(true);
  const all = data?.fields ?? {};
  const origin =
    field === undefined ? Object.values(all).toSorted((a, b) => b.at - a.at)[0] : originOf(all, field);
  return (
    <div className={classes.line} onMouseEnter={look} onFocus={look}>
      <MarkedOrigin origin={origin} waits>
        {children}
      </MarkedOrigin>
    </div>
  );
}
