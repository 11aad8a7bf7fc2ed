// A reminder was set: whoever offers to keep running in the background listens here.
let listener: (() => void) | null = null;

/** Called each time a reminder was set; the listener knows whether it was the first one. */
export const onFirstReminder = (): void => listener?.();

/** The one that is told. Returns what ends it. */
export function followReminders(tell: () => void): () => void {
  listener = tell;
  return () => {
    if (listener === tell) listener = null;
  };
}
