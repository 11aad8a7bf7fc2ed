// What is shown while the workspace opens, and when it cannot: nothing of the app before its data is whole.
import { Button, Center, Group, Progress, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { call, useRead } from "../api/client.ts";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { sayError } from "../ui/undo.tsx";
import { useSlow } from "../ui/Waiting.tsx";
import { t } from "../words.ts";

const phases = {
  migrating: "ui.frame.store.migrating",
  backup: "ui.frame.store.backup",
  undoing: "ui.frame.store.undoing",
  moving: "ui.frame.store.moving",
} as const;

const phaseText = (phase: string): string =>
  t(phase in phases ? phases[phase as keyof typeof phases] : "ui.frame.store.opening");

export function StoreGate({ children }: { children: ReactNode }) {
  const { data, error } = useRead((api) => api.desk.ready, {});
  const waiting = !data || data.state === "opening";
  const slow = useSlow(waiting && !error);
  if (error) return <Alone title={t("ui.frame.store.failed")}>{<ErrorNote error={error} />}</Alone>;
  if (data?.state === "ready") return children;
  if (data?.state === "failed") {
    return (
      <Alone title={t("ui.frame.store.failed")}>
        {data.error && <ErrorNote error={data.error} />}
        <Group gap="xs">
          <Button onClick={() => void call((api) => api.desk.openWorkspace, {}).catch(sayError)}>
            {t("ui.frame.store.other")}
          </Button>
          <Button
            variant="default"
            onClick={() => void call((api) => api.desk.showWorkspace, {}).catch(sayError)}
          >
            {t("ui.frame.store.show")}
          </Button>
        </Group>
      </Alone>
    );
  }
  if (!slow) return null;
  const share = data?.total ? (100 * data.done) / data.total : null;
  return (
    <Alone title={t("ui.frame.name")}>
      <Text>{phaseText(data?.phase ?? "")}</Text>
      <Progress
        value={share ?? 100}
        animated={share === null}
        aria-label={phaseText(data?.phase ?? "")}
        w="100%"
      />
    </Alone>
  );
}

function Alone({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Center component="main" h="100%" p="xl">
      <Stack w="100%" maw="28rem" gap="sm">
        <Title order={1}>{title}</Title>
        {children}
      </Stack>
    </Center>
  );
}
