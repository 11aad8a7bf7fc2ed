// The life of an edit in place: saving, a quiet tick, or what is wrong.
import { useCallback, useEffect, useRef, useState } from "react";
import { asFailure } from "../api/client.ts";

export interface Saving {
  state: "idle" | "saving" | "saved" | "failed";
  /** What is wrong, in a sentence. */
  error: string | null;
  /** True when it was saved. */
  run: (save: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
}

const tick = 1600;

export function useSaving(): Saving {
  const [now, setNow] = useState<Pick<Saving, "state" | "error">>({ state: "idle", error: null });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const clear = useCallback(() => setNow({ state: "idle", error: null }), []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const run = useCallback(
    async (save: () => Promise<unknown>) => {
      clearTimeout(timer.current);
      setNow({ state: "saving", error: null });
      try {
        await save();
        setNow({ state: "saved", error: null });
        timer.current = setTimeout(clear, tick);
        return true;
      } catch (thrown) {
        setNow({ state: "failed", error: asFailure(thrown).text });
        return false;
      }
    },
    [clear],
  );
  return { ...now, run, clear };
}
