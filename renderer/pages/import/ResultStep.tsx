// Step 3: the import as it goes, then what came of it, with its undo.
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { go, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { useTask } from "./longTask.ts";
import { Middle } from "./Middle.tsx";
import { chooseFile } from "./openFile.ts";
import { Problems } from "./Problems.tsx";
import { SaveRejected } from "./PreviewStep.tsx";
import { ProgressNote } from "./ProgressNote.tsx";
import { Summary } from "./Summary.tsx";
import { UndoOutcome } from "./UndoOutcome.tsx";
import type { Session } from "./session.ts";
import classes from "./Import.module.css";

export function ResultStep({ session }: { session: Session }) {
  const run = useTask(session.tasks.run);
  return (
    <Middle label={t("ui.imports.steps.result")}>
      {run.state === "running" && (
        <ProgressNote
          title={t("ui.imports.importing", { name: session.name })}
          progress={run.progress}
          cancel={() => session.tasks.run.cancel()}
          hint={t("ui.imports.cancelSafe")}
        />
      )}
      {run.state === "cancelled" && <NotDone session={session} text={t("ui.imports.cancelled")} />}
      {run.state === "failed" && run.error && (
        <>
          <ErrorNote error={run.error} />
          <NotDone session={session} text={t("ui.imports.failedSafe")} />
        </>
      )}
      {run.state === "done" && <Done session={session} />}
    </Middle>
  );
}

function NotDone({ session, text }: { session: Session; text: string }) {
  return (
    <Stack align="flex-start" gap="sm">
      <Text component="output">{text}</Text>
      <Button onClick={() => void session.preview()}>{t("ui.imports.tryAgain")}</Button>
    </Stack>
  );
}

function Done({ session }: { session: Session }) {
  const { value } = useTask(session.tasks.run);
  const undo = useTask(session.tasks.undo);
  const title = useRef<HTMLHeadingElement>(null);
  // The button that started it is gone: the keyboard goes on from here.
  useEffect(() => title.current?.focus(), []);
  if (!value) return null;
  const undone = undo.state === "done";
  return (
    <Stack gap="lg" align="flex-start">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <IconCircleCheck size={22} className={classes.good} aria-hidden />
        <Title order={2} ref={title} tabIndex={-1} className={classes.doneTitle}>
          {t(undone ? "ui.imports.doneUndone" : "ui.imports.doneLead", { name: session.name })}
        </Title>
      </Group>
      {undone && undo.value ? <UndoOutcome outcome={undo.value} /> : <Summary value={value} done />}
      {!undone && <Problems problems={value.problems} />}
      {undo.state === "running" && <ProgressNote title={t("ui.imports.undoing")} progress={undo.progress} />}
      {undo.error && <ErrorNote error={undo.error} retry={() => void session.undo()} />}
      <Group gap="xs">
        {!undone && <Button onClick={() => go(routes.partners())}>{t("ui.imports.showPartners")}</Button>}
        {!undone && value.rejected.length > 0 && (
          <SaveRejected session={session} count={value.rejected.length} />
        )}
        {!undone && (
          <Button variant="default" disabled={undo.state === "running"} onClick={() => void session.undo()}>
            {t("ui.imports.undo")}
          </Button>
        )}
        <Button variant="default" onClick={() => void chooseFile()}>
          {t("ui.imports.importMore")}
        </Button>
      </Group>
    </Stack>
  );
}
