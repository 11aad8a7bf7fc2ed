// The senders that wait, two lines each; one grid that the arrow keys walk, drawn only where it is seen.
import { Button } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type RefObject } from "react";
import { showInstantDay, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { nameOf, type Sender } from "./settle.ts";
import classes from "./Unmatched.module.css";

export interface SenderListProps {
  rows: readonly Sender[];
  total: number;
  active: number;
  onActive: (index: number) => void;
  onAccept: (sender: Sender) => void;
  /** Called when the end of what is loaded comes into view. */
  onEnd: () => void;
  grid: RefObject<HTMLTableElement | null>;
}

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
const height = 3.25;

export function SenderList({ rows, total, active, onActive, onAccept, onEnd, grid }: SenderListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [unit] = useState(rem);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height * unit,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length < total && last >= rows.length - 10) onEnd();
  }, [last, rows.length, total, onEnd]);
  useEffect(() => virtual.scrollToIndex(active, { align: "auto" }), [virtual, active]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        ref={grid}
        role="grid"
        tabIndex={0}
        className={classes.grid}
        aria-label={t("ui.said.tray.list")}
        aria-rowcount={total}
        aria-activedescendant={rows.length > 0 ? `sender-${active}` : undefined}
      >
        <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const row = rows[index];
            return (
              row && (
                <tr
                  key={key}
                  id={`sender-${index}`}
                  aria-rowindex={index + 1}
                  aria-selected={index === active}
                  className={classes.row}
                  style={{ height: `${height}rem`, transform: `translateY(${start}px)` }}
                  onMouseDown={() => onActive(index)}
                >
                  <SenderCells row={row} onAccept={() => onAccept(row)} />
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function SenderCells({ row, onAccept }: { row: Sender; onAccept: () => void }) {
  const { name, address, messages, subject, lastAt, proposal } = row;
  return (
    <>
      <td className={classes.senderCell}>
        <span className={classes.senderName} dir="auto" title={nameOf(row)}>
          {nameOf(row)}
          {name !== "" && (
            <>
              {" "}
              <bdi className={classes.senderAddress}>{address}</bdi>
            </>
          )}
        </span>
        <span className={classes.senderSubject} dir="auto" title={subject ?? ""}>
          {subject || t("ui.said.noSubject")}
        </span>
      </td>
      <td className={classes.numberCell}>
        <span className={classes.senderCount} title={t("ui.said.tray.messages", { count: messages })}>
          {showNumber(messages)}
        </span>
        <span className={classes.when}>{showInstantDay(lastAt)}</span>
      </td>
      {proposal && (
        <td className={classes.chipCell}>
          <Button variant="light" size="compact-xs" tabIndex={-1} className={classes.chip} onClick={onAccept}>
            {t("ui.said.tray.acceptShort", { name: proposal.shown })}
          </Button>
        </td>
      )}
    </>
  );
}
