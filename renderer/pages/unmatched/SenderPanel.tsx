// The sender at hand: who it could be, the choices, and the newest messages to judge by.
import { Anchor, Button, Kbd, Text, Title } from "@mantine/core";
import { IconUserQuestion } from "@tabler/icons-react";
import { useRead } from "../../api/client.ts";
import { showInstantDay, showNumber } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { Choices, type ChoicesProps } from "./Choices.tsx";
import { nameOf, type Sender } from "./settle.ts";
import classes from "./Unmatched.module.css";

export interface SenderPanelProps extends Omit<ChoicesProps, "sender" | "withKeys"> {
  sender: Sender;
  onAccept: () => void;
}

const shown = 8;

export function SenderPanel({ sender, onAccept, ...choosing }: SenderPanelProps) {
  const { address, name, messages, proposal } = sender;
  return (
    <section className={classes.panel} aria-label={t("ui.said.tray.chosen", { name: nameOf(sender) })}>
      <div className={classes.panelHead}>
        <Title order={2} className={classes.panelName} dir="auto">
          {nameOf(sender)}
        </Title>
        {name !== "" && (
          <Text c="dimmed" className={classes.address} dir="auto">
            {address || t("ui.said.noAddress")}
          </Text>
        )}
      </div>
      {proposal && choosing.choice === null && (
        <div className={classes.proposal}>
          <span>
            <IconUserQuestion size={16} aria-hidden /> {t("ui.said.tray.proposed", { name: proposal.shown })}
          </span>
          <Button
            size="compact-md"
            rightSection={<Kbd size="xs">{t("ui.keys.names.Enter")}</Kbd>}
            onClick={onAccept}
          >
            {t("ui.said.tray.accept", { name: proposal.shown })}
          </Button>
        </div>
      )}
      <Choices sender={sender} {...choosing} withKeys />
      <Newest address={address} total={messages} />
    </section>
  );
}

function Newest({ address, total }: { address: string; total: number }) {
  const { data, error, isPlaceholderData } = useRead((api) => api.mail.sender, { address, limit: shown });
  const rows = isPlaceholderData ? [] : (data?.rows ?? []);
  return (
    <section aria-labelledby="newest-title" className={classes.newest}>
      <div className={classes.newestHead}>
        <Title order={3} id="newest-title">
          {t("ui.said.tray.newestOf")}
        </Title>
        {total > rows.length && rows.length > 0 && (
          <Text size="xs" c="dimmed">
            {t("ui.said.tray.showing", { count: rows.length, total: showNumber(total) })}
          </Text>
        )}
      </div>
      {error && <ErrorNote error={error} />}
      <ul className={classes.messages}>
        {rows.map(({ id, at, subject, text }) => (
          <li key={id} className={classes.message}>
            <span className={classes.messageHead}>
              <Anchor href={href(routes.thread(id))} className={classes.subject} dir="auto">
                {subject || t("ui.said.noSubject")}
              </Anchor>
              <span className={classes.when}>{showInstantDay(at)}</span>
            </span>
            <span className={classes.excerpt} dir="auto">
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
