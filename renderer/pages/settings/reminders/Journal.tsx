// The journal: every reminder that came, whether the system showed it, and what was done with it.
import { Anchor, Button, Table, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useRead, type Api, type OutputOf } from "../../../api/client.ts";
import { showClock, showInstant, showInstantDay } from "../../../format.ts";
import { href, routes } from "../../../routes.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { t } from "../../../words.ts";
import { isWord } from "../../isWord.ts";
import settingsClasses from "../Settings.module.css";
import classes from "./Reminders.module.css";

type Row = OutputOf<Api["reminders"]["journal"]>["rows"][number];

const few = 10;
const step = 50;

export function Journal() {
  const [limit, setLimit] = useState(few);
  const { data, error } = useRead((api) => api.reminders.journal, { limit: limit + 1 });
  const rows = data?.rows ?? [];
  return (
    <section aria-labelledby="reminders-journal">
      <Title order={3} id="reminders-journal" mb={4}>
        {t("ui.remindersPage.journal.title")}
      </Title>
      {error && !data && <ErrorNote error={error} />}
      {data && rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("ui.remindersPage.journal.none")}
        </Text>
      )}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={620} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table className={settingsClasses.table} aria-label={t("ui.remindersPage.journal.list")}>
            <Table.Thead>
              <Table.Tr>
                {(["task", "due", "fired", "outcome", "clicked", "snoozed"] as const).map((column) => (
                  <Table.Th key={column} scope="col">
                    {t(`ui.remindersPage.journal.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, limit).map((row) => (
                <JournalLine key={row.id} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {rows.length > limit && (
        <Button variant="subtle" size="compact-sm" onClick={() => setLimit(limit + step)}>
          {t("ui.remindersPage.journal.more")}
        </Button>
      )}
    </section>
  );
}

const minute = 60_000;

function JournalLine({ row }: { row: Row }) {
  const { taskId, title, dueAt, firedAt, outcome, detail, clickedAt, snoozedTo } = row;
  const refused = outcome === "refused";
  const key = `ui.remindersPage.journal.outcomes.${outcome}`;
  const words =
    refused && detail
      ? t("ui.remindersPage.journal.refusedWhy", { reason: detail })
      : isWord(key)
        ? t(key)
        : outcome;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor href={href(routes.task(taskId))} size="sm" className={classes.title} title={title} dir="auto">
          {title}
        </Anchor>
      </Table.Td>
      <Table.Td className={classes.nowrap}>{showInstant(dueAt)}</Table.Td>
      <Table.Td className={classes.nowrap}>
        {/* Within a minute of its time only the time is worth saying. */}
        {firedAt - dueAt < minute ? showClock(firedAt) : showInstant(firedAt)}
      </Table.Td>
      <Table.Td>
        <span
          className={classes.outcome}
          data-tone={refused ? "look" : outcome.startsWith("shown") ? "good" : undefined}
        >
          {refused && <IconAlertTriangle size={14} aria-hidden />}
          {outcome.startsWith("shown") && <IconCheck size={14} aria-hidden />}
          {words}
        </span>
      </Table.Td>
      <Table.Td className={classes.nowrap}>
        {clickedAt !== null &&
          (showInstantDay(clickedAt) === showInstantDay(firedAt)
            ? showClock(clickedAt)
            : showInstant(clickedAt))}
      </Table.Td>
      <Table.Td className={classes.nowrap}>{snoozedTo !== null && showInstant(snoozedTo)}</Table.Td>
    </Table.Tr>
  );
}
