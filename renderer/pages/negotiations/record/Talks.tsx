// What was said in a negotiation: talks of the partner that belong to it.
import { ActionIcon, Menu } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../../../api/client.ts";
import { showInstantDay, showRelative } from "../../../format.ts";
import { LineOrigin } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { isWord } from "../../isWord.ts";
import { Section } from "../../partner/Section.tsx";
import { linkTo, unlinkFrom } from "../actions.tsx";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";

const latest = 30;

export const kindName = (kind: string): string => {
  const key = `ui.names.kind.${kind}`;
  return isWord(key) ? t(key) : kind;
};

export function Talks({ negotiation: { id, partner, talks } }: { negotiation: Negotiation }) {
  const [asked, setAsked] = useState(false);
  const { data } = useRead(
    (api) => api.interactions.timeline,
    { partnerId: partner.id, limit: latest },
    { enabled: asked },
  );
  const others = (data?.rows ?? []).filter((talk) => !talks.some((one) => one.id === talk.id));
  const line = (talk: { subject: string | null; text: string; kind: string }): string =>
    talk.subject ?? (talk.text.trim() === "" ? kindName(talk.kind) : talk.text);
  return (
    <Section
      title={t("ui.negotiations.talks.title")}
      action={
        <Menu position="bottom-end" onOpen={() => setAsked(true)}>
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t("ui.negotiations.talks.add")}>
              <IconPlus size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            <Menu.Label>{t("ui.negotiations.talks.of", { partner: partner.name })}</Menu.Label>
            {data && others.length === 0 && (
              <Menu.Item disabled>{t("ui.negotiations.talks.noOther")}</Menu.Item>
            )}
            {others.map((talk) => (
              <Menu.Item key={talk.id} onClick={() => void linkTo(id, { interactionId: talk.id })}>
                <span className={classes.menuLine} dir="auto">
                  {line(talk)}
                </span>
                <span className={classes.meta}>
                  {kindName(talk.kind)} · {showInstantDay(talk.at)}
                </span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    >
      {talks.length === 0 && <p className={classes.quiet}>{t("ui.negotiations.talks.none")}</p>}
      <ul className={classes.plain}>
        {talks.map((talk) => (
          <li key={talk.id} className={classes.line}>
            <div className={classes.grow}>
              <LineOrigin uid={talk.uid} field={talk.subject === null ? "text" : "subject"}>
                <div className={classes.talkLine} dir="auto">
                  {line(talk)}
                </div>
              </LineOrigin>
              <div className={classes.meta} title={showInstantDay(talk.at)}>
                {kindName(talk.kind)} · {showRelative(talk.at)}
              </div>
            </div>
            <ActionIcon
              size="sm"
              aria-label={t("ui.negotiations.talks.remove", { name: line(talk).slice(0, 60) })}
              onClick={() => void unlinkFrom(id, { interactionId: talk.id }, line(talk).slice(0, 60))}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Section>
  );
}
