// "Save everything in readable form": one zip for any program, with progress and cancel.
import { Button, Text, Title } from "@mantine/core";
import { IconFileZip } from "@tabler/icons-react";
import { fileName } from "../../../electron/domain/contacts/fileName.ts";
import { call } from "../../api/client.ts";
import { showSize, today } from "../../format.ts";
import { routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { longTask, useTask } from "../import/longTask.ts";
import { ProgressNote } from "../import/ProgressNote.tsx";
import classes from "./Share.module.css";

/** Outlives the page: it goes on while others are looked at. */
const everything = longTask((api) => api.data.exportAll);

export async function saveEverything(): Promise<void> {
  const plain = t("ui.share.all.name");
  try {
    const place = await call((api) => api.desk.pickSave, {
      name: fileName(`${plain} ${today()}`, "zip", plain),
    });
    if (!place) return;
    const done = await everything.start((job) => ({ file: place.token, job }));
    if (done) {
      const over = done.longer.reduce((sum, { rows }) => sum + rows, 0);
      say(
        [
          t("ui.share.all.done", {
            count: done.tables,
            name: place.name,
            records: t("ui.share.save.records", { count: done.records }),
            size: showSize(done.bytes),
          }),
          ...(over > 0 ? [t("ui.share.all.longer", { count: over })] : []),
          ...(done.shortened > 0 ? [t("ui.share.all.shortened", { count: done.shortened })] : []),
        ].join(" "),
      );
      return;
    }
    const { state, error } = everything.get();
    if (state === "cancelled") say(t("ui.share.save.cancelled"));
    // On its page it stands where it was asked for.
    else if (error && !location.hash.startsWith(`#${routes.share()}`)) sayError(error);
  } catch (error) {
    sayError(error);
  }
}

export function SaveEverything() {
  const { state, error, progress } = useTask(everything);
  return (
    <section aria-labelledby="share-all" className={classes.part}>
      <Title order={2} id="share-all" mb="xs">
        {t("ui.share.all.title")}
      </Title>
      <Text c="dimmed" className={classes.prose} mb="sm">
        {t("ui.share.all.lead")}
      </Text>
      {state === "running" ? (
        <ProgressNote
          title={t("ui.share.all.saving")}
          progress={progress}
          cancel={() => everything.cancel()}
        />
      ) : (
        <>
          {state === "failed" && error && <ErrorNote error={error} />}
          <Button
            variant="default"
            leftSection={<IconFileZip size={16} aria-hidden />}
            onClick={() => void saveEverything()}
          >
            {t("ui.share.all.go")}
          </Button>
        </>
      )}
    </section>
  );
}
