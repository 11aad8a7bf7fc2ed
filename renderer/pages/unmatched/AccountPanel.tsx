// The partner of reports at hand: what the reports say of it, who it could be, and the choices.
import { Button, Kbd, Text, TextInput, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { showList, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { networkWord } from "../fieldWord.ts";
import { accountName } from "./AccountList.tsx";
import { FindRecord } from "./FindRecord.tsx";
import { Leave } from "./Leave.tsx";
import type { NewPartner } from "./linkAccount.ts";
import type { Account } from "./useAccounts.ts";
import classes from "./Unmatched.module.css";

export type AccountChoice = "other" | "new";
export const accountKeys: Record<AccountChoice, string> = { other: "o", new: "r" };
/** So many proposals have a digit as their key. */
export const numbered = 5;

export interface AccountPanelProps {
  account: Account;
  choice: AccountChoice | null;
  busy: boolean;
  onChoice: (choice: AccountChoice | null) => void;
  onPartner: (partnerId: number, name: string) => void;
  onNew: (made: NewPartner) => void;
}

export function AccountPanel(props: AccountPanelProps) {
  const { account, choice, busy, onChoice, onPartner } = props;
  return (
    <section className={classes.panel} aria-label={t("ui.accounts.chosen", { name: accountName(account) })}>
      <div className={classes.panelHead}>
        <Title order={2} className={classes.panelName} dir="auto">
          {accountName(account)}
        </Title>
      </div>
      <Facts account={account} />
      {choice === null && account.proposals.length > 0 && (
        <fieldset className={classes.proposals}>
          <legend className={classes.legend}>{t("ui.accounts.could")}</legend>
          {account.proposals.slice(0, numbered).map(({ partnerId, name, reason }, at) => (
            <Button
              key={partnerId}
              variant={at === 0 ? "light" : "default"}
              size="compact-md"
              justify="space-between"
              className={classes.proposed}
              disabled={busy}
              rightSection={<Kbd size="xs">{at === 0 ? t("ui.keys.names.Enter") : String(at + 1)}</Kbd>}
              onClick={() => onPartner(partnerId, name)}
            >
              <bdi className={classes.proposedName}>{name}</bdi>
              <span className={classes.reason}>{reason}</span>
            </Button>
          ))}
        </fieldset>
      )}
      {choice === null ? (
        <fieldset className={classes.choices} data-keys>
          <legend className={classes.legend}>
            {t(account.proposals.length > 0 ? "ui.accounts.else" : "ui.accounts.whose")}
          </legend>
          {(["other", "new"] as const).map((one) => (
            <Button
              key={one}
              variant="default"
              size="compact-md"
              justify="space-between"
              disabled={busy}
              rightSection={<Kbd size="xs">{accountKeys[one].toUpperCase()}</Kbd>}
              onClick={() => onChoice(one)}
            >
              {t(`ui.accounts.${one}`)}
            </Button>
          ))}
        </fieldset>
      ) : (
        <Leave onLeave={() => onChoice(null)}>
          <Form key={`${choice} ${account.network} ${account.externalId}`} {...props} choice={choice} />
        </Leave>
      )}
      <Text size="sm" c="dimmed">
        {t("ui.accounts.counted")}
      </Text>
    </section>
  );
}

function Facts({ account }: { account: Account }) {
  const { network, externalId, site, programs, rows } = account;
  const facts = [
    [t("ui.accounts.network"), networkWord(network)],
    [t("ui.accounts.id"), externalId],
    [t("ui.accounts.site"), site],
    [t("ui.accounts.programs", { count: programs.length }), showList(programs)],
    [t("ui.accounts.rowsOf"), showNumber(rows)],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Form({ account, choice, busy, onPartner, onNew }: AccountPanelProps & { choice: AccountChoice }) {
  if (choice === "other")
    return (
      <FindRecord
        of="partner"
        label={t("ui.said.tray.findPartner")}
        description={t("ui.accounts.otherHint")}
        start={accountName(account)}
        takeFocus
        onFound={({ id, name }) => onPartner(id, name)}
      />
    );
  return <Newcomer account={account} busy={busy} onNew={onNew} />;
}

function Newcomer({ account, busy, onNew }: Pick<AccountPanelProps, "account" | "busy" | "onNew">) {
  const [name, setName] = useState(() => accountName(account));
  const [website, setWebsite] = useState(() => account.site ?? "");
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
    first.current?.select();
  }, []);
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onNew({ name: name.trim() || accountName(account), website: website.trim() });
      }}
    >
      <TextInput
        ref={first}
        label={t("ui.said.tray.partnerName")}
        value={name}
        placeholder={accountName(account)}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        dir="auto"
      />
      <TextInput
        label={t("ui.accounts.site")}
        value={website}
        onChange={(event) => setWebsite(event.currentTarget.value)}
        maxLength={200}
      />
      <Button type="submit" className={classes.back} loading={busy}>
        {t("ui.accounts.make")}
      </Button>
    </form>
  );
}
