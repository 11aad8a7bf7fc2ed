// The conflicts of a file: one at a time or as a list, one choice for all alike, how far it is, and the foot that puts together.
import { Group, Progress, SegmentedControl, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useRef } from "react";
import { useKeys, type KeyBinding } from "../../../frame/keys.ts";
import { t } from "../../../words.ts";
import { Middle } from "../../import/Middle.tsx";
import { useUidNames } from "../../partner/changeWords.ts";
import { choicesOf, nextOpen } from "../decide.ts";
import { MergeFoot, mergeNow } from "../MergeFoot.tsx";
import { openOf, useSeen, type Session } from "../session.ts";
import type { Choice, Preview } from "../shared.ts";
import { ConflictList } from "./ConflictList.tsx";
import { OneConflict } from "./OneConflict.tsx";
import { RestMenu } from "./RestMenu.tsx";
import classes from "../Share.module.css";

const views = ["single", "list"] as const;
type View = (typeof views)[number];

export function DecideStep({ session, value }: { session: Session; value: Preview }) {
  const { choices, at } = useSeen(session);
  const { conflicts, open } = openOf(value, choices);
  const [view, setView] = useLocalStorage<View>({
    key: "share-conflicts",
    defaultValue: "single",
    getInitialValueInEffect: false,
  });
  const names = useUidNames();
  const scroller = useRef<HTMLElement>(null);
  const current = conflicts[at];
  const step = (by: number): void =>
    session.show((at + by + conflicts.length) % Math.max(1, conflicts.length));
  const choose = (choice: Choice): boolean => {
    if (!current || !choicesOf(current).includes(choice)) return false;
    session.choose(current.key, choices[current.key] === choice ? null : choice);
    return true;
  };
  const toOpen = (): void => {
    const next = nextOpen(conflicts, choices, at);
    if (next !== null) session.show(next);
  };
  const single = view === "single";
  const keys: KeyBinding[] = [
    { keys: "1", label: "ui.share.keys.mine", run: () => choose("mine") },
    { keys: "2", label: "ui.share.keys.theirs", run: () => choose("theirs") },
    { keys: "3", label: "ui.share.keys.both", run: () => choose("both") },
    { keys: single ? "ArrowRight" : "ArrowDown", label: "ui.share.keys.next", run: () => step(1) },
    { keys: single ? "ArrowLeft" : "ArrowUp", label: "ui.share.keys.previous", run: () => step(-1) },
    { keys: "j", run: () => step(1) },
    { keys: "k", run: () => step(-1) },
    { keys: "n", label: "ui.share.keys.undecided", run: toOpen },
    {
      keys: "mod+Enter",
      label: "ui.share.keys.merge",
      run: () => (open.length === 0 ? mergeNow(session) : false),
    },
  ];
  useKeys("ui.share.keys.title", keys);
  const done = conflicts.length - open.length;
  return (
    <Middle label={t("ui.share.file.steps.conflicts")} scroller={scroller}>
      <div className={classes.decideHead}>
        <Text className={classes.prose} size="sm" c="dimmed">
          {t("ui.share.decide.lead")}
        </Text>
        <Group gap="sm">
          <SegmentedControl
            aria-label={t("ui.share.decide.view")}
            value={view}
            onChange={(next) => setView(next)}
            data={views.map((one) => ({ value: one, label: t(`ui.share.decide.${one}`) }))}
          />
          <Progress
            className={classes.progress}
            value={(100 * done) / Math.max(1, conflicts.length)}
            aria-label={t("ui.share.decide.title")}
          />
          <Text size="sm" component="output" className={classes.counted}>
            {t("ui.share.decide.progress", { done, count: conflicts.length })}
          </Text>
          <RestMenu session={session} conflicts={conflicts} choices={choices} current={current} />
        </Group>
      </div>
      {single ? (
        current && (
          <OneConflict
            key={current.key}
            conflict={current}
            chosen={choices[current.key] ?? null}
            choose={choose}
            names={names}
            at={at}
            count={conflicts.length}
            step={step}
            toOpen={open.length > 0 ? toOpen : null}
          />
        )
      ) : (
        <ConflictList
          session={session}
          conflicts={conflicts}
          choices={choices}
          at={at}
          names={names}
          scroller={scroller}
          open={(index) => {
            session.show(index);
            setView("single");
          }}
        />
      )}
      <MergeFoot session={session} value={value} deciding />
    </Middle>
  );
}
