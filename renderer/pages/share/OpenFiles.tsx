// The shared files that were opened and left: the way back to each, with what was decided so far.
import { Button, Group, Text } from "@mantine/core";
import { go, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import { useTask } from "../import/longTask.ts";
import { end, openOf, useSeen, useSessions, type Session } from "./session.ts";
import classes from "../import/Import.module.css";

export function OpenFiles() {
  const sessions = useSessions();
  if (sessions.length === 0) return null;
  return (
    <ul className={classes.open} aria-label={t("ui.share.file.open")}>
      {sessions.map((session) => (
        <OpenFile key={session.token} session={session} />
      ))}
    </ul>
  );
}

function OpenFile({ session }: { session: Session }) {
  const merge = useTask(session.tasks.merge);
  const state = useStateText(session);
  // What is done is among the earlier ones below.
  if (merge.state === "done") return null;
  return (
    <li className={classes.openFile}>
      <Text truncate dir="auto" fw={500} title={session.name}>
        {session.name}
      </Text>
      <Text size="sm" c="dimmed">
        {state}
      </Text>
      <Group gap="xs" ml="auto" wrap="nowrap">
        <Button size="compact-sm" variant="default" onClick={() => go(routes.share(session.token))}>
          {t("ui.share.file.goOn")}
        </Button>
        {merge.state !== "running" && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={t("ui.share.file.leaveNamed", { name: session.name })}
            onClick={() => end(session)}
          >
            {t("ui.frame.close")}
          </Button>
        )}
      </Group>
    </li>
  );
}

function useStateText(session: Session): string {
  const { choices } = useSeen(session);
  const look = useTask(session.tasks.look);
  const preview = useTask(session.tasks.preview);
  const merge = useTask(session.tasks.merge);
  if (merge.state === "running") return t("ui.share.file.state.running");
  if (preview.value) {
    const { conflicts, open } = openOf(preview.value, choices);
    return conflicts.length === 0
      ? t("ui.share.file.state.ready")
      : t("ui.share.file.state.decided", {
          done: conflicts.length - open.length,
          count: conflicts.length,
        });
  }
  if (look.value?.encrypted && preview.state !== "running") return t("ui.share.file.state.locked");
  if (look.state === "failed" || preview.state === "failed") return t("ui.share.file.state.failed");
  return t("ui.share.file.state.looking");
}
