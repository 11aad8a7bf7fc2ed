// The number that icon and tray show: asked for after changes, at most once in a while, never while nothing changes.
import type { Store } from "../store.ts";

/** Between two questions (ms): an import changes something several times a second. */
const rest = 1000;

export interface Due {
  /** Something has changed. */
  ask(): void;
  /** Already known, from a firing. */
  is(due: number): void;
  end(): void;
}

export function watchDue(store: Store, show: (due: number, focusUntil: number | null) => void): Due {
  let timer: NodeJS.Timeout | undefined;
  let due = 0;
  let focusUntil: number | null = null;

  const field = async (path: string, name: string): Promise<unknown> => {
    const result = await store.call(path, {});
    return result.ok && typeof result.value === "object" && result.value !== null
      ? Reflect.get(result.value, name)
      : undefined;
  };

  async function look() {
    const [badge, until] = await Promise.all([
      field("tasks.counts", "badge"),
      field("reminders.settings", "focusUntil"),
    ]);
    // A store that is being closed says neither.
    if (typeof badge !== "number") return;
    due = badge;
    focusUntil = typeof until === "number" ? until : null;
    show(due, focusUntil);
  }

  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined;
        void look();
      }, rest);
    },
    is(known) {
      due = known;
      show(due, focusUntil);
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
