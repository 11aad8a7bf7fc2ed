// Mail that matches nobody, by sender: the list at the left, who it could be at the right, all by keyboard.
import { Button } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import { call } from "../../api/client.ts";
import { useKeys } from "../../frame/keys.ts";
import { go, routes } from "../../routes.ts";
import { sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { choiceKeys } from "./Choices.tsx";
import { SenderList } from "./SenderList.tsx";
import { SenderPanel } from "./SenderPanel.tsx";
import { proposed, settle, settleKnown, type Choice, type Sender } from "./settle.ts";
import { TrayPage } from "./TrayPage.tsx";
import { useSenders, type Senders } from "./useSenders.ts";
import { useTray } from "./useTray.ts";
import classes from "./Unmatched.module.css";

/** `tabs`: the way to what waits of other kinds. */
export function MailTray({ tabs }: { tabs: ReactNode }) {
  const [search, setSearch] = useState("");
  const senders = useSenders(search.trim());
  const field = useRef<HTMLInputElement>(null);
  const { rows, total, first, error, retry } = senders;
  return (
    <TrayPage
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
      action={
        rows.some(({ proposal }) => proposal) && (
          <Button variant="default" onClick={() => void settleKnown()}>
            {t("ui.said.tray.acceptAll")}
          </Button>
        )
      }
      field={field}
      search={search}
      onSearch={setSearch}
      total={total}
      error={error}
      retry={retry}
      words={{
        find: t("ui.said.tray.find"),
        empty: t("ui.said.tray.empty"),
        import: t("ui.said.tray.import"),
        none: t("ui.said.tray.none"),
      }}
    >
      <Work key={search} senders={senders} total={total ?? 0} find={() => field.current?.focus()} />
    </TrayPage>
  );
}

function Work({ senders, total, find }: { senders: Senders; total: number; find: () => void }) {
  const { rows, more } = senders;
  const { active, row: sender, choice, choose: setChoice, walk, done, grid } = useTray<Sender, Choice>(rows);
  const busy = useRef(false);
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
          onChoice={setChoice}
          onSettled={done}
          onAccept={() => accept(sender)}
        />
      )}
    </div>
  );
}
