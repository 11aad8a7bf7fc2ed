// What the file changes, by partner: each unfolds to its changes. Virtualised, so that thousands of lines scroll like thirty.
import { Button, SegmentedControl, Text, Title } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState, type RefObject } from "react";
import { showNumber } from "../../../format.ts";
import { useListStart } from "../../../ui/useListStart.ts";
import { t } from "../../../words.ts";
import { useUidNames } from "../../partner/changeWords.ts";
import type { Preview } from "../shared.ts";
import { ChangeLine } from "./ChangeLine.tsx";
import { countOf, filters, hasChanges, linesOf, type Filter } from "./lines.ts";
import { PartnerLine } from "./PartnerLine.tsx";
import importClasses from "../../import/Import.module.css";
import classes from "../Share.module.css";

/** So few are open from the start. */
const few = 3;

export interface PartnerListProps {
  value: Preview;
  /** What scrolls: the list shares it with the summary above. */
  scroller: RefObject<HTMLElement | null>;
  toConflicts: () => void;
}

export function PartnerList({ value, scroller, toConflicts }: PartnerListProps) {
  const { partners, morePartners } = value;
  const [filter, setFilter] = useState<Filter>("all");
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(partners.length <= few ? partners.map(({ uid }) => uid) : []),
  );
  const names = useUidNames();
  const lines = useMemo(() => linesOf(value, filter, open), [value, filter, open]);
  const list = useRef<HTMLUListElement>(null);
  const above = useListStart(scroller, list);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    overscan: 12,
    scrollMargin: above,
    getItemKey: (index) => lines[index]?.key ?? index,
  });
  if (partners.length === 0) return null;
  const all = partners.filter(hasChanges);
  const isAllOpen = all.every(({ uid }) => open.has(uid));
  const toggle = (uid: string): void => {
    const next = new Set(open);
    if (!next.delete(uid)) next.add(uid);
    setOpen(next);
  };
  return (
    <section aria-labelledby="share-partners">
      <div className={importClasses.recordsHead}>
        <Title order={2} id="share-partners">
          {t("ui.share.look.byPartner")}
        </Title>
        <SegmentedControl
          aria-label={t("ui.share.look.filter")}
          value={filter}
          onChange={(next) => setFilter(next)}
          data={filters.map((one) => ({
            value: one,
            label: `${t(`ui.share.look.filters.${one}`)} ${showNumber(countOf(value, one))}`,
            disabled: one !== "all" && countOf(value, one) === 0,
          }))}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          ml="auto"
          onClick={() => setOpen(new Set(isAllOpen ? [] : all.map(({ uid }) => uid)))}
        >
          {t(isAllOpen ? "ui.share.look.collapse" : "ui.share.look.expand")}
        </Button>
      </div>
      <ul
        ref={list}
        aria-labelledby="share-partners"
        className={importClasses.recordRows}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return (
            line && (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={lines.length}
                aria-posinset={item.index + 1}
                className={classes.line}
                data-kind={line.kind}
                style={{ transform: `translateY(${item.start - above}px)` }}
              >
                {line.kind === "partner" && (
                  <PartnerLine
                    part={line.part}
                    open={open.has(line.part.uid)}
                    toggle={() => toggle(line.part.uid)}
                    toConflicts={toConflicts}
                  />
                )}
                {line.kind === "change" && <ChangeLine change={line.change} names={names} />}
                {line.kind === "more" && (
                  <Text size="sm" c="dimmed" className={classes.moreLine}>
                    {t("ui.share.look.more", { count: line.count })}
                  </Text>
                )}
              </li>
            )
          );
        })}
      </ul>
      {morePartners > 0 && (
        <Text c="dimmed" mt="sm">
          {t("ui.share.look.morePartners", { count: morePartners })}
        </Text>
      )}
    </section>
  );
}
