// What the search box can do besides finding: every key that works now as a command, and commands that take a name.
import { fits, nameBehind } from "../../../electron/domain/search/commands.ts";
import { t, type WordKey } from "../../words.ts";
import { openDialog } from "../dialogs.ts";
import type { KeyGroup } from "../keys.ts";

export interface Command {
  id: string;
  label: string;
  /** As registered; empty where it has none. */
  keys: string;
  run: () => void;
}

/** Typed first, it shows commands alone. */
export const commandSign = ">";
const most = 6;
/** Fewer letters fit too much. */
const least = 3;
/** Keys that only mean something where the focus is. */
const local = /^(?:Arrow|Home|End|Page|Enter|Space|Escape|Delete|Tab|shift\+|[jk]$)/;

/** Commands that fit; all of them for the sign alone. */
export function commandsFor(groups: readonly KeyGroup[], text: string): Command[] {
  const only = text.startsWith(commandSign);
  const typed = only ? text.slice(1).trim() : text;
  if (!only && typed.length < least) return [];
  const found = new Map<string, Command>();
  for (const { bindings } of groups)
    for (const { keys, label, run } of bindings) {
      if (!label || local.test(keys) || label === "ui.frame.keys.search") continue;
      const shown = t(label);
      if ((typed === "" && only) || fits(typed, shown))
        found.set(shown, {
          id: `command:${keys}:${label}`,
          label: shown,
          keys: keys.startsWith("menu:") ? "" : keys,
          run: () => void run(),
        });
    }
  return [...found.values()].slice(0, only ? 40 : most);
}

interface Whom {
  partnerId?: number;
  contactId?: number;
}
/** A command whose rest of the text is a name. A later one (a task, an offer) is one line here. */
const withObject: readonly { before: WordKey; label: WordKey; run: (whom: Whom) => void }[] = [
  {
    before: "ui.frame.search.before.logCall",
    label: "ui.frame.search.logCallWith",
    run: (whom) => openDialog({ name: "logCall", ...whom }),
  },
  {
    before: "ui.frame.search.before.task",
    label: "ui.frame.search.taskFor",
    run: (preset) => openDialog({ name: "task", preset }),
  },
  {
    before: "ui.frame.search.before.write",
    label: "ui.frame.search.writeTo",
    run: (whom) => openDialog({ name: "write", ...whom }),
  },
];

export interface ObjectCommand {
  label: WordKey;
  /** The name that is looked for. */
  name: string;
  run: (whom: Whom) => void;
}

/** The command that the text begins with, where a name follows. */
export function objectCommand(text: string): ObjectCommand | null {
  const bare = text.startsWith(commandSign) ? text.slice(1) : text;
  for (const { before, label, run } of withObject) {
    const name = nameBehind(bare, t(before).split("|"));
    if (name !== null) return { label, name, run };
  }
  return null;
}
