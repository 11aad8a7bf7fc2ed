// Putting together as it goes, then what came of it, with its undo.
import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { openDialog } from "../../frame/dialogs.ts";
import { chooseShared } from "../../frame/opened.ts";
import { showList, showNumber } from "../../format.ts";
import { go, href, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { useTask } from "../import/longTask.ts";
import { Middle } from "../import/Middle.tsx";
import { ProgressNote } from "../import/ProgressNote.tsx";
import { useWaiting, type Session } from "./session.ts";
import type { Merged, PartnerPart } from "./shared.ts";
import { UndoneNote } from "./UndoneNote.tsx";
import importClasses from "../import/Import.module.css";
import classes from "./Share.module.css";

export function ResultStep({ session }: { session: Session }) {
  const merge = useTask(session.tasks.merge);
  return (
    <Middle label={t("ui.share.file.steps.result")}>
      {merge.state === "running" && (
        <ProgressNote
          title={t("ui.share.merge.running", { name: session.name })}
          progress={merge.progress}
          cancel={() => session.tasks.merge.cancel()}
          hint={t("ui.share.merge.runningHint")}
        />
      )}
      {merge.state === "cancelled" && <NotDone session={session} text={t("ui.share.merge.cancelled")} />}
      {merge.state === "failed" && merge.error && (
        <>
          <ErrorNote error={merge.error} />
          <NotDone session={session} text={t("ui.share.merge.failed")} />
        </>
      )}
      {merge.state === "done" && <Done session={session} />}
    </Middle>
  );
}

function NotDone({ session, text }: { session: Session; text: string }) {
  return (
    <Stack align="flex-start" gap="sm">
      <Text component="output">{text}</Text>
      <Button
        onClick={() => {
          go(routes.share(session.token), true);
          void session.preview();
        }}
      >
        {t("ui.share.merge.again")}
      </Button>
    </Stack>
  );
}

function Done({ session }: { session: Session }) {
  const { value } = useTask(session.tasks.merge);
  const preview = useTask(session.tasks.preview).value;
  const undo = useTask(session.tasks.undo);
  const [next = null] = useWaiting(session);
  const title = useRef<HTMLHeadingElement>(null);
  // The button that started it is gone: the keyboard goes on from here.
  useEffect(() => title.current?.focus(), []);
  if (!value) return null;
  const undone = undo.state === "done";
  const decided = preview?.conflicts.length ?? 0;
  // A partner that was here before can be opened at once; new ones are in the list.
  const touched = preview?.partners.filter(({ is, uid }) => uid !== "" && is !== "same") ?? [];
  const only = touched.length === 1 ? touched[0] : undefined;
  const onward = (): void =>
    go(only?.id == null ? routes.partners() : routes.partnerChanges(only.id, value.batchId));
  return (
    <Stack gap="lg" align="flex-start">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <IconCircleCheck size={22} className={importClasses.good} aria-hidden />
        <Title order={2} ref={title} tabIndex={-1} className={importClasses.doneTitle}>
          {t(undone ? "ui.share.result.undone" : "ui.share.result.done", { name: session.name })}
        </Title>
      </Group>
      {undone && undo.value ? (
        <UndoneNote outcome={undo.value} />
      ) : (
        <div>
          <dl className={classes.counts} aria-label={t("ui.share.result.counts")}>
            {(["created", "updated", "kept"] as const).map((name) => (
              <div key={name} className={importClasses.term} data-none={value[name] === 0 || undefined}>
                <dt>{t(`ui.share.result.${name}`)}</dt>
                <dd>{showNumber(value[name])}</dd>
              </div>
            ))}
          </dl>
          {alsoCame(value).map((text) => (
            <Text key={text}>{text}</Text>
          ))}
          {decided > 0 && (
            <Text size="sm" c="dimmed">
              {t("ui.share.result.losers")}
            </Text>
          )}
        </div>
      )}
      {undo.state === "running" && (
        <ProgressNote title={t("ui.share.result.undoing")} progress={undo.progress} />
      )}
      {undo.error && undo.state === "failed" && (
        <ErrorNote error={undo.error} retry={() => void session.undo()} />
      )}
      {!undone && touched.length > 1 && <Came partners={touched} batchId={value.batchId} />}
      <Group gap="xs">
        {next && (
          <Button onClick={() => go(routes.share(next.token))}>
            {t("ui.share.file.waits", { name: next.name })}
          </Button>
        )}
        {!undone && (
          <Button variant={next ? "default" : "filled"} onClick={onward}>
            {only?.id == null ? t("ui.share.result.show") : t("ui.share.result.showOne", { name: only.name })}
          </Button>
        )}
        {!undone && (
          <Button variant="default" onClick={() => openDialog({ name: "share" })}>
            {t("ui.share.result.share")}
          </Button>
        )}
        {!undone && (
          <Button variant="default" onClick={() => openDialog({ name: "history" })}>
            {t("ui.share.result.history")}
          </Button>
        )}
        {!undone && (
          <Button variant="default" disabled={undo.state === "running"} onClick={() => void session.undo()}>
            {t("ui.share.result.undo")}
          </Button>
        )}
        {undone && (
          <Button variant="default" onClick={() => void chooseShared()}>
            {t("ui.share.file.another")}
          </Button>
        )}
      </Group>
      {!undone && (
        <Text size="sm" c="dimmed">
          {t("ui.share.result.shareHint")}
        </Text>
      )}
    </Stack>
  );
}

/** Results and bytes, where the file had some. */
function alsoCame({ results, bytes }: Merged): string[] {
  const rows = results && [
    ...(results.added > 0 ? [t("ui.share.result.added", { count: results.added })] : []),
    ...(results.replaced > 0 ? [t("ui.share.result.replaced", { count: results.replaced })] : []),
    ...(results.kept > 0 ? [t("ui.share.result.keptRows", { count: results.kept })] : []),
  ];
  return [
    ...(rows && rows.length > 0 ? [t("ui.share.result.results", { what: showList(rows) })] : []),
    ...(bytes.kept > 0 ? [t("ui.share.result.files", { count: bytes.kept })] : []),
    ...(bytes.left > 0 ? [t("ui.share.result.filesLeft", { count: bytes.left })] : []),
  ];
}

/** So many are named. */
const few = 8;

/** The partners that something came to; one that is new is named only, its record is in the list. */
function Came({ partners, batchId }: { partners: readonly PartnerPart[]; batchId: number }) {
  return (
    <div>
      <Title order={3}>{t("ui.share.result.came")}</Title>
      <ul className={importClasses.kept}>
        {partners.slice(0, few).map(({ uid, id, name }) => (
          <li key={uid} dir="auto">
            {id === null ? name : <Anchor href={href(routes.partnerChanges(id, batchId))}>{name}</Anchor>}
          </li>
        ))}
        {partners.length > few && <li>{t("ui.share.result.more", { count: partners.length - few })}</li>}
      </ul>
    </div>
  );
}
