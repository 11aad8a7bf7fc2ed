// Mail that matches nobody, by sender: the list at the left, who it could be at the right, all by keyboard.
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
import { choiceKeys } from "./Choices.tsx";
import { SenderList } from "./SenderList.tsx";
import { SenderPanel } from "./SenderPanel.tsx";
import { proposed, settle, settleKnown, type Choice, type Sender } from "./settle.ts";
import { useSenders, type Senders } from "./useSenders.ts";
import { call } from "../../api/client.ts";
import { sayError } from "../../ui/undo.tsx";
import classes from "./Unmatched.module.css";

/** `tabs`: the way to what waits of other kinds. */
export function MailTray({ tabs }: { tabs: ReactNode }) {
  const [search, setSearch] = useState("");
  const senders = useSenders(search.trim());
  const field = useRef<HTMLInputElement>(null);
  const { rows, total, first, error, retry } = senders;
  const empty = total === 0 && search.trim() === "";
  return (
    <Page
      title={t("ui.said.unmatched")}
      fill
      aside={
        <>
          {tabs}
          {total !== null && total > 0 && (
            <span className={classes.counts}>
              {search.trim() === ""
                ? t("ui.said.tray.counts", {
                    senders: t("ui.said.tray.senders", { count: total }),
                    messages: t("ui.said.tray.messages", { count: first?.messages ?? 0 }),
                  })
                : t("ui.said.tray.senders", { count: total })}
            </span>
          )}
        </>
      }
      actions={
        !empty && (
          <>
            {rows.some(({ proposal }) => proposal) && (
              <Button variant="default" onClick={() => void settleKnown()}>
                {t("ui.said.tray.acceptAll")}
              </Button>
            )}
            <TextInput
              ref={field}
              type="search"
              aria-label={t("ui.said.tray.find")}
              placeholder={t("ui.said.tray.find")}
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
          </>
        )
      }
    >
      {error && total === null && <ErrorNote error={error} retry={retry} />}
      {total === null && !error && <Waiting />}
      {empty && (
        <EmptyState
          icon={<IconInbox size={28} stroke={1.4} aria-hidden />}
          text={t("ui.said.tray.empty")}
          action={
            <Button variant="default" onClick={() => go(routes.imports())}>
              {t("ui.said.tray.import")}
            </Button>
          }
        />
      )}
      {total === 0 && !empty && <EmptyState text={t("ui.said.tray.none")} />}
      {total !== null && total > 0 && (
        <Work key={search} senders={senders} total={total} find={() => field.current?.focus()} />
      )}
    </Page>
  );
}

function Work({ senders, total, find }: { senders: Senders; total: number; find: () => void }) {
  const { rows, more } = senders;
  const [wanted, setActive] = useState(0);
  const [choice, setChoice] = useState<Choice | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const busy = useRef(false);
  const active = Math.max(0, Math.min(wanted, rows.length - 1));
  const sender = rows[active];
  const toList = (): void => grid.current?.focus({ preventScroll: true });
  const walk = (index: number) => (): void => {
    setActive(Math.max(0, Math.min(index, rows.length - 1)));
    setChoice(null);
  };
  // Settled, a sender leaves the list and the next one stands in its place.
  const done = (): void => {
    setChoice(null);
    toList();
  };
  const give = async (of: Sender, as: Parameters<typeof settle>[1], name?: string): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    if (await settle(of.address, as, name)) done();
    busy.current = false;
  };
  const accept = (of: Sender | undefined): void => {
    const as = of && proposed(of);
    if (of && as) void give(of, as, of.proposal?.shown);
    else setChoice("person");
  };
  const read = async (): Promise<void> => {
    if (!sender) return;
    try {
      const { rows: newest } = await call((api) => api.mail.sender, { address: sender.address, limit: 1 });
      if (newest[0]) go(routes.thread(newest[0].id));
    } catch (error) {
      sayError(error);
    }
  };
  const choose = (next: Choice) => (): void => {
    if (next !== "ignore") setChoice(next);
    else if (sender?.address) void give(sender, "ignore");
  };
  useKeys("ui.said.tray.keys.title", [
    { keys: "j", label: "ui.said.tray.keys.down", run: walk(active + 1) },
    { keys: "ArrowDown", run: walk(active + 1) },
    { keys: "k", label: "ui.said.tray.keys.up", run: walk(active - 1) },
    { keys: "ArrowUp", run: walk(active - 1) },
    { keys: "Home", label: "ui.said.tray.keys.first", run: walk(0) },
    { keys: "End", label: "ui.said.tray.keys.last", run: walk(rows.length - 1) },
    { keys: "Enter", label: "ui.said.tray.keys.accept", run: () => accept(sender) },
    { keys: choiceKeys.person, label: "ui.said.tray.keys.person", run: choose("person") },
    { keys: choiceKeys.newPerson, label: "ui.said.tray.keys.newPerson", run: choose("newPerson") },
    { keys: choiceKeys.newPartner, label: "ui.said.tray.keys.newPartner", run: choose("newPartner") },
    { keys: choiceKeys.partner, label: "ui.said.tray.keys.partner", run: choose("partner") },
    { keys: choiceKeys.ignore, label: "ui.said.tray.keys.ignore", run: choose("ignore") },
    { keys: "Space", label: "ui.said.tray.keys.read", run: () => void read() },
    { keys: "/", label: "ui.said.tray.keys.find", run: find },
    { keys: "Escape", label: "ui.said.tray.keys.back", inText: true, run: done },
  ]);
  return (
    <div className={classes.work}>
      <SenderList
        rows={rows}
        total={total}
        active={active}
        grid={grid}
        onActive={(index) => {
          if (index !== active) walk(index)();
        }}
        onAccept={accept}
        onEnd={more}
      />
      {sender && (
        <SenderPanel
          key={sender.address}
          sender={sender}
          choice={choice}
          onChoice={(next) => {
            setChoice(next);
            if (next === null) toList();
          }}
          onSettled={done}
          onAccept={() => accept(sender)}
        />
      )}
    </div>
  );
}
