// Step 1 of mail and calendars: what the file is, its first messages or events, and which addresses are the manager's own.
import { Table, Text, Title } from "@mantine/core";
import { showDay, showInstant, showSize } from "../../format.ts";
import { AddressesField } from "../../ui/AddressesField.tsx";
import { t } from "../../words.ts";
import type { SaidKind } from "./answers.ts";
import { formatName } from "./HowRead.tsx";
import { ownSuggested, useSeen, type Inspected, type Session } from "./session.ts";
import classes from "./Import.module.css";

interface SaidFileProps {
  session: Session;
  value: Inspected;
  kind: SaidKind;
}

export function SaidFile({ session, value, kind }: SaidFileProps) {
  return (
    <>
      <dl className={classes.found}>
        <dt>{t("ui.imports.format")}</dt>
        <dd>{formatName(value.format)}</dd>
        <dt>{t("ui.imports.size")}</dt>
        <dd>{showSize(value.bytes)}</dd>
      </dl>
      <OwnField session={session} value={value} kind={kind} />
      <First value={value} kind={kind} />
    </>
  );
}

function OwnField({ session, value, kind }: SaidFileProps) {
  const { own } = useSeen(session);
  const shown = own ?? ownSuggested(value);
  const guessed = value.ownGuess.filter((address) => shown.includes(address));
  return (
    <div className={classes.ownField}>
      <AddressesField
        label={t("ui.said.own.label")}
        description={t(kind === "mail" ? "ui.said.own.lead" : "ui.said.own.leadEvents")}
        value={shown}
        onChange={session.setOwn}
      />
      {guessed.length > 0 && (
        <Text size="xs" c="dimmed" mt={4} component="output" display="block">
          {t("ui.said.own.suggested", { count: guessed.length, addresses: guessed.join(", ") })}
        </Text>
      )}
    </div>
  );
}

/** Messages have an instant, events a wall clock as the file has it, or a day. */
function when(at: number | string): string {
  if (typeof at === "number") return showInstant(at);
  const [day = "", time] = at.split("T");
  const shown = /^\d{4}-\d\d-\d\d$/.test(day) ? showDay(day) : day;
  return time === undefined ? shown : `${shown}, ${time.slice(0, 5)}`;
}

function First({ value, kind }: { value: Inspected; kind: SaidKind }) {
  if (value.first.length === 0)
    return <Text c="dimmed">{t(kind === "mail" ? "ui.said.first.noMail" : "ui.said.first.noEvents")}</Text>;
  return (
    <section aria-labelledby="first-title">
      <Title order={2} id="first-title" mb="xs">
        {t(kind === "mail" ? "ui.said.first.mail" : "ui.said.first.events")}
      </Title>
      <Table.ScrollContainer
        minWidth={0}
        className={classes.scrolled}
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table className={classes.firstTable} aria-labelledby="first-title">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("ui.said.first.when")}</Table.Th>
              <Table.Th scope="col">
                {t(kind === "mail" ? "ui.said.first.from" : "ui.said.first.organizer")}
              </Table.Th>
              <Table.Th scope="col">
                {t(kind === "mail" ? "ui.said.first.subject" : "ui.said.first.title")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keyed(value.first).map(({ key, one }) => (
              <Table.Tr key={key}>
                <Table.Td>{when(one.at)}</Table.Td>
                <Table.Td dir="auto" title={one.from}>
                  {one.from}
                </Table.Td>
                <Table.Td dir="auto" title={one.title}>
                  {one.title || t("ui.said.noSubject")}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

/** They have no other identity than their place in the file. */
const keyed = (first: Inspected["first"]) => first.map((one, at) => ({ key: `first ${at}`, one }));
