// Every record of the file and what happens to it; virtualised, so that 30,000 of them scroll like 30.
import { SegmentedControl, Text, Title } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState, type RefObject } from "react";
import { showNumber } from "../../format.ts";
import { useListStart } from "../../ui/useListStart.ts";
import { t } from "../../words.ts";
import { saidKind, type SaidKind } from "./answers.ts";
import { RecordRow } from "./RecordRow.tsx";
import { SaidRow } from "./SaidRow.tsx";
import { countOf, countsName, statusWord } from "./Summary.tsx";
import type { Preview, PreviewRecord } from "./session.ts";
import classes from "./Import.module.css";

const filters = ["all", "created", "waiting", "changed", "unchanged", "rejected"] as const;
type Filter = (typeof filters)[number];

/** Which filters there are: only messages can wait, and a message never changes. */
const filtersOf = (kind: SaidKind | null): readonly Filter[] =>
  filters.filter((one) => (kind === "mail" ? one !== "changed" : one !== "waiting"));

const fits = (record: PreviewRecord, filter: Filter): boolean =>
  filter === "all" || (filter === "waiting" ? record.said?.tray === true : record.status === filter);

const counted = (value: Preview, filter: Filter): number =>
  filter === "all" ? value.rows : filter === "waiting" ? value.waiting : countOf(value, filter);

export interface RecordListProps {
  value: Preview;
  /** What scrolls: the list shares it with the summary above. */
  scroller: RefObject<HTMLElement | null>;
}

export function RecordList({ value, scroller }: RecordListProps) {
  const [filter, setFilter] = useState<Filter>("all");
  const kind = saidKind(value.format);
  const records = useMemo(
    () => (value.records ?? []).filter((record) => fits(record, filter)),
    [value.records, filter],
  );
  const listed = value.records?.length ?? 0;
  const list = useRef<HTMLUListElement>(null);
  const above = useListStart(scroller, list);
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
          {countsName(value)}
        </Title>
        <SegmentedControl
          aria-label={t("ui.imports.statusFilter")}
          value={filter}
          onChange={(next) => setFilter(next)}
          data={filtersOf(kind).map((one) => ({
            value: one,
            label: `${filterName(one, kind)} ${showNumber(counted(value, one))}`,
            disabled: one !== "all" && counted(value, one) === 0,
          }))}
        />
      </div>
      {listed < value.rows && (
        <Text size="sm" c="dimmed" my="xs">
          {t("ui.said.listedFirst", { listed, total: value.rows })}
        </Text>
      )}
      {records.length === 0 && counted(value, filter) === 0 && (
        <Text c="dimmed">
          {t("ui.imports.recordsNone", { status: filterName(filter, kind).toLocaleLowerCase() })}
        </Text>
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
                className={kind === null ? classes.recordRow : classes.saidRow}
                style={{ transform: `translateY(${item.start - above}px)` }}
              >
                {kind === null ? <RecordRow record={record} /> : <SaidRow record={record} kind={kind} />}
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

const filterName = (filter: Filter, kind: SaidKind | null): string =>
  filter === "waiting" ? t("ui.said.unmatched") : statusWord(filter, kind);
