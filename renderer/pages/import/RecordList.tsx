// Every record of the file and what happens to it; virtualised, so that 30,000 of them scroll like 30.
import { SegmentedControl, Text, Title } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { RecordRow } from "./RecordRow.tsx";
import { countOf } from "./Summary.tsx";
import type { Preview } from "./session.ts";
import classes from "./Import.module.css";

const filters = ["all", "created", "changed", "unchanged", "rejected"] as const;
type Filter = (typeof filters)[number];

export interface RecordListProps {
  value: Preview;
  /** What scrolls: the list shares it with the summary above. */
  scroller: RefObject<HTMLElement | null>;
}

export function RecordList({ value, scroller }: RecordListProps) {
  const [filter, setFilter] = useState<Filter>("all");
  const records = useMemo(
    () => (value.records ?? []).filter((record) => filter === "all" || record.status === filter),
    [value.records, filter],
  );
  const list = useRef<HTMLUListElement>(null);
  const [above, setAbove] = useState(0);
  // What stands above grows and shrinks (questions open, problems unfold): the list must know where it begins.
  useLayoutEffect(() => {
    const outer = scroller.current;
    if (!outer) return undefined;
    const measure = (): void => {
      if (list.current)
        setAbove(
          list.current.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop,
        );
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const child of outer.children) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller]);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 36,
    overscan: 12,
    scrollMargin: above,
    getItemKey: (index) => `${records[index]?.line}-${index}`,
  });
  return (
    <section aria-labelledby="records-title">
      <div className={classes.recordsHead}>
        <Title order={2} id="records-title">
          {t("ui.imports.records")}
        </Title>
        <SegmentedControl
          aria-label={t("ui.imports.statusFilter")}
          value={filter}
          onChange={(next) => setFilter(next)}
          data={filters.map((one) => ({
            value: one,
            label: `${t(`ui.imports.status.${one}`)} ${showNumber(one === "all" ? value.rows : countOf(value, one))}`,
            disabled: one !== "all" && countOf(value, one) === 0,
          }))}
        />
      </div>
      {records.length === 0 && (
        <Text c="dimmed">{t("ui.imports.recordsNone", { status: noneName(filter) })}</Text>
      )}
      <ul
        ref={list}
        aria-labelledby="records-title"
        className={classes.recordRows}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const record = records[item.index];
          return (
            record && (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={records.length}
                aria-posinset={item.index + 1}
                className={classes.recordRow}
                style={{ transform: `translateY(${item.start - above}px)` }}
              >
                <RecordRow record={record} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

const noneName = (filter: Filter): string => t(`ui.imports.status.${filter}`).toLocaleLowerCase();
