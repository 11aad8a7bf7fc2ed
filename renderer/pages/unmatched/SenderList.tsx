// The senders that wait: who, what about, how many messages, and whose they are by now.
import { Button } from "@mantine/core";
import { showInstantDay, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { nameOf, type Sender } from "./settle.ts";
import { TrayList, type TrayListProps } from "./TrayList.tsx";
import classes from "./Unmatched.module.css";

export interface SenderListProps extends Omit<TrayListProps<Sender>, "label" | "renderCells"> {
  onAccept: (sender: Sender) => void;
}

export const SenderList = ({ onAccept, ...list }: SenderListProps) => (
  <TrayList
    {...list}
    label={t("ui.said.tray.list")}
    renderCells={(row) => <SenderCells row={row} onAccept={() => onAccept(row)} />}
  />
);

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
