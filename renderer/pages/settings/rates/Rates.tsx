// Exchange rates: the pairs with their latest rate, one given by hand, many from a file.
import { ActionIcon, Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { call, useRead, type Api, type OutputOf } from "../../../api/client.ts";
import { showDay, showNumber } from "../../../format.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { LoadRates } from "./LoadRates.tsx";
import { NewRate } from "./NewRate.tsx";
import { RatesOfPair } from "./RatesOfPair.tsx";
import { rateText } from "./rateText.ts";
import settings from "../Settings.module.css";
import classes from "./Rates.module.css";

type Pair = OutputOf<Api["rates"]["pairs"]>["rows"][number];
interface File {
  token: string;
  name: string;
}

export function Rates() {
  const { data, error } = useRead((api) => api.rates.pairs, {});
  const [file, setFile] = useState<File | null>(null);
  const rows = data?.rows ?? [];
  const choose = async (): Promise<void> => {
    try {
      const chosen = await call((api) => api.desk.pickFile, {});
      if (chosen) setFile(chosen);
    } catch (failure) {
      sayError(failure);
    }
  };
  return (
    <>
      <Text c="dimmed" className={settings.lead}>
        {t("ui.settings.rates.lead")}
      </Text>
      {error && <ErrorNote error={error} />}
      {data && rows.length === 0 && (
        <Text size="sm" mb="sm">
          {t("ui.settings.rates.none")}
        </Text>
      )}
      {rows.length > 0 && <Pairs rows={rows} />}
      <NewRate />
      {file ? (
        <LoadRates key={file.token} file={file} close={() => setFile(null)} />
      ) : (
        <Group mt="sm" gap="sm">
          <Button variant="default" onClick={() => void choose()}>
            {t("ui.settings.rates.load")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("ui.settings.rates.loadHint")}
          </Text>
        </Group>
      )}
    </>
  );
}

function Pairs({ rows }: { rows: readonly Pair[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table className={settings.table} aria-label={t("ui.settings.sections.rates")} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="2.25rem">
              <VisuallyHidden>{t("ui.settings.rates.days")}</VisuallyHidden>
            </Table.Th>
            <Table.Th scope="col">{t("ui.settings.rates.pair")}</Table.Th>
            <Table.Th scope="col" className={settings.number}>
              {t("ui.settings.rates.latest")}
            </Table.Th>
            <Table.Th scope="col" w="8rem">
              {t("ui.settings.rates.on")}
            </Table.Th>
            <Table.Th scope="col" w="6rem" className={settings.number}>
              {t("ui.settings.rates.days")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((pair) => {
            const key = `${pair.from} ${pair.to}`;
            return (
              <PairLine
                key={key}
                pair={pair}
                opened={opened === key}
                toggle={() => setOpened(opened === key ? null : key)}
              />
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PairLine({ pair, opened, toggle }: { pair: Pair; opened: boolean; toggle: () => void }) {
  const { from, to, rate, last, days } = pair;
  const below = useId();
  return (
    <>
      <Table.Tr className={opened ? classes.open : undefined}>
        <Table.Td>
          <ActionIcon
            aria-label={t("ui.settings.rates.daysOf", { from, to })}
            aria-expanded={opened}
            aria-controls={opened ? below : undefined}
            onClick={toggle}
          >
            {opened ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          </ActionIcon>
        </Table.Td>
        <Table.Td>{t("ui.settings.rates.pairOf", { from, to })}</Table.Td>
        <Table.Td className={settings.number}>{rateText(rate)}</Table.Td>
        <Table.Td>{showDay(last)}</Table.Td>
        <Table.Td className={settings.number}>{showNumber(days)}</Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          <Table.Td colSpan={5} id={below} className={classes.details}>
            <RatesOfPair from={from} to={to} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
