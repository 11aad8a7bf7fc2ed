// Partners of reports that are nobody's yet: the list at the left, whose they are at the right, all by keyboard.
import { useRef, useState, type ReactNode } from "react";
import { useKeys } from "../../frame/keys.ts";
import { t } from "../../words.ts";
import { AccountList } from "./AccountList.tsx";
import { accountKeys, AccountPanel, numbered, type AccountChoice } from "./AccountPanel.tsx";
import { linkTo, linkToNew } from "./linkAccount.ts";
import { TrayPage } from "./TrayPage.tsx";
import { useAccounts, type Account, type Accounts } from "./useAccounts.ts";
import { useTray } from "./useTray.ts";
import classes from "./Unmatched.module.css";

/** `tabs`: the way to what waits of other kinds. */
export function ReportTray({ tabs }: { tabs: ReactNode }) {
  const [search, setSearch] = useState("");
  const accounts = useAccounts(search.trim());
  const field = useRef<HTMLInputElement>(null);
  const { total, error, retry } = accounts;
  return (
    <TrayPage
      aside={tabs}
      field={field}
      search={search}
      onSearch={setSearch}
      total={total}
      error={error}
      retry={retry}
      words={{
        find: t("ui.accounts.find"),
        empty: t("ui.accounts.empty"),
        import: t("ui.accounts.import"),
        none: t("ui.accounts.none"),
      }}
    >
      <Work key={search} accounts={accounts} total={total ?? 0} find={() => field.current?.focus()} />
    </TrayPage>
  );
}

function Work({ accounts, total, find }: { accounts: Accounts; total: number; find: () => void }) {
  const { rows, more } = accounts;
  const tray = useTray<Account, AccountChoice>(rows);
  const { active, row: account, choice, choose: setChoice, walk, done, grid } = tray;
  const [busy, setBusy] = useState(false);
  const give = async (link: () => Promise<boolean>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    if (await link()) done();
    setBusy(false);
  };
  const propose = (of: Account | undefined, at: number): void => {
    const proposal = of?.proposals[at];
    if (of && proposal) void give(() => linkTo(of, proposal.partnerId, proposal.name));
    else if (of && at === 0) setChoice("other");
  };
  useKeys("ui.said.tray.keys.title", [
    { keys: "j", label: "ui.accounts.keys.down", run: walk(active + 1) },
    { keys: "ArrowDown", run: walk(active + 1) },
    { keys: "k", label: "ui.accounts.keys.up", run: walk(active - 1) },
    { keys: "ArrowUp", run: walk(active - 1) },
    { keys: "Home", label: "ui.accounts.keys.first", run: walk(0) },
    { keys: "End", label: "ui.accounts.keys.last", run: walk(rows.length - 1) },
    { keys: "Enter", label: "ui.accounts.keys.accept", run: () => propose(account, 0) },
    { keys: "1", run: () => propose(account, 0) },
    { keys: "2", label: "ui.accounts.keys.second", run: () => propose(account, 1) },
    ...Array.from({ length: numbered - 2 }, (_, at) => ({
      keys: String(at + 3),
      run: () => propose(account, at + 2),
    })),
    { keys: accountKeys.other, label: "ui.accounts.keys.other", run: () => setChoice("other") },
    { keys: accountKeys.new, label: "ui.accounts.keys.new", run: () => setChoice("new") },
    { keys: "/", label: "ui.accounts.find", run: find },
    { keys: "Escape", label: "ui.said.tray.keys.back", inText: true, run: done },
  ]);
  return (
    <div className={classes.work}>
      <AccountList
        rows={rows}
        total={total}
        active={active}
        grid={grid}
        onActive={(index) => {
          if (index !== active) walk(index)();
        }}
        onAccept={(of) => propose(of, 0)}
        onEnd={more}
      />
      {account && (
        <AccountPanel
          key={`${account.network} ${account.externalId}`}
          account={account}
          choice={choice}
          busy={busy}
          onChoice={setChoice}
          onPartner={(partnerId, name) => void give(() => linkTo(account, partnerId, name))}
          onNew={(made) => void give(() => linkToNew(account, made))}
        />
      )}
    </div>
  );
}
