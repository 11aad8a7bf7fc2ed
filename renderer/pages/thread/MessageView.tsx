// One message of a conversation: a line when folded; opened, who and when, its text or its formatted form, its files.
import { SegmentedControl, UnstyledButton } from "@mantine/core";
import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconChevronDown,
  IconChevronRight,
  IconPaperclip,
} from "@tabler/icons-react";
import { useMemo, useState, type KeyboardEvent } from "react";
import { foldQuoted } from "../../../electron/domain/mail/quoted.ts";
import { showInstant, showInstantDay } from "../../format.ts";
import { LineOrigin } from "../../ui/Origin.tsx";
import { t } from "../../words.ts";
import { FileList, type MessageRow } from "./FileList.tsx";
import { MailHtml } from "./MailHtml.tsx";
import { MailText } from "./MailText.tsx";
import classes from "./Thread.module.css";

export interface MessageViewProps {
  message: MessageRow;
  open: boolean;
  onToggle: () => void;
  /** Moves the focus to the message before (-1) or after. */
  onWalk: (step: 1 | -1) => void;
}

/** "Maya Chen" of "Maya Chen <maya@kestrel.example>": a folded line has room for the name only. */
const shortName = (from: string): string => from.replace(/\s*<[^<>]*>$/, "") || from;

const firstWords = (text: string): string =>
  foldQuoted(text.slice(0, 4000))
    .filter(({ kind }) => kind === "text")
    .map((part) => part.text)
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 240);

export function MessageView({ message, open, onToggle, onWalk }: MessageViewProps) {
  const { id, at, from, text, attachments, kind } = message;
  const sender = from === "" ? t(`ui.names.kind.${kind}`) : from;
  const excerpt = useMemo(() => firstWords(text), [text]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === 1 || step === -1) onWalk(step);
    else if (event.key === (open ? "ArrowLeft" : "ArrowRight")) onToggle();
    else return;
    event.preventDefault();
  };
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <article className={classes.message} id={`message-${id}`} data-open={open || undefined}>
      <UnstyledButton
        className={classes.head}
        data-message={id}
        aria-expanded={open}
        onClick={onToggle}
        onKeyDown={onKeyDown}
      >
        <Chevron size={14} className={classes.chevron} aria-hidden />
        <b className={classes.sender} dir="auto">
          {open ? sender : shortName(sender)}
        </b>
        {!open && (
          <span className={classes.excerpt} dir="auto">
            {excerpt}
          </span>
        )}
        {!open && attachments.length > 0 && (
          <span className={classes.meta}>
            <IconPaperclip size={13} aria-hidden /> {attachments.length}
          </span>
        )}
        <span className={classes.when} title={showInstant(at)}>
          {open ? showInstant(at) : showInstantDay(at)}
        </span>
      </UnstyledButton>
      {open && <Opened message={message} />}
    </article>
  );
}

type Look = "text" | "formatted";
// The form stays while one walks from conversation to conversation.
let lastLook: Look = "text";

function Opened({ message }: { message: MessageRow }) {
  const { uid, to, cc, direction, text, html, attachments } = message;
  const [look, setLook] = useState<Look>(lastLook);
  const choose = (next: Look): void => {
    lastLook = next;
    setLook(next);
  };
  return (
    <div className={classes.opened}>
      <div className={classes.meant}>
        <LineOrigin uid={uid}>
          <div className={classes.addressees}>
            {direction !== "none" && (
              <span className={classes.way}>
                {direction === "out" ? (
                  <IconArrowUpRight size={13} aria-hidden />
                ) : (
                  <IconArrowDownLeft size={13} aria-hidden />
                )}{" "}
                {t(direction === "out" ? "ui.said.thread.sent" : "ui.said.thread.received")}
              </span>
            )}
            <Boxes label={t("ui.said.thread.to")} boxes={to} />
            <Boxes label={t("ui.said.thread.cc")} boxes={cc} />
          </div>
        </LineOrigin>
        {html !== undefined && (
          <SegmentedControl
            aria-label={t("ui.said.thread.look")}
            value={look}
            onChange={choose}
            data={[
              { value: "text", label: t("ui.said.thread.text") },
              { value: "formatted", label: t("ui.said.thread.formatted") },
            ]}
          />
        )}
      </div>
      {html !== undefined && look === "formatted" ? <MailHtml html={html} /> : <MailText text={text} />}
      <FileList files={attachments} />
    </div>
  );
}

const few = 6;

function Boxes({ label, boxes }: { label: string; boxes: readonly string[] }) {
  const [all, setAll] = useState(false);
  if (boxes.length === 0) return null;
  const shown = all ? boxes : boxes.slice(0, few);
  return (
    <span className={classes.boxes}>
      <span className={classes.label}>{label}</span>{" "}
      {shown.map((box, at) => (
        <bdi key={box}>
          {box}
          {at < shown.length - 1 ? ", " : ""}
        </bdi>
      ))}
      {!all && boxes.length > few && (
        <UnstyledButton className={classes.moreBoxes} onClick={() => setAll(true)}>
          {t("ui.imports.andMore", { count: boxes.length - few })}
        </UnstyledButton>
      )}
    </span>
  );
}
