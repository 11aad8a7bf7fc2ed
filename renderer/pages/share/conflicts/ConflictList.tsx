// All conflicts as a list, each with both values and its choice; virtualised, so that thousands can be gone through.
import { SegmentedControl } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type RefObject } from "react";
import { useListStart } from "../../../ui/useListStart.ts";
import { t } from "../../../words.ts";
import { choicesOf, type Choices } from "../decide.ts";
import { sayField, tableWord, type Names } from "../sayValue.ts";
import type { Session } from "../session.ts";
import type { Choice, Conflict } from "../shared.ts";
import { Side } from "./Side.tsx";
import { sayTitle } from "./words.ts";
import importClasses from "../../import/Import.module.css";
import classes from "../Share.module.css";

export interface ConflictListProps {
  session: Session;
  conflicts: readonly Conflict[];
  choices: Choices;
  at: number;
  names: Names;
  scroller: RefObject<HTMLElement | null>;
  /** Shows one in full. */
  open: (at: number) => void;
}

export function ConflictList({ session, conflicts, choices, at, names, scroller, open }: ConflictListProps) {
  const list = useRef<HTMLUListElement>(null);
  const above = useListStart(scroller, list);
  const virtual = useVirtualizer({
    count: conflicts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    overscan: 8,
    scrollMargin: above,
    getItemKey: (index) => conflicts[index]?.key ?? index,
  });
  const { scrollToIndex } = virtual;
  useEffect(() => scrollToIndex(at, { align: "auto" }), [at, scrollToIndex]);
  return (
    <ul
      ref={list}
      aria-label={t("ui.share.decide.title")}
      className={importClasses.recordRows}
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map((item) => {
        const conflict = conflicts[item.index];
        return (
          conflict && (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={conflicts.length}
              aria-posinset={item.index + 1}
              aria-current={item.index === at || undefined}
              className={classes.conflictRow}
              style={{ transform: `translateY(${item.start - above}px)` }}
            >
              <ConflictRow
                conflict={conflict}
                chosen={choices[conflict.key] ?? null}
                choose={(choice) => {
                  session.show(item.index);
                  session.choose(conflict.key, choice);
                }}
                open={() => open(item.index)}
                names={names}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}

interface ConflictRowProps {
  conflict: Conflict;
  chosen: Choice | null;
  choose: (choice: Choice) => void;
  names: Names;
  open: () => void;
}

function ConflictRow({ conflict, chosen, choose, names, open }: ConflictRowProps) {
  const { table, field, title, partner } = conflict;
  return (
    <>
      <button type="button" className={classes.rowName} onClick={open}>
        <span className={classes.rowField}>{sayField(field, names)}</span>
        <span dir="auto">{title}</span>
        <span className={classes.meta} dir="auto">
          {[tableWord(table), partner === title ? null : partner].filter((part) => part !== null).join(" · ")}
        </span>
      </button>
      {(["mine", "theirs"] as const).map((side) => (
        <div
          key={side}
          className={classes.rowSide}
          data-taken={chosen === side || chosen === "both" || undefined}
        >
          <Side conflict={conflict} side={side} names={names} short />
        </div>
      ))}
      <SegmentedControl
        aria-label={sayTitle(conflict, names)}
        value={chosen ?? ""}
        onChange={(next) => choose(next as Choice)}
        data={choicesOf(conflict).map((choice) => ({
          value: choice,
          label: t(`ui.share.decide.${choice}`),
        }))}
      />
    </>
  );
}
