// The partners of reports that wait: name, the network's id and site, how many rows, and the likeliest partner.
import { Button } from "@mantine/core";
import { showList, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { networkWord } from "../fieldWord.ts";
import { TrayList, type TrayListProps } from "./TrayList.tsx";
import type { Account } from "./useAccounts.ts";
import classes from "./Unmatched.module.css";

export interface AccountListProps extends Omit<TrayListProps<Account>, "label" | "renderCells"> {
  onAccept: (account: Account) => void;
}

export const AccountList = ({ onAccept, ...list }: AccountListProps) => (
  <TrayList
    {...list}
    label={t("ui.accounts.list")}
    renderCells={(row) => <AccountCells row={row} onAccept={() => onAccept(row)} />}
  />
);

/** Its id says more than a name that only repeats it. */
export const accountName = ({ name, externalId }: Account): string => name || externalId;

function AccountCells({ row, onAccept }: { row: Account; onAccept: () => void }) {
  const { externalId, network, site, programs, rows, proposals } = row;
  const [first] = proposals;
  const known = [networkWord(network), externalId, ...(site ? [site] : [])];
  return (
    <>
      <td className={classes.senderCell}>
        <span className={classes.senderName} dir="auto" title={accountName(row)}>
          {accountName(row)}
        </span>
        <span className={classes.senderSubject} title={known.join(" · ")}>
          {known.join(" · ")}
        </span>
      </td>
      <td className={classes.numberCell}>
        <span className={classes.senderCount}>{t("ui.accounts.rows", { count: rows })}</span>
        <span className={classes.accountPrograms} title={showList(programs)}>
          {programs.length > 1
            ? t("ui.accounts.programsMore", {
                name: programs[0] ?? "",
                more: showNumber(programs.length - 1),
              })
            : programs[0]}
        </span>
      </td>
      <td className={classes.accountChip}>
        {first && (
          <Button variant="light" size="compact-xs" tabIndex={-1} className={classes.chip} onClick={onAccept}>
            {t("ui.said.tray.acceptShort", { name: first.name })}
          </Button>
        )}
      </td>
    </>
  );
}
