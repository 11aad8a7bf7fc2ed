// The shared folder: where it is, what waits there, writing one's own changes there, and putting together without asking.
import { Button, Group, Switch, Text, Title } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconFolderOff, IconFolderShare } from "@tabler/icons-react";
import { useState } from "react";
import { call, useRead } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { longTask, useTask } from "../import/longTask.ts";
import { ProgressNote } from "../import/ProgressNote.tsx";
import { type FolderState } from "./shared.ts";
import { doneWhat } from "./sizes.ts";
import { WaitingFiles } from "./WaitingFiles.tsx";
import classes from "./Share.module.css";

/** Outlives the page: it goes on while others are looked at. */
const writing = longTask((api) => api.desk.writeToFolder);

export function SharedFolder() {
  const set = useRead((api) => api.exchange.folder, {});
  const watched = useRead((api) => api.desk.sharedFolder, {});
  const failed = set.error ? set : watched.error ? watched : null;
  return (
    <section aria-labelledby="share-folder" className={classes.part}>
      <Title order={2} id="share-folder" mb="xs">
        {t("ui.share.folder.title")}
      </Title>
      {failed?.error && <ErrorNote error={failed.error} retry={() => void failed.refetch()} />}
      {set.data &&
        watched.data &&
        (set.data.path === null ? (
          <NoFolder auto={set.data.auto} />
        ) : (
          <Folder path={set.data.path} state={watched.data} auto={set.data.auto} />
        ))}
    </section>
  );
}

async function choose(auto: boolean): Promise<void> {
  try {
    const place = await call((api) => api.desk.pickFolder, {});
    if (place) await call((api) => api.exchange.setFolder, { path: place.path, auto });
  } catch (error) {
    sayError(error);
  }
}

function NoFolder({ auto }: { auto: boolean }) {
  return (
    <>
      <Text c="dimmed" className={classes.prose} mb="sm">
        {t("ui.share.folder.lead")}
      </Text>
      <Button
        variant="default"
        leftSection={<IconFolderShare size={16} aria-hidden />}
        onClick={() => void choose(auto)}
      >
        {t("ui.share.folder.choose")}
      </Button>
    </>
  );
}

function Folder({ path, state, auto }: { path: string; state: FolderState; auto: boolean }) {
  const task = useTask(writing);
  const [busy, setBusy] = useState(false);
  /** Nothing is taken away from a folder that others read unless it was chosen. */
  const [replace, setReplace] = useLocalStorage({
    key: "share-replace-older",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const there = state.folder?.there ?? false;
  const setAuto = async (on: boolean): Promise<void> => {
    setBusy(true);
    try {
      await call((api) => api.exchange.setFolder, { path, auto: on });
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  };
  const stop = async (): Promise<void> => {
    try {
      await call((api) => api.exchange.setFolder, { path: null, auto: false });
      say(t("ui.share.folder.stopped"));
    } catch (error) {
      sayError(error);
    }
  };
  const write = async (): Promise<void> => {
    const done = await writing.start((job) => ({ replace, job }));
    if (done)
      say(
        [
          t("ui.share.folder.wrote", { name: done.name, what: doneWhat(done) }),
          ...(done.removed > 0 ? [t("ui.share.folder.removed", { count: done.removed })] : []),
        ].join(" "),
      );
    else if (writing.get().state === "cancelled") say(t("ui.share.save.cancelled"));
  };
  return (
    <div className={classes.folder}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {there ? (
          <IconFolderShare size={18} className={classes.mark} aria-hidden />
        ) : (
          <IconFolderOff size={18} className={classes.mark} aria-hidden />
        )}
        <Text className={classes.path} dir="auto">
          {path}
        </Text>
      </Group>
      {!there && (
        <Text component="output" className={classes.lookText}>
          {t("ui.share.folder.gone")}
        </Text>
      )}
      {task.state === "running" ? (
        <ProgressNote
          title={t("ui.share.folder.writing")}
          progress={task.progress}
          cancel={() => writing.cancel()}
        />
      ) : (
        <Group gap="xs">
          <Button variant="default" disabled={!there} onClick={() => void write()}>
            {t("ui.share.folder.write")}
          </Button>
          <Button variant="default" onClick={() => void choose(auto)}>
            {t("ui.share.folder.change")}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => void stop()}>
            {t("ui.share.folder.stop")}
          </Button>
        </Group>
      )}
      {task.state === "failed" && task.error && <ErrorNote error={task.error} retry={() => void write()} />}
      <Switch
        label={t("ui.share.folder.auto")}
        description={t(auto ? "ui.share.folder.autoOn" : "ui.share.folder.autoOff")}
        checked={auto}
        disabled={busy}
        onChange={(event) => void setAuto(event.currentTarget.checked)}
        className={classes.prose}
      />
      <Switch
        label={t("ui.share.folder.replace")}
        description={t("ui.share.folder.replaceHint")}
        checked={replace}
        onChange={(event) => setReplace(event.currentTarget.checked)}
        className={classes.prose}
      />
      {there && <WaitingFiles state={state} />}
    </div>
  );
}
