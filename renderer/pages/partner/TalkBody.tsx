// What an entry of the timeline says: a talk in full; of a message its first lines, for the conversation has it whole.
import { Anchor } from "@mantine/core";
import { IconCalendarEvent, IconCalendarX, IconPaperclip, IconRepeat } from "@tabler/icons-react";
import { foldQuoted } from "../../../electron/domain/mail/quoted.ts";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import classes from "./Partner.module.css";
import { ruleWords } from "./ruleWords.ts";
import type { TalkRow } from "./talkRow.ts";

/** More than six lines never show: a newsletter is not laid out whole for them. */
const looked = 4000;
const shown = 900;

function firstLines(text: string): string {
  const own = foldQuoted(text.slice(0, looked))
    .filter(({ kind }) => kind === "text")
    .map((part) => part.text)
    .join("")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
  return (own || text.trim()).slice(0, shown);
}

export function TalkBody({ row }: { row: TalkRow }) {
  const { id, subject, text, message, cancelled } = row;
  if (message) {
    return (
      <>
        <div className={classes.talkSubject} dir="auto">
          <Anchor href={href(routes.thread(id))} inherit fw={600} c="inherit">
            {subject || t("ui.said.noSubject")}
          </Anchor>
        </div>
        <div className={`${classes.talkText} ${classes.talkClamped}`} dir="auto">
          {firstLines(text)}
        </div>
      </>
    );
  }
  return (
    <>
      {subject && (
        <div className={classes.talkText} dir="auto" data-cancelled={cancelled || undefined}>
          <b>{subject}</b>
        </div>
      )}
      {text !== "" && (
        <div className={classes.talkText} dir="auto">
          {text}
        </div>
      )}
    </>
  );
}

/** A meeting ahead or called off, one that happens again, files: each an icon with its word. */
export function TalkMarks({ row }: { row: TalkRow }) {
  const { planned, cancelled, rule, files } = row;
  const often = ruleWords(rule);
  return (
    <>
      {cancelled && (
        <span className={classes.talkMark} data-tone="look">
          <IconCalendarX size={13} aria-hidden /> {t("ui.said.timeline.cancelled")}
        </span>
      )}
      {planned && !cancelled && (
        <span className={classes.talkMark} data-tone="accent">
          <IconCalendarEvent size={13} aria-hidden /> {t("ui.said.timeline.planned")}
        </span>
      )}
      {often !== null && (
        <span className={classes.talkMark}>
          <IconRepeat size={13} aria-hidden /> {often}
        </span>
      )}
      {files > 0 && (
        <span className={classes.talkMark}>
          <IconPaperclip size={13} aria-hidden /> {t("ui.said.files", { count: files })}
        </span>
      )}
    </>
  );
}
