// Where everything is kept: the file, what it holds, and the way to another.
import { Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { call, useRead } from "../../api/client.ts";
import { showList } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Settings.module.css";

export function Workspace() {
  const where = useRead((api) => api.desk.workspace, {});
  const { data: status, error } = useRead((api) => api.workspace.status, {});
  const [busy, setBusy] = useState(false);
  const after = (work: Promise<unknown>): void => {
    setBusy(true);
    work.catch(sayError).finally(() => setBusy(false));
  };
  return (
    <>
      <Text c="dimmed" className={classes.lead}>
        {t("ui.settings.workspace.lead")}
      </Text>
      {error && <ErrorNote error={error} />}
      <dl className={classes.facts}>
        <dt>{t("ui.settings.workspace.file")}</dt>
        <dd className={classes.path}>{where.data?.path}</dd>
        <dt>{t("ui.settings.workspace.holds")}</dt>
        <dd>
          {status &&
            showList([
              t("ui.settings.workspace.partners", { count: status.partners }),
              t("ui.settings.workspace.people", { count: status.people }),
              t("ui.settings.workspace.interactions", { count: status.interactions }),
            ])}
        </dd>
        <dt>{t("ui.settings.workspace.check")}</dt>
        <dd>{status && <Check check={status.check} />}</dd>
      </dl>
      <Group gap="xs">
        <Button variant="default" onClick={() => after(call((api) => api.desk.showWorkspace, {}))}>
          {t("ui.settings.workspace.show")}
        </Button>
        <Button
          variant="default"
          disabled={busy}
          onClick={() => after(call((api) => api.desk.openWorkspace, {}))}
        >
          {t("ui.settings.workspace.open")}
        </Button>
        <Button
          variant="default"
          disabled={busy}
          onClick={() => after(call((api) => api.desk.newWorkspace, {}))}
        >
          {t("ui.settings.workspace.make")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {t("ui.settings.workspace.hint")}
      </Text>
    </>
  );
}

function Check({ check }: { check: "ok" | "bad" | null }) {
  if (check === "bad")
    return (
      <span className={`${classes.state} ${classes.look}`}>
        <IconAlertTriangle size={16} aria-hidden /> {t("ui.settings.workspace.checkBad")}
      </span>
    );
  return check === null ? (
    t("ui.settings.workspace.checkNone")
  ) : (
    <span className={classes.state}>
      <IconCheck size={16} className={classes.good} aria-hidden /> {t("ui.settings.workspace.checkOk")}
    </span>
  );
}
