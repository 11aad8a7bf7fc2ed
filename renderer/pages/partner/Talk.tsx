// One entry of the timeline, in full; edited where it stands.
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconDots,
  IconGift,
  IconMail,
  IconMessage,
  IconNote,
  IconPencil,
  IconPhone,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { useState } from "react";
import type { InteractionKind } from "../../../electron/domain/interaction.ts";
import { call } from "../../api/client.ts";
import { showInstant, showInstantDay, showList, showRelative } from "../../format.ts";
import { go, routes } from "../../routes.ts";
import { LineOrigin } from "../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Partner.module.css";
import { TalkBody, TalkMarks } from "./TalkBody.tsx";
import { TalkForm } from "./TalkForm.tsx";
import type { TalkRow } from "./talkRow.ts";

const icons: Record<InteractionKind, Icon> = {
  call: IconPhone,
  email: IconMail,
  meeting: IconUsers,
  chat: IconMessage,
  note: IconNote,
  gift: IconGift,
};

export interface TalkProps {
  row: TalkRow;
  people: readonly { id: number; fullName: string }[];
  /** Whose timeline it is read in: its own name need not be said. */
  partnerId: number | undefined;
}

export function Talk({ row, people, partnerId }: TalkProps) {
  const [editing, setEditing] = useState(false);
  const { id, uid, kind, at, direction, message, participants, importing, written } = row;
  const Glyph = icons[kind];
  const who = [
    ...new Set(
      participants.flatMap((one) =>
        one.contactId !== null ? [one.name ?? ""] : one.partnerId !== partnerId ? [one.partner ?? ""] : [],
      ),
    ),
  ].filter(Boolean);
  const trash = async (): Promise<void> => {
    try {
      const { batchId } = await call((api) => api.interactions.trash, { id });
      sayWithUndo(t("ui.partner.talk.trashed"), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  if (editing) {
    return (
      <article className={classes.talk}>
        <TalkForm
          people={people}
          whose={{ partnerId, contactId: undefined }}
          row={row}
          onDone={() => setEditing(false)}
        />
      </article>
    );
  }
  return (
    <article className={classes.talk} aria-label={`${t(`ui.names.kind.${kind}`)}, ${showInstant(at)}`}>
      <Glyph size={16} stroke={1.6} className={classes.talkIcon} aria-hidden />
      <div className={classes.talkHead}>
        <b>{t(`ui.names.kind.${kind}`)}</b>
        {direction !== "none" && (
          <span className={classes.meta}>
            {direction === "in" ? (
              <IconArrowDownLeft size={12} aria-hidden />
            ) : (
              <IconArrowUpRight size={12} aria-hidden />
            )}
            {t(`ui.names.direction.${direction}`)}
          </span>
        )}
        {written && (
          <span className={classes.meta}>
            <IconPencil size={12} aria-hidden /> {t("ui.write.mark")}
          </span>
        )}
        {who.length > 0 && <bdi>{showList(who)}</bdi>}
        <TalkMarks row={row} />
        <span className={classes.talkWhen} title={showInstant(at)}>
          {showRelative(at)}
          {" · "}
          {showInstantDay(at)}
        </span>
        {!importing && (
          <span className={classes.talkActions}>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size="sm" aria-label={t("ui.partner.talk.actions")}>
                  <IconDots size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {message ? (
                  <Menu.Item onClick={() => go(routes.thread(id))}>{t("ui.said.timeline.read")}</Menu.Item>
                ) : (
                  <Menu.Item onClick={() => setEditing(true)}>{t("ui.partner.talk.edit")}</Menu.Item>
                )}
                <Menu.Item onClick={() => void trash()}>{t("ui.partner.talk.trash")}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        )}
      </div>
      <LineOrigin uid={uid} field={message ? "subject" : "text"}>
        <TalkBody row={row} />
      </LineOrigin>
    </article>
  );
}
