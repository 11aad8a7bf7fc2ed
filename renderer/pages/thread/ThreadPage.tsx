// A conversation: its messages oldest first, the newest and the one that was asked for open, with links to whom it is with.
import { Anchor, UnstyledButton } from "@mantine/core";
import { IconArrowLeft, IconBuildingStore, IconUser } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useRead } from "../../api/client.ts";
import { useKeys } from "../../frame/keys.ts";
import { go, href, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import type { MessageRow } from "./FileList.tsx";
import { MessageView } from "./MessageView.tsx";
import { TrayBanner } from "./TrayBanner.tsx";
import classes from "./Thread.module.css";

const leave = (): void => {
  if (history.length > 1) history.back();
  else go(routes.partners());
};

export function ThreadPage({ id }: { id: number }) {
  const { data, error, refetch } = useRead((api) => api.interactions.thread, { id }, { keep: false });
  const title = data && titleOf(data);
  useEffect(() => {
    if (title) document.title = t("ui.frame.windowTitle", { page: title });
  }, [title]);
  useKeys("ui.said.thread.keys.title", [{ keys: "Escape", label: "ui.said.thread.keys.back", run: leave }]);
  return (
    <div className={classes.page}>
      <UnstyledButton className={classes.back} onClick={leave}>
        <IconArrowLeft size={14} aria-hidden /> {t("ui.said.thread.back")}
      </UnstyledButton>
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && title && (
        <>
          <div className={classes.titleRow}>
            <h1 className={classes.title} dir="auto">
              {title}
            </h1>
            <span className={classes.meta}>{t("ui.said.thread.count", { count: data.length })}</span>
          </div>
          <Chips messages={data} />
          <TrayBanner messages={data} />
          <Messages messages={data} asked={id} />
        </>
      )}
    </div>
  );
}

function titleOf(messages: readonly MessageRow[]): string {
  const [first] = messages;
  if (!first) return t("ui.said.noSubject");
  const named = messages.find(({ subject }) => subject !== "");
  return named?.subject ?? (first.from === "" ? t(`ui.names.kind.${first.kind}`) : t("ui.said.noSubject"));
}

/** Everybody of the address book who is on it, each once; a person stands with their partner. */
function Chips({ messages }: { messages: readonly MessageRow[] }) {
  const all = messages.flatMap(({ people }) => people);
  const people = new Map(
    all.flatMap((one) => (one.contactId === null ? [] : [[one.contactId, one] as const])),
  );
  const partners = new Map(
    all.flatMap((one) => (one.partnerId === null ? [] : [[one.partnerId, one.partner] as const])),
  );
  if (people.size + partners.size === 0) return null;
  return (
    <div className={classes.chips}>
      {[...partners].map(([partnerId, partner]) => (
        <Anchor
          key={`partner-${partnerId}`}
          href={href(routes.partnerFull(partnerId))}
          className={classes.chip}
        >
          <IconBuildingStore size={14} aria-hidden /> <bdi>{partner}</bdi>
        </Anchor>
      ))}
      {[...people].map(([contactId, { name }]) => (
        <Anchor key={`person-${contactId}`} href={href(routes.person(contactId))} className={classes.chip}>
          <IconUser size={14} aria-hidden /> <bdi>{name}</bdi>
        </Anchor>
      ))}
    </div>
  );
}

function Messages({ messages, asked }: { messages: readonly MessageRow[]; asked: number }) {
  const newest = messages.at(-1)?.id;
  const [open, setOpen] = useState<ReadonlySet<number>>(
    () => new Set([asked, ...(newest === undefined ? [] : [newest])]),
  );
  const list = useRef<HTMLDivElement>(null);
  const head = (id: number | undefined): HTMLElement | null =>
    list.current?.querySelector<HTMLElement>(`[data-message="${id}"]`) ?? null;
  useEffect(() => {
    const target = document.getElementById(`message-${asked}`);
    target?.scrollIntoView({ block: "start" });
    target?.querySelector<HTMLElement>("[data-message]")?.focus({ preventScroll: true });
  }, [asked]);
  const toggle = (id: number): void =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const walk = (from: number, step: number): void => {
    const next = head(messages[from + step]?.id);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const here = (): number => {
    const at = document.activeElement?.closest("article")?.id;
    return messages.findIndex(({ id }) => `message-${id}` === at);
  };
  useKeys("ui.said.thread.keys.title", [
    { keys: "j", label: "ui.said.thread.keys.down", run: () => walk(here(), 1) },
    { keys: "k", label: "ui.said.thread.keys.up", run: () => walk(here(), -1) },
    {
      keys: "a",
      label: "ui.said.thread.keys.all",
      run: () =>
        setOpen((before) =>
          before.size >= messages.length ? new Set([asked]) : new Set(messages.map(({ id }) => id)),
        ),
    },
  ]);
  return (
    <div ref={list} className={classes.messages} role="feed" aria-label={t("ui.said.thread.list")}>
      {messages.map((message, at) => (
        <MessageView
          key={message.id}
          message={message}
          open={open.has(message.id)}
          onToggle={() => toggle(message.id)}
          onWalk={(step) => walk(at, step)}
        />
      ))}
    </div>
  );
}
