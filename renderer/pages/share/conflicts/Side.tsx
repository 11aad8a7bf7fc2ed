// One side of a conflict: its value, the words that differ marked, who wrote it and when.
import { Text } from "@mantine/core";
import { useMemo } from "react";
import { showInstant } from "../../../format.ts";
import { t } from "../../../words.ts";
import type { Names } from "../sayValue.ts";
import type { Conflict } from "../shared.ts";
import { alikeShare, placed, textDiff } from "../textDiff.ts";
import { saySide } from "./words.ts";
import classes from "../Share.module.css";

/** Short values are read at a glance. */
const long = 40;
/** With less in common marks only disturb. */
const enough = 0.3;

export interface SideProps {
  conflict: Conflict;
  side: "mine" | "theirs";
  names: Names;
  /** In a list: a few lines are enough. */
  short?: boolean;
}

export function Side({ conflict, side, names, short = false }: SideProps) {
  const { author, at } = conflict[side];
  return (
    <>
      <SideValue conflict={conflict} side={side} names={names} short={short} />
      <Text span size="xs" c="dimmed" dir="auto" className={classes.sideWho}>
        {short && <strong>{t(`ui.share.decide.${side}`)} · </strong>}
        {t("ui.share.decide.who", {
          author: author || t("ui.share.look.unknownAuthor"),
          at: showInstant(at),
        })}
      </Text>
    </>
  );
}

function SideValue({ conflict, side, names, short = false }: SideProps) {
  const mine = saySide(conflict, "mine", names);
  const theirs = saySide(conflict, "theirs", names);
  const pieces = useMemo(() => {
    if (mine.length < long || theirs.length < long) return null;
    const found = textDiff(mine, theirs);
    return alikeShare(found) < enough ? null : placed(found);
  }, [mine, theirs]);
  const text = side === "mine" ? mine : theirs;
  if (text === "")
    return (
      <span className={classes.value} data-short={short || undefined}>
        <em className={classes.meta}>{t("ui.share.decide.empty")}</em>
      </span>
    );
  return (
    <span className={classes.value} dir="auto" data-short={short || undefined}>
      {pieces
        ? pieces.map((piece) =>
            piece.in === "both" ? (
              <span key={piece.at}>{piece.text}</span>
            ) : (
              piece.in === side && (
                <mark key={piece.at} className={classes.differs}>
                  {piece.text}
                </mark>
              )
            ),
          )
        : text}
    </span>
  );
}
