// One round: by whom, when and how, the terms in a paragraph, what changed, why, and the answer.
import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconCheck,
  IconDots,
  IconPencil,
  IconTrash,
  IconX,
} from "@tabler/icons-react";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { usePresentation } from "../../../frame/presentation.ts";
import { showInstant, showInstantDay, showRelative } from "../../../format.ts";
import { LineOrigin } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { acceptOffer, declineOffer, trashOffer } from "../actions.tsx";
import type { Offer } from "../negotiation.ts";
import classes from "../Negotiations.module.css";
import { difference, paragraph } from "../say.ts";
import { kindName } from "./Talks.tsx";

export interface RoundProps {
  offer: Offer;
  number: number;
  /** What was on the table before, or in force. */
  before: Terms | null;
  beforeName: string;
  partner: string;
  isLast: boolean;
  /** The same side made another offer since, without an answer to this one. */
  isReplaced: boolean;
  closed: boolean;
  onCounter: () => void;
  onEdit: () => void;
}

export function Round(props: RoundProps) {
  const { offer, number, before, beforeName, partner, isLast, isReplaced, closed, onCounter, onEdit } = props;
  const { id, uid, by, at, channel, terms, note, answer, answeredAt } = offer;
  const Arrow = by === "us" ? IconArrowUpRight : IconArrowDownLeft;
  // Why somebody offered is a note to oneself.
  const presenting = usePresentation();
  const canAnswer = answer === null && !closed && !isReplaced;
  return (
    <li className={classes.round} data-by={by} data-last={isLast || undefined}>
      <span className={classes.roundMark} data-by={by}>
        <Arrow size={14} aria-hidden />
      </span>
      <div className={classes.roundHead}>
        <h3 className={classes.roundTitle}>{t(`ui.negotiations.round.by.${by}`, { number })}</h3>
        <span className={classes.meta} title={showInstant(at)}>
          {[...(channel ? [kindName(channel)] : []), showInstantDay(at), showRelative(at)].join(" · ")}
        </span>
        <span className={classes.answer} data-answer={answer ?? (isReplaced || closed ? "past" : "open")}>
          {answer === null
            ? t(
                isReplaced
                  ? "ui.negotiations.round.replaced"
                  : closed
                    ? "ui.negotiations.round.unanswered"
                    : "ui.negotiations.round.open",
              )
            : t(`ui.negotiations.round.answer.${answer}`, { day: showInstantDay(answeredAt ?? at) })}
        </span>
        {answer === null && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size="sm" aria-label={t("ui.negotiations.round.more", { number })}>
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {!closed && (
                <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={onEdit}>
                  {t("ui.negotiations.round.edit")}
                </Menu.Item>
              )}
              <Menu.Item
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => void trashOffer(id)}
              >
                {t("ui.negotiations.trash")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <LineOrigin uid={uid} field="terms">
        <p className={classes.prose} dir="auto">
          {paragraph(terms)}
        </p>
      </LineOrigin>
      {before && (
        <p className={classes.diff}>
          <span className={classes.faint}>{beforeName} </span>
          {difference(before, terms)}
        </p>
      )}
      {note && !presenting && (
        <p className={classes.why} dir="auto">
          {note}
        </p>
      )}
      {canAnswer && (
        <Group gap="xs" className={classes.roundActions}>
          <Button
            size="compact-sm"
            variant={!isLast ? "default" : by === "them" ? "filled" : "light"}
            leftSection={<IconCheck size={14} aria-hidden />}
            onClick={() => void acceptOffer(offer, partner)}
          >
            {t(`ui.negotiations.round.accept.${by}`)}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={
              by === "us" ? (
                <IconArrowDownLeft size={14} aria-hidden />
              ) : (
                <IconArrowUpRight size={14} aria-hidden />
              )
            }
            onClick={onCounter}
          >
            {t(`ui.negotiations.round.counter.${by}`)}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() => void declineOffer(offer, partner)}
          >
            {t(`ui.negotiations.round.decline.${by}`)}
          </Button>
        </Group>
      )}
    </li>
  );
}
