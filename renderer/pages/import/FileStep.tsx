// Step 1: how the file is read, each guess correctable, with the first rows beneath; columns of an unknown table get their fields.
import { Button, LoadingOverlay, Stack, Text } from "@mantine/core";
import { useKeys } from "../../frame/keys.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { useSlow, Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { isMapped, saidKind } from "./answers.ts";
import { ContactColumns } from "./ContactColumns.tsx";
import { HowRead } from "./HowRead.tsx";
import { useTask } from "./longTask.ts";
import { Middle } from "./Middle.tsx";
import { chooseFile } from "./openFile.ts";
import { SaidFile } from "./SaidFile.tsx";
import { SampleTable } from "./SampleTable.tsx";
import { missingText } from "./report/ReportColumns.tsx";
import { OtherKind, ReportFile } from "./report/ReportFile.tsx";
import type { Inspected, Session } from "./session.ts";
import classes from "./Import.module.css";

export function FileStep({ session }: { session: Session }) {
  const { state, value, error } = useTask(session.tasks.inspect);
  const slow = useSlow(state === "running");
  const ready = state === "done" && value !== null && !value.needsMapping;
  const onward = (): void => void session.preview();
  useKeys("ui.imports.title", [
    { keys: "mod+Enter", label: "ui.imports.toPreview", inText: true, run: () => (ready ? onward() : false) },
  ]);
  return (
    <Middle label={t("ui.imports.steps.file")}>
      {error && (
        <>
          <ErrorNote error={error} retry={() => void session.inspect()} />
          <Button variant="default" className={classes.fit} onClick={() => void chooseFile()}>
            {t("ui.imports.importMore")}
          </Button>
        </>
      )}
      {!value && state === "running" && <Waiting />}
      {value && (
        <Stack gap="lg" pos="relative">
          <LoadingOverlay visible={slow} zIndex={2} overlayProps={{ backgroundOpacity: 0.5 }} />
          <Contents session={session} value={value} />
        </Stack>
      )}
      {(value || !error) && (
        <footer className={classes.foot}>
          <Text size="sm" c="dimmed" className={classes.footNote}>
            {value ? footNote(value) : t("ui.imports.previewSafe")}
          </Text>
          <Button onClick={onward} disabled={!ready}>
            {t("ui.imports.toPreview")}
          </Button>
        </footer>
      )}
    </Middle>
  );
}

function footNote({ needsMapping, report }: Inspected): string {
  if (!needsMapping) return t("ui.imports.previewSafe");
  return report ? missingText(report.found.missing) : t("ui.imports.columnsNeedName");
}

function Contents({ session, value }: { session: Session; value: Inspected }) {
  const kind = saidKind(value.format);
  if (kind) return <SaidFile session={session} value={value} kind={kind} />;
  if (value.report) return <ReportFile session={session} value={value} report={value.report} />;
  return (
    <>
      <HowRead session={session} value={value}>
        {value.header.length > 0 && <OtherKind session={session} as="report" />}
      </HowRead>
      {isMapped(value.format) ? (
        <ContactColumns session={session} value={value} />
      ) : (
        <SampleOf value={value} />
      )}
    </>
  );
}

/** Cards have no rows to show: the preview lists each of them. */
const SampleOf = ({ value }: { value: Inspected }) =>
  value.format === "vcard" ? (
    <Text c="dimmed">{t("ui.imports.sampleCards")}</Text>
  ) : (
    <SampleTable value={value} />
  );
