// The overlay that `?` opens: every key that works now, as the pages registered it, and those of fields and dialogs.
import { Kbd, Modal, Text, Title } from "@mantine/core";
import { Fragment } from "react";
import { isMac, useAllKeys, type KeyBinding, type KeyGroup } from "../../frame/keys.ts";
import { t, type WordKey } from "../../words.ts";
import { isWord } from "../isWord.ts";
import classes from "./KeysOverlay.module.css";

/** `range`: the keys are the first and the last of a row of keys, not pressed one after the other. */
type Line = Pick<KeyBinding, "keys" | "label"> & { range?: boolean };

/** What works on every page comes first. */
const everywhere: WordKey = "ui.frame.keys.anywhere";

/** Keys that fields and dialogs answer themselves, so that nothing registers them. */
const fixed: { title: WordKey; bindings: Line[] }[] = [
  {
    title: "ui.keys.fixed.field",
    bindings: [
      { keys: "Enter", label: "ui.keys.fixed.save" },
      { keys: "Escape", label: "ui.keys.fixed.restore" },
    ],
  },
  {
    title: "ui.keys.fixed.log",
    bindings: [
      { keys: "alt+1 alt+6", label: "ui.keys.fixed.kind", range: true },
      { keys: "shift+Enter", label: "ui.keys.fixed.newLine" },
      { keys: "1 4", label: "ui.keys.fixed.next", range: true },
    ],
  },
  {
    title: "ui.tasks.quick.title",
    bindings: [
      { keys: "Enter", label: "ui.tasks.quick.make" },
      { keys: "shift+Enter", label: "ui.tasks.keys.next" },
    ],
  },
  {
    title: "ui.tasks.calendar.label",
    bindings: [
      { keys: "Space", label: "ui.tasks.keys.pick" },
      { keys: "ArrowLeft ArrowRight", label: "ui.tasks.keys.move" },
      { keys: "Escape", label: "ui.tasks.keys.leave" },
    ],
  },
  { title: "ui.keys.fixed.dialog", bindings: [{ keys: "Escape", label: "ui.keys.fixed.close" }] },
];

export function KeysOverlay({ onClose }: { onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ui.keys.title")}
      size="56rem"
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <Text c="dimmed" size="sm" mb="md">
        {t("ui.keys.lead")}
      </Text>
      <AllKeys />
    </Modal>
  );
}

function AllKeys() {
  const groups = joined(useAllKeys());
  return (
    <div className={classes.columns}>
      {[...groups, ...fixed].map((group) => (
        <section key={group.title} className={classes.group} aria-label={t(group.title)}>
          <Title order={2} className={classes.title}>
            {t(group.title)}
          </Title>
          <dl className={classes.lines}>
            {group.bindings.map((line) =>
              line.label ? (
                <div key={`${line.keys} ${line.label}`} className={classes.line}>
                  <dt>{t(line.label)}</dt>
                  <dd>
                    <Pressed keys={line.keys} between={line.range ? "–" : t("ui.keys.between")} />
                  </dd>
                </div>
              ) : null,
            )}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Groups of one name become one; the same command with two keys stays two lines. */
function joined(groups: KeyGroup[]): { title: WordKey; bindings: Line[] }[] {
  const byTitle = new Map<WordKey, Line[]>();
  for (const group of groups) {
    const lines = byTitle.get(group.title) ?? [];
    byTitle.set(group.title, lines);
    for (const line of group.bindings)
      // What only the menu and the search box have is no key.
      if (line.label && !line.keys.startsWith("menu:") && !lines.some((other) => other.keys === line.keys))
        lines.push(line);
  }
  return [...byTitle]
    .filter(([, bindings]) => bindings.length > 0)
    .map(([title, bindings]) => ({ title, bindings }))
    .toSorted((a, b) => Number(b.title === everywhere) - Number(a.title === everywhere));
}

function Pressed({ keys, between }: { keys: string; between: string }) {
  return keys.split(" ").map((chord, at) => (
    <Fragment key={chord}>
      {at > 0 && <span className={classes.between}>{between}</span>}
      {chord.split("+").map((part) => (
        <Kbd key={part} size="sm">
          {nameOf(part)}
        </Kbd>
      ))}
    </Fragment>
  ));
}

/** The key as it is printed on this machine's keyboard. */
function nameOf(part: string): string {
  const name =
    { mod: isMac ? "Meta" : "Control", alt: isMac ? "Option" : "Alt", shift: "Shift" }[part] ?? part;
  const key = `ui.keys.names.${name}`;
  return isWord(key) ? t(key) : name.toUpperCase();
}
