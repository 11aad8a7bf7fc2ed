// One conflict in full: both values side by side, who wrote them and when, and which is taken.
import { Button, Group, Kbd, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { t } from "../../../words.ts";
import { choicesOf, newerOf } from "../decide.ts";
import { tableWord, type Names } from "../sayValue.ts";
import type { Choice, Conflict } from "../shared.ts";
import { Side } from "./Side.tsx";
import { both, sayTitle } from "./words.ts";
import classes from "../Share.module.css";

export interface OneConflictProps {
  conflict: Conflict;
  chosen: Choice | null;
  choose: (choice: Choice) => boolean;
  names: Names;
  at: number;
  count: number;
  step: (by: number) => void;
  /** To the next undecided one; null where all are decided. */
  toOpen: (() => void) | null;
}

export function OneConflict({ conflict, chosen, choose, names, at, count, step, toOpen }: OneConflictProps) {
  const { table, title, partner } = conflict;
  const newer = newerOf(conflict);
  const of = table === "partner" || partner === null || partner === title ? null : partner;
  return (
    <section className={classes.one} aria-labelledby="share-conflict">
      <div className={classes.oneHead}>
        <div>
          <Text size="sm" c="dimmed" dir="auto">
            {[tableWord(table), of].filter((part) => part !== null).join(" · ")}
          </Text>
          <Title order={2} id="share-conflict" dir="auto" className={classes.oneTitle}>
            {sayTitle(conflict, names)}
          </Title>
        </div>
        <Group gap={4} wrap="nowrap">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            onClick={() => step(-1)}
            disabled={count < 2}
          >
            {t("ui.share.decide.previous")}
          </Button>
          <Text size="sm" c="dimmed" className={classes.place}>
            {t("ui.share.decide.place", { at: at + 1, count })}
          </Text>
          <Button
            variant="default"
            size="compact-sm"
            rightSection={<IconArrowRight size={14} aria-hidden />}
            onClick={() => step(1)}
            disabled={count < 2}
          >
            {t("ui.share.decide.next")}
          </Button>
        </Group>
      </div>
      <fieldset aria-labelledby="share-conflict" className={classes.sides}>
        {choicesOf(conflict).map((choice, index) => (
          <button
            key={choice}
            type="button"
            aria-pressed={chosen === choice}
            className={classes.side}
            data-choice={choice}
            onClick={() => choose(choice)}
          >
            <span className={classes.sideHead}>
              <span className={classes.dot} data-on={chosen === choice || undefined} aria-hidden />
              <span className={classes.sideName}>{t(`ui.share.decide.${choice}`)}</span>
              {newer === choice && <span className={classes.newer}>{t("ui.share.decide.newer")}</span>}
              <Kbd size="xs" ml="auto" aria-hidden>
                {index + 1}
              </Kbd>
            </span>
            {choice === "both" ? (
              <Text size="sm" c="dimmed">
                {both(conflict)}
              </Text>
            ) : (
              <Side conflict={conflict} side={choice} names={names} />
            )}
          </button>
        ))}
      </fieldset>
      <Group gap="sm">
        {toOpen && (
          <Button
            variant={chosen === null ? "default" : "filled"}
            rightSection={<IconArrowRight size={16} aria-hidden />}
            onClick={toOpen}
          >
            {t("ui.share.decide.nextUndecided")}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {t(conflict.both ? "ui.share.decide.hintBoth" : "ui.share.decide.hint")}
        </Text>
      </Group>
    </section>
  );
}
