// Waiting that never flashes: nothing for 150 ms, then a quiet spinner.
import { Center, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { t } from "../words.ts";

/** True once `pending` has lasted 150 ms. */
export function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => setSlow(true), 150);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending]);
  return slow;
}

export function Waiting({ label = t("ui.frame.loading") }: { label?: string }) {
  return (
    <Center p="xl" mih="6rem" aria-busy>
      {useSlow(true) && (
        <output aria-label={label}>
          <Loader size="sm" aria-hidden />
        </output>
      )}
    </Center>
  );
}
