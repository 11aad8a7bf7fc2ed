// The files whose import was begun and left: the way back to each, also while it runs.
import { Button, Group, Text } from "@mantine/core";
import { go } from "../../routes.ts";
import { t } from "../../words.ts";
import { useTask } from "./longTask.ts";
import { importAddress } from "./openFile.ts";
import { end, useSeen, useSessions, type Session, type Step } from "./session.ts";
import classes from "./Import.module.css";

export function OpenFiles() {
  const sessions = useSessions();
  if (sessions.length === 0) return null;
  return (
    <ul className={classes.open} aria-label={t("ui.imports.open")}>
      {sessions.map((session) => (
        <OpenFile key={session.token} session={session} />
      ))}
    </ul>
  );
}

function OpenFile({ session }: { session: Session }) {
  const { step } = useSeen(session);
  const { state } = useTask(session.tasks.run);
  const running = state === "running";
  const inspected = useTask(session.tasks.inspect);
  // What is done is among the past imports below; what could not be read leads nowhere.
  if (state === "done" || (inspected.state === "failed" && !inspected.value)) return null;
  return (
    <li className={classes.openFile}>
      <Text truncate dir="auto" fw={500} title={session.name}>
        {session.name}
      </Text>
      <Text size="sm" c="dimmed">
        {stateOf(running, inspected.state === "idle", step)}
      </Text>
      <Group gap="xs" ml="auto" wrap="nowrap">
        <Button size="compact-sm" variant="default" onClick={() => go(importAddress(session.token))}>
          {t("ui.imports.goOn")}
        </Button>
        {!running && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={t("ui.imports.leaveNamed", { name: session.name })}
            onClick={() => end(session)}
          >
            {t("ui.frame.close")}
          </Button>
        )}
      </Group>
    </li>
  );
}

function stateOf(running: boolean, waits: boolean, step: Step): string {
  if (running) return t("ui.imports.stateRunning");
  return waits ? t("ui.imports.stateWaits") : t(`ui.imports.steps.${step}`);
}
