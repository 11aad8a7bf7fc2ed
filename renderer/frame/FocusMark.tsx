// Focus is on: until when, and the click that ends it.
import { Button, Tooltip } from "@mantine/core";
import { IconMoon } from "@tabler/icons-react";
import { useEffect } from "react";
import { queries, readOptions, useRead } from "../api/client.ts";
import { showClock } from "../format.ts";
import { focusFor } from "../pages/settings/reminders/Focus.tsx";
import { say } from "../ui/undo.tsx";
import { t } from "../words.ts";
import classes from "./Frame.module.css";

/** The longest that a timer of the browser takes. */
const longest = 2_147_483_647;

export function FocusMark() {
  const until = useRead((api) => api.reminders.settings, {}).data?.focusUntil ?? null;
  useEffect(() => {
    if (until === null) return undefined;
    const { queryKey } = readOptions((api) => api.reminders.settings, {});
    const timer = setTimeout(
      () => void queries.invalidateQueries({ queryKey }),
      Math.min(longest, Math.max(0, until - Date.now()) + 500),
    );
    return () => clearTimeout(timer);
  }, [until]);
  if (until === null) return null;
  const time = showClock(until);
  return (
    <Tooltip label={t("ui.today.focus.end", { time })}>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconMoon size={16} stroke={1.6} aria-hidden />}
        classNames={{ root: classes.focus, label: classes.focusText }}
        aria-label={t("ui.today.focus.on", { time })}
        onClick={() => void focusFor(null).then(() => say(t("ui.today.focus.ended")))}
      >
        {t("ui.today.focus.on", { time })}
      </Button>
    </Tooltip>
  );
}
