// A note in the corner of the window. The newest is always seen: where all places are taken, the oldest goes.
import { notifications, notificationsStore, type NotificationData } from "@mantine/notifications";
import { t } from "../words.ts";

const closeButtonProps = { "aria-label": t("ui.frame.close") };

/** Mantine lets one too many wait until an older one goes, and with it its Undo, which nobody would see in time. */
export function notice(note: NotificationData): void {
  const { notifications: standing, limit } = notificationsStore.getState();
  const others = standing.filter(({ id }) => id !== note.id);
  if (others.length >= limit && others[0]?.id) notifications.hide(others[0].id);
  notifications.show({ closeButtonProps, ...note });
}
