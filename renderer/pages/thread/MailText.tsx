// The text of a message: quoted history folded away, addresses that can be followed.
import { Anchor, UnstyledButton } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { linkParts } from "../../../electron/domain/mail/links.ts";
import { foldQuoted, type TextPart } from "../../../electron/domain/mail/quoted.ts";
import { openLink } from "../../ui/ItemList.tsx";
import { t } from "../../words.ts";
import classes from "./Thread.module.css";

interface Keyed<T> {
  key: string;
  one: T;
}
/** Parts of one text have no other identity than their place in it. */
const keyed = <T,>(parts: readonly T[]): Keyed<T>[] => parts.map((one, at) => ({ key: `part ${at}`, one }));

export function MailText({ text }: { text: string }) {
  const parts = useMemo(() => foldQuoted(text), [text]);
  if (text.trim() === "") return <p className={classes.none}>{t("ui.said.thread.empty")}</p>;
  // A message that only passes something on is nothing but a quote: folded, it would look empty.
  const only = parts.every(({ kind, text: each }) => kind === "quote" || each.trim() === "");
  return (
    <div className={classes.text}>
      {keyed(parts).map(({ key, one }) =>
        one.kind === "quote" && !only ? <Quote key={key} part={one} /> : <Plain key={key} text={one.text} />,
      )}
    </div>
  );
}

function Quote({ part }: { part: TextPart }) {
  const [open, setOpen] = useState(false);
  const label = t(open ? "ui.said.thread.hideQuoted" : "ui.said.thread.showQuoted");
  return (
    <div>
      <UnstyledButton
        className={classes.fold}
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        <IconDots size={14} aria-hidden /> {label}
      </UnstyledButton>
      {open && (
        <blockquote className={classes.quote} aria-label={t("ui.said.thread.quoted")}>
          <Plain text={unmarked(part.text)} />
        </blockquote>
      )}
    </div>
  );
}

/** The line at the side says what the first mark of each line says. */
const unmarked = (text: string): string => text.replaceAll(/^ {0,3}> ?/gm, "");

const Plain = ({ text }: { text: string }) => (
  <div className={classes.plain} dir="auto">
    {keyed(linkParts(text.replace(/^\n+|\s+$/g, ""))).map(({ key, one: { text: part, url } }) =>
      url === null ? (
        <span key={key}>{part}</span>
      ) : (
        <Anchor
          key={key}
          href={url}
          rel="noreferrer"
          underline="always"
          title={t("ui.said.thread.opensIn", { url })}
          onClick={(event) => {
            event.preventDefault();
            openLink(url);
          }}
        >
          {part}
        </Anchor>
      ),
    )}
  </div>
);
