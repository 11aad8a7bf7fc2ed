// A message that matches nobody, read as a conversation: the same choices as on the tray's page.
import { Text } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { t } from "../../words.ts";
import { Choices } from "../unmatched/Choices.tsx";
import type { Choice, Waiting } from "../unmatched/settle.ts";
import type { MessageRow } from "./FileList.tsx";
import classes from "./Thread.module.css";

/** "Maya Chen <maya@kestrel.example>" taken apart. */
function boxOf(text: string): Waiting {
  const found = /^(.*?)\s*<([^<>]*)>$/.exec(text);
  return found ? { name: found[1] ?? "", address: found[2] ?? "" } : { name: "", address: text };
}

/** Whom the message waits for: its sender, or for the manager's own mail the first addressee who is not the manager. */
function waitingOf({ direction, from, to, cc }: MessageRow, own: ReadonlySet<unknown>): Waiting | null {
  if (direction !== "out") return boxOf(from);
  return [...to, ...cc].map(boxOf).find(({ address }) => !own.has(address)) ?? null;
}

export function TrayBanner({ messages }: { messages: readonly MessageRow[] }) {
  const { data: settings } = useRead((api) => api.settings.get, {});
  const [choice, setChoice] = useState<Choice | null>(null);
  const own = new Set(Array.isArray(settings?.values.ownAddresses) ? settings.values.ownAddresses : []);
  const message = messages.findLast(({ tray }) => tray);
  const sender = message && waitingOf(message, own);
  if (!sender) return null;
  return (
    <aside className={classes.banner} aria-label={t("ui.said.unmatched")}>
      <Text className={classes.bannerText}>
        <IconInbox size={16} aria-hidden />{" "}
        {t("ui.said.thread.waits", { address: sender.address || t("ui.said.noAddress") })}
      </Text>
      <Choices
        sender={sender}
        choice={choice}
        onChoice={setChoice}
        onSettled={() => document.querySelector<HTMLElement>("[data-message]")?.focus()}
      />
    </aside>
  );
}
