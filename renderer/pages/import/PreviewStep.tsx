// Step 2: what each record would do, before anything is written; questions with their cautious answers; then the import itself.
import { Button, Group, Text } from "@mantine/core";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { call } from "../../api/client.ts";
import { useKeys } from "../../frame/keys.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { saidKind } from "./answers.ts";
import { useTask } from "./longTask.ts";
import { Middle } from "./Middle.tsx";
import { Problems } from "./Problems.tsx";
import { ProgressNote } from "./ProgressNote.tsx";
import { Questions } from "./Questions.tsx";
import { RecordList } from "./RecordList.tsx";
import { ReportSummary } from "./report/ReportSummary.tsx";
import { useSeen, type Preview, type Session } from "./session.ts";
import { Summary } from "./Summary.tsx";
import classes from "./Import.module.css";

export function PreviewStep({ session }: { session: Session }) {
  const { answers } = useSeen(session);
  const task = useTask(session.tasks.preview);
  const { state, value, error } = task;
  const scroller = useRef<HTMLElement>(null);
  const writes = value ? value.created + value.changed : 0;
  const open = value
    ? value.questions.filter((one) => one.default === undefined && !(one.key in answers)).length
    : 0;
  const ready = state === "done" && writes > 0 && open === 0;
  const run = (): void => void session.run();
  useKeys("ui.imports.title", [
    { keys: "mod+Enter", label: "ui.keys.fixed.onward", inText: true, run: () => (ready ? run() : false) },
  ]);
  return (
    <Middle label={t("ui.imports.steps.preview")} scroller={scroller} busy={state === "running"}>
      {error && state === "failed" && <ErrorNote error={error} retry={() => void session.preview()} />}
      {state === "cancelled" && (
        <Button variant="default" onClick={() => void session.preview()}>
          {t("ui.imports.previewAgain")}
        </Button>
      )}
      {state === "running" && (
        <ProgressNote
          title={t("ui.imports.previewing")}
          progress={task.progress}
          cancel={() => session.tasks.preview.cancel()}
          quiet={value !== null}
        />
      )}
      {value && (
        <div className={classes.preview} data-stale={state === "running" || undefined}>
          <Summary value={value} />
          <Questions
            session={session}
            questions={value.questions}
            open={open}
            report={value.report !== undefined}
          />
          {value.report && <ReportSummary value={value} report={value.report} />}
          <Problems problems={value.problems} format={value.format} />
          <RecordList value={value} scroller={scroller} />
        </div>
      )}
      <footer className={classes.foot}>
        <Text size="sm" c="dimmed" className={classes.footNote}>
          {footNote(state === "done" ? value : null, open)}
        </Text>
        <Group gap="xs">
          {value && value.rejected.length > 0 && (
            <SaveRejected
              session={session}
              count={value.rejected.length}
              said={saidKind(value.format) !== null}
            />
          )}
          <Button variant="default" onClick={() => session.goTo("file")}>
            {t("ui.imports.back")}
          </Button>
          <Button onClick={run} disabled={!ready}>
            {importLabel(value, writes)}
          </Button>
        </Group>
      </footer>
    </Middle>
  );
}

function importLabel(value: Preview | null, writes: number): string {
  if (!value) return t("ui.imports.importPlain");
  if (writes === 0) return t("ui.imports.importNothing");
  if (value.report) return t("ui.report.import", { count: writes });
  const kind = saidKind(value.format);
  if (kind === null) return t("ui.imports.import", { count: writes });
  return t(kind === "mail" ? "ui.said.importMail" : "ui.said.importEvents", { count: writes });
}

function footNote(value: Preview | null, open: number): string {
  if (open > 0) return t("ui.imports.questionsOpen", { count: open });
  if (value && value.created + value.changed === 0) return t("ui.imports.importNothingHint");
  return t("ui.imports.previewSafe");
}

/** Reasons and lines of what would not be imported, as a CSV to work through. */
export function SaveRejected({
  session,
  count,
  said = false,
}: {
  session: Session;
  count: number;
  said?: boolean;
}) {
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { name, csv } = await call((api) => api.imports.rejectedCsv, {
        file: session.token,
        answers: session.given(),
      });
      const saved = await call((api) => api.desk.saveText, { name, text: csv });
      if (saved.saved) say(t("ui.imports.saved", { name: saved.name ?? name }));
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconDeviceFloppy size={16} aria-hidden />}
      onClick={() => void save()}
    >
      {t(said ? "ui.said.saveLeftOut" : "ui.imports.saveRejected", { count })}
    </Button>
  );
}
