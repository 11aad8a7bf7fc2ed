// The backups there are, with their verified mark, and making one now.
import { Button, Group, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { queries, useJob, useRead } from "../../api/client.ts";
import { showInstant, showMegabytes, showNumber } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { ProgressNote } from "../import/ProgressNote.tsx";
import classes from "./Settings.module.css";

const few = 5;

export function Backups() {
  const { data, error } = useRead((api) => api.backups.list, {});
  const make = useJob((api) => api.backups.make);
  const [all, setAll] = useState(false);
  const rows = data?.rows ?? [];
  const run = async (): Promise<void> => {
    await make.run({});
    // A backup changes nothing in the store, so nothing says that the list is stale.
    await queries.invalidateQueries({ queryKey: ["backups.list"] });
  };
  return (
    <>
      <Text c="dimmed" className={classes.lead}>
        {t("ui.settings.backups.lead")}
      </Text>
      {error && <ErrorNote error={error} />}
      {data && rows.length === 0 && <Text mb="sm">{t("ui.settings.backups.none")}</Text>}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table className={classes.table} aria-label={t("ui.settings.backups.list")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("ui.settings.backups.when")}</Table.Th>
                <Table.Th scope="col">{t("ui.settings.backups.name")}</Table.Th>
                <Table.Th scope="col" className={classes.number}>
                  {t("ui.settings.backups.size")}
                </Table.Th>
                <Table.Th scope="col">{t("ui.settings.backups.state")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, all ? rows.length : few).map((backup) => (
                <Table.Tr key={backup.name}>
                  <Table.Td>{showInstant(backup.at)}</Table.Td>
                  <Table.Td>{backup.name}</Table.Td>
                  <Table.Td className={classes.number}>{showMegabytes(backup.bytes)}</Table.Td>
                  <Table.Td>
                    <Verified verified={backup.verified} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {!all && rows.length > few && (
        <Button variant="subtle" size="compact-sm" mb="sm" onClick={() => setAll(true)}>
          {t("ui.settings.backups.more", { count: rows.length })}
        </Button>
      )}
      {make.state === "running" ? (
        <ProgressNote title={t("ui.settings.backups.making")} progress={make.progress} cancel={make.cancel} />
      ) : (
        <Group gap="sm">
          <Button variant="default" onClick={() => void run()}>
            {t("ui.settings.backups.make")}
          </Button>
          {make.value && (
            <Text component="output" size="sm">
              {t("ui.settings.backups.made", {
                name: make.value.name,
                size: showMegabytes(make.value.bytes),
                time: t("ui.settings.backups.seconds", {
                  seconds: showNumber(Math.max(1, Math.round(make.value.ms / 100)) / 10),
                }),
              })}
            </Text>
          )}
        </Group>
      )}
      {make.state === "failed" && make.error && <ErrorNote error={make.error} />}
      {data && (
        <dl className={classes.facts} style={{ marginTop: "0.75rem" }}>
          <dt>{t("ui.settings.backups.folder")}</dt>
          <dd className={classes.path}>{data.folder}</dd>
        </dl>
      )}
    </>
  );
}

function Verified({ verified }: { verified: boolean }) {
  return verified ? (
    <span className={classes.state}>
      <IconCheck size={16} className={classes.good} aria-hidden /> {t("ui.settings.backups.verified")}
    </span>
  ) : (
    <span className={`${classes.state} ${classes.look}`}>
      <IconAlertTriangle size={16} aria-hidden /> {t("ui.settings.backups.unverified")}
    </span>
  );
}
