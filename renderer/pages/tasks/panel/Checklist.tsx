// The checklist of a task: tick, write, move with Alt and the arrows, take away; a new item at its end.
import { ActionIcon, Checkbox, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent } from "react";
import type { CheckItem } from "../../../../electron/domain/tasks/task.ts";
import { showNumber } from "../../../format.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { Origin, originOf, useOrigins } from "../../../ui/Origin.tsx";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import type { WholeTask } from "../task.ts";
import classes from "../Tasks.module.css";
import { saveTask } from "./save.ts";
import { endKey } from "../../../ui/endKey.ts";

export function Checklist({ task }: { task: WholeTask }) {
  const { id, items } = task;
  const origins = useOrigins(task.uid);
  const [draft, setDraft] = useState<{ next: CheckItem[]; of: readonly CheckItem[] } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  // What was changed shows at once, until the store's own list has arrived.
  const shown = draft && draft.of === items ? draft.next : items;

  const save = async (next: CheckItem[]): Promise<void> => {
    setDraft({ next, of: items });
    try {
      await saveTask(id, { checklist: next });
    } catch (error) {
      setDraft(null);
      throw error;
    }
  };
  const put = (next: CheckItem[]): void => void save(next).catch(sayError);
  const replace = (at: number, item: CheckItem | null): CheckItem[] =>
    shown.flatMap((one, place) => (place === at ? (item ? [item] : []) : [one]));
  const move = (at: number, by: number): void => {
    const to = at + by;
    if (to < 0 || to >= shown.length) return;
    const next = [...shown];
    next.splice(to, 0, ...next.splice(at, 1));
    put(next);
    // The item keeps the focus on its way.
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLInputElement>("input[type=text]")[to]?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    move(at, by);
  };
  const keys = keysOf(shown);
  const done = shown.filter((item) => item.done).length;
  return (
    <Section
      title={t("ui.tasks.checklist.title")}
      aside={shown.length > 0 ? `${showNumber(done)}/${showNumber(shown.length)}` : undefined}
    >
      <Origin origin={shown.length > 0 ? originOf(origins, "checklist") : undefined}>
        <ul ref={list} className={classes.items} aria-label={t("ui.tasks.checklist.title")}>
          {shown.map((item, at) => (
            <li key={keys[at]} className={classes.item} data-done={item.done || undefined}>
              <Checkbox
                size="xs"
                checked={item.done}
                onChange={() => put(replace(at, { ...item, done: !item.done }))}
                aria-label={t("ui.tasks.checklist.tick", { text: item.text })}
              />
              {/* The field inside is the control; this only hears the arrows on their way. */}
              <div
                className={classes.itemText}
                role="presentation"
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                <InlineField
                  label={t("ui.tasks.checklist.item", { place: at + 1 })}
                  hideLabel
                  value={item.text}
                  save={(text) => save(replace(at, text === null ? null : { ...item, text }))}
                />
              </div>
              <span className={classes.itemActions}>
                <ActionIcon
                  size="sm"
                  disabled={at === 0}
                  aria-label={t("ui.tasks.checklist.earlier", { text: item.text })}
                  onClick={() => move(at, -1)}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  disabled={at === shown.length - 1}
                  aria-label={t("ui.tasks.checklist.later", { text: item.text })}
                  onClick={() => move(at, 1)}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={t("ui.frame.removeNamed", { name: item.text })}
                  onClick={() => put(replace(at, null))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </span>
            </li>
          ))}
        </ul>
      </Origin>
      <AddItem onAdd={(text) => save([...shown, { text, done: false }])} />
    </Section>
  );
}

/** Two items may say the same: then the place among them tells them apart. */
const keysOf = (items: readonly CheckItem[]): string[] =>
  items.map(
    ({ text }, at) => `${items.slice(0, at).filter((before) => before.text === text).length} ${text}`,
  );

/** Enter adds and stays, for the next one. */
function AddItem({ onAdd }: { onAdd: (text: string) => Promise<void> }) {
  const [text, setText] = useState("");
  const add = async (): Promise<void> => {
    const typed = text.trim();
    if (typed === "") return;
    setText("");
    try {
      await onAdd(typed);
    } catch (error) {
      setText(typed);
      sayError(error);
    }
  };
  return (
    <TextInput
      aria-label={t("ui.tasks.checklist.add")}
      placeholder={t("ui.tasks.checklist.add")}
      value={text}
      variant="unstyled"
      className={classes.addItem}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => void add()}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          void add();
        }
        if (event.key === "Escape" && text !== "") {
          endKey(event);
          setText("");
        }
      }}
      maxLength={2000}
      dir="auto"
    />
  );
}
