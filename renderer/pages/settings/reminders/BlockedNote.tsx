// The system shows no notifications: since when, why, and what to do about it on this system.
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { showInstant } from "../../../format.ts";
import { t } from "../../../words.ts";
import { useBackground } from "./Closed.tsx";
import type { KeptSettings } from "./reminderSettings.ts";
import classes from "./Reminders.module.css";

const system = /windows/i.test(navigator.userAgent)
  ? "windows"
  : /mac/i.test(navigator.userAgent)
    ? "mac"
    : "linux";

export function BlockedNote({ blocked }: Pick<KeptSettings, "blocked">) {
  const state = useBackground();
  const now = state?.blocked ?? null;
  if (!blocked && !now && state?.supported.notifications !== false) return null;
  const reason = blocked?.reason || now?.reason;
  const since = blocked && showInstant(blocked.since);
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <Text fw={600}>{t("ui.remindersPage.blocked.title")}</Text>
        {(since || reason) && (
          <Text size="sm">
            {since
              ? reason
                ? t("ui.remindersPage.blocked.since", { when: since, reason })
                : t("ui.remindersPage.blocked.sinceOnly", { when: since })
              : t("ui.remindersPage.blocked.now", { reason: reason ?? "" })}
          </Text>
        )}
        <Text size="sm">{t(`ui.remindersPage.blocked.${system}`)}</Text>
      </div>
    </div>
  );
}
