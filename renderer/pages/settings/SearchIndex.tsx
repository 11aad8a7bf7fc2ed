// The search index: when it was looked at, when it was made anew, and making it anew now.
import { Button, Group, Text } from "@mantine/core";
import { queries, useJob, useRead } from "../../api/client.ts";
import { showInstant } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { ProgressNote } from "../import/ProgressNote.tsx";
import classes from "./Settings.module.css";

const when = (at: number | null): string => (at === null ? t("ui.settings.search.never") : showInstant(at));

export function SearchIndex() {
  const { data, error } = useRead((api) => api.search.state, {});
  const rebuild = useJob((api) => api.search.rebuild);
  const run = async (): Promise<void> => {
    await rebuild.run({});
    await queries.invalidateQueries({ queryKey: ["search.state"] });
  };
  return (
    <>
      <Text c="dimmed" className={classes.lead}>
        {t("ui.settings.search.lead")}
      </Text>
      {error && <ErrorNote error={error} />}
      {data && (
        <dl className={classes.facts}>
          <dt>{t("ui.settings.search.counted")}</dt>
          <dd>{when(data.countedAt)}</dd>
          <dt>{t("ui.settings.search.checked")}</dt>
          <dd>{when(data.checkedAt)}</dd>
          {data.repairedAt !== null && (
            <>
              <dt>{t("ui.settings.search.repaired")}</dt>
              <dd>{when(data.repairedAt)}</dd>
            </>
          )}
          <dt>{t("ui.settings.search.rebuilt")}</dt>
          <dd>{when(data.rebuiltAt)}</dd>
        </dl>
      )}
      {rebuild.state === "running" ? (
        <ProgressNote
          title={t("ui.settings.search.rebuilding")}
          progress={rebuild.progress}
          cancel={rebuild.cancel}
        />
      ) : (
        <Group gap="sm">
          <Button variant="default" onClick={() => void run()}>
            {t("ui.settings.search.rebuild")}
          </Button>
          {rebuild.state === "done" && (
            <Text component="output" size="sm">
              {t("ui.settings.search.done")}
            </Text>
          )}
        </Group>
      )}
      {rebuild.state === "failed" && rebuild.error && <ErrorNote error={rebuild.error} />}
    </>
  );
}
