// The programs: one for most managers. A line each, that opens to all its facts.
import { Table, Text, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../../api/client.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { t } from "../../../words.ts";
import { Clients } from "./Clients.tsx";
import { NewProgram } from "./NewProgram.tsx";
import { ProgramLine } from "./ProgramLine.tsx";
import settings from "../Settings.module.css";
import classes from "./Programs.module.css";

export function Programs() {
  const { data, error } = useRead((api) => api.programs.list, {});
  const clients = useRead((api) => api.programs.clients, {}).data?.rows ?? [];
  const [opened, setOpened] = useState<number | "first" | null>("first");
  const rows = data?.rows ?? [];
  const only = rows.length === 1 ? rows[0]!.id : null;
  const shown = opened === "first" ? only : opened;
  const names = clients.map(({ name }) => name);
  return (
    <>
      <Text c="dimmed" className={settings.lead}>
        {t("ui.settings.programs.lead")}
      </Text>
      {error && <ErrorNote error={error} />}
      <div className={classes.programs}>
        <Table.ScrollContainer minWidth={440} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table className={settings.table} aria-label={t("ui.settings.sections.programs")} layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" w="2.25rem">
                  <VisuallyHidden>{t("ui.settings.programs.details")}</VisuallyHidden>
                </Table.Th>
                <Table.Th scope="col">{t("ui.settings.programs.name")}</Table.Th>
                <Table.Th scope="col" w="5rem" className={settings.number}>
                  {t("ui.settings.programs.margin")}
                </Table.Th>
                <Table.Th scope="col" w="9.5rem" className={settings.number}>
                  {t("ui.settings.programs.fee")}
                </Table.Th>
                <Table.Th scope="col" w="2.75rem">
                  <VisuallyHidden>{t("ui.frame.remove")}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((program) => (
                <ProgramLine
                  key={program.id}
                  program={program}
                  clients={names}
                  alone={rows.length === 1}
                  opened={shown === program.id}
                  toggle={() => setOpened(shown === program.id ? null : program.id)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </div>
      <NewProgram clients={names} made={setOpened} />
      {clients.length > 0 && <Clients rows={clients} />}
    </>
  );
}
