// Step 3: the import as it goes, then what came of it, with its undo.
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { go, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { saidKind } from "./answers.ts";
import { FilesLeft } from "./FilesLeft.tsx";
import { importRest } from "./importRest.ts";
import { useTask } from "./longTask.ts";
import { Middle } from "./Middle.tsx";
import { chooseFile, importAddress } from "./openFile.ts";
import { Problems } from "./Problems.tsx";
import { SaveRejected } from "./PreviewStep.tsx";
import { ProgressNote } from "./ProgressNote.tsx";
import { Summary } from "./Summary.tsx";
import { plainQuestion, writeQuestion } from "../performance/question.ts";
import { ReportSummary } from "./report/ReportSummary.tsx";
import { UndoOutcome } from "./UndoOutcome.tsx";
import { useWaiting, type Imported, type Session, type ShownReport } from "./session.ts";
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
  const waiting = useWaiting(session);
  const [next = null] = waiting;
  const title = useRef<HTMLHeadingElement>(null);
  // The button that started it is gone: the keyboard goes on from here.
  useEffect(() => title.current?.focus(), []);
  if (!value) return null;
  const undone = undo.state === "done";
  const { filesLeft = 0 } = value;
  return (
    <Stack gap="lg" align="flex-start">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <IconCircleCheck size={22} className={classes.good} aria-hidden />
        <Title order={2} ref={title} tabIndex={-1} className={classes.doneTitle}>
          {t(undone ? "ui.imports.doneUndone" : "ui.imports.doneLead", { name: session.name })}
        </Title>
      </Group>
      {!undone && filesLeft > 0 && <FilesLeft count={filesLeft} />}
      {undone && undo.value ? <UndoOutcome outcome={undo.value} /> : <Summary value={value} done />}
      {!undone && <Problems problems={value.problems} format={value.format} />}
      {undo.state === "running" && <ProgressNote title={t("ui.imports.undoing")} progress={undo.progress} />}
      {undo.error && <ErrorNote error={undo.error} retry={() => void session.undo()} />}
      <Group gap="xs">
        {!undone && <Onward value={value} next={next} />}
        {!undone && waiting.length > 1 && saidKind(value.format) !== null && (
          <Button variant="default" onClick={() => void importRest(session, waiting)}>
            {t("ui.imports.importRest", { count: waiting.length })}
          </Button>
        )}
        {!undone && value.rejected.length > 0 && (
          <SaveRejected
            session={session}
            count={value.rejected.length}
            said={saidKind(value.format) !== null}
          />
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
      {!undone && value.report && (
        <div className={classes.doneReport}>
          <ReportSummary value={value} report={value.report} done />
        </div>
      )}
    </Stack>
  );
}

/** What comes next: the file that waits, what matches nobody, then the numbers or the partners. */
function Onward({ value: { waiting, report }, next }: { value: Imported; next: Session | null }) {
  const waits = waiting > 0;
  return (
    <>
      {next && (
        <Button onClick={() => go(importAddress(next.token))}>
          {t("ui.imports.nextFile", { name: next.name })}
        </Button>
      )}
      {waits && (
        <Button
          variant={next ? "default" : "filled"}
          onClick={() => go(routes.unmatched(report ? "reports" : "mail"))}
        >
          {t(report ? "ui.report.match" : "ui.said.goThrough", { count: waiting })}
        </Button>
      )}
      <Button
        variant={next || waits ? "default" : "filled"}
        onClick={() => go(report ? numbersOf(report) : routes.partners())}
      >
        {t(report ? "ui.report.numbers" : "ui.imports.showPartners")}
      </Button>
    </>
  );
}

/** The Performance page over the days of the report and its program. */
const numbersOf = ({ days, program }: ShownReport): string =>
  routes.performance(
    days ? writeQuestion({ ...plainQuestion, span: "between", ...days, programId: program?.id ?? null }) : "",
  );
