// Partners of reports that are nobody's yet: the list at the left, whose they are at the right, all by keyboard.
import { Button, TextInput } from "@mantine/core";
import { IconInbox, IconSearch } from "@tabler/icons-react";
import { useRef, useState, type ReactNode } from "react";
import { useKeys } from "../../frame/keys.ts";
import { go, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { AccountList } from "./AccountList.tsx";
import { accountKeys, AccountPanel, numbered, type AccountChoice } from "./AccountPanel.tsx";
import { linkTo, linkToNew } from "./linkAccount.ts";
import { useAccounts, type Account, type Accounts } from "./useAccounts.ts";
import classes from "./Unmatched.module.css";

/** `tabs`: the way to what waits of other kinds. */
export function ReportTray({ tabs }: { tabs: ReactNode }) {
  const [search, setSearch] = useState("");
  const accounts = useAccounts(search.trim());
  const field = useRef<HTMLInputElement>(null);
  const { total, error, retry } = accounts;
  const empty = total === 0 && search.trim() === "";
  return (
    <Page
      title={t("ui.said.unmatched")}
      fill
      aside={tabs}
      actions={
        !empty && (
          <TextInput
            ref={field}
            type="search"
            aria-label={t("ui.accounts.find")}
            placeholder={t("ui.accounts.find")}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== "ArrowDown") return;
              event.preventDefault();
              document.querySelector<HTMLElement>("[role=grid]")?.focus();
            }}
            dir="auto"
          />
        )
      }
    >
      {error && total === null && <ErrorNote error={error} retry={retry} />}
      {total === null && !error && <Waiting />}
      {empty && (
        <EmptyState
          icon={<IconInbox size={28} stroke={1.4} aria-hidden />}
          text={t("ui.accounts.empty")}
          action={
            <Button variant="default" onClick={() => go(routes.imports())}>
              {t("ui.accounts.import")}
            </Button>
          }
        />
      )}
      {total === 0 && !empty && <EmptyState text={t("ui.accounts.none")} />}
      {total !== null && total > 0 && (
        <Work key={search} accounts={accounts} total={total} find={() => field.current?.focus()} />
      )}
    </Page>
  );
}

function Work({ accounts, total, find }: { accounts: Accounts; total: number; find: () => void }) {
  const { rows, more } = accounts;
  const [wanted, setActive] = useState(0);
  const [choice, setChoice] = useState<AccountChoice | null>(null);
  const [busy, setBusy] = useState(false);
  const grid = useRef<HTMLTableElement>(null);
  const active = Math.max(0, Math.min(wanted, rows.length - 1));
  const account = rows[active];
  const toList = (): void => grid.current?.focus({ preventScroll: true });
  const walk = (index: number) => (): void => {
    setActive(Math.max(0, Math.min(index, rows.length - 1)));
    setChoice(null);
  };
  const done = (): void => {
    setChoice(null);
    toList();
  };
  // Linked, it leaves the list and the next one stands in its place.
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
          onChoice={(next) => {
            setChoice(next);
            if (next === null) toList();
          }}
          onPartner={(partnerId, name) => void give(() => linkTo(account, partnerId, name))}
          onNew={(made) => void give(() => linkToNew(account, made))}
        />
      )}
    </div>
  );
}
