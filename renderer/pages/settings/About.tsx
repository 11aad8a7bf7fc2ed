// Which Liaison this is, what it runs on, and where its log is.
import { Button, Text } from "@mantine/core";
import { useRead } from "../../api/client.ts";
import { openDialog } from "../../frame/dialogs.ts";
import { t } from "../../words.ts";
import classes from "./Settings.module.css";

export function About() {
  const { data } = useRead((api) => api.desk.about, {});
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t("ui.settings.about.version")}</dt>
        <dd>{data?.version}</dd>
        <dt>{t("ui.settings.about.runtime")}</dt>
        <dd>{data?.runtime}</dd>
        <dt>{t("ui.settings.about.parts")}</dt>
        <dd>
          {data &&
            t("ui.settings.about.partsList", {
              electron: data.electron,
              chromium: data.chromium,
              node: data.node,
            })}
        </dd>
        <dt>{t("ui.settings.about.log")}</dt>
        <dd className={classes.path}>{data?.logFile}</dd>
      </dl>
      <Text c="dimmed" size="sm" mb="sm">
        {t("ui.settings.about.private")}
      </Text>
      <Button variant="default" onClick={() => openDialog({ name: "keys" })}>
        {t("ui.settings.about.keys")}
      </Button>
    </>
  );
}
