// Orders whose status a later download changes, each with its value: pending → declined is money that does not come.
import { Text, Title } from "@mantine/core";
import { showAmount } from "../../../figures.ts";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import { isWord } from "../../isWord.ts";
import type { Preview } from "../session.ts";
import { ShortTable, type ShortColumn } from "./ShortTable.tsx";
import classes from "../Import.module.css";
import own from "./Report.module.css";

type Flip = Preview["flips"][number];

interface ReportFlipsProps {
  flips: Flip[];
  total: number;
  /** Null where the rows have several. */
  currency: string | null;
  done: boolean;
}

export function ReportFlips({ flips, total, currency, done }: ReportFlipsProps) {
  if (total === 0) return null;
  return (
    <section aria-labelledby="flips-title" className={own.block}>
      <Title order={2} id="flips-title">
        {t(done ? "ui.report.flipsDone" : "ui.report.flips")} {showNumber(total)}
      </Title>
      {flips.length < total && (
        <Text size="sm" c="dimmed">
          {t("ui.report.flipsMore", { count: flips.length, total })}
        </Text>
      )}
      <ShortTable
        labelledBy="flips-title"
        rows={flips}
        columns={columns(currency)}
        keyOf={({ externalId }, at) => `${externalId} ${at}`}
      />
    </section>
  );
}

const columns = (currency: string | null): ShortColumn<Flip>[] => [
  {
    name: t("ui.report.flipId"),
    render: ({ externalId }) => <span title={externalId}>{externalId}</span>,
  },
  {
    name: t("ui.report.flipStatus"),
    render: ({ from, to }) => (
      <span data-status={to === "declined" ? "rejected" : undefined} className={classes.statusCell}>
        {t("ui.report.flipLine", { from: statusText(from), to: statusText(to) })}
      </span>
    ),
  },
  {
    name: t("ui.report.flipValue"),
    width: "10rem",
    number: true,
    render: ({ value }) => showAmount(value, currency ?? "", currency === null),
  },
];

const statusText = (status: string): string => {
  const key = `ui.report.statuses.${status}`;
  return isWord(key) ? t(key) : status;
};
