// A question in the middle of an action: the dialog's answer as a promise, null when it was left.
import { Modal } from "@mantine/core";
import { useSyncExternalStore, type ReactNode } from "react";
import { t } from "../words.ts";

interface Asked {
  title: string;
  content: ReactNode;
  leave: () => void;
}

let asked: Asked | null = null;
const watchers = new Set<() => void>();
const show = (next: Asked | null): void => {
  asked = next;
  for (const watcher of watchers) watcher();
};

/** Shows a dialog; `content` gets the function that answers. */
export function ask<T>(title: string, content: (answer: (value: T) => void) => ReactNode): Promise<T | null> {
  asked?.leave();
  return new Promise((resolve) => {
    const close = (value: T | null): void => {
      show(null);
      resolve(value);
    };
    show({ title, content: content(close), leave: () => close(null) });
  });
}

/** Where the questions appear; mounted once. */
export function Questions() {
  const question = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => asked,
  );
  if (!question) return null;
  return (
    <Modal
      opened
      onClose={question.leave}
      title={question.title}
      size="sm"
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      {question.content}
    </Modal>
  );
}
