// The file's own totals beside the sum of the rows that are taken: a difference is said before anything is written.
import { Table, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { amountText, amountUnits } from "../../../../electron/domain/amount.ts";
import { showAmount } from "../../../figures.ts";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import { Look } from "./Look.tsx";
import type { ShownReport } from "../session.ts";
import classes from "../Import.module.css";
import own from "./Report.module.css";

type Total = ShownReport["totals"][number];
const counted: ReadonlySet<Total["name"]> = new Set(["clicks", "impressions", "orders"]);

export function ReportTotals({ report }: { report: ShownReport }) {
  const { totals, currency } = report;
  if (totals.length === 0) return null;
  const differs = totals.some((total) => total.differs);
  const show = ({ name }: Total, text: string): string =>
    counted.has(name) ? showNumber(Number(text)) : showAmount(text, currency ?? "");
  return (
    <section aria-labelledby="totals-title">
      <Title order={2} id="totals-title" mb="xs">
        {t("ui.report.totals")}
      </Title>
      {differs ? (
        <Look text={t("ui.report.totalsDiffer")} />
      ) : (
        <Text size="sm">
          <IconCircleCheck size={15} className={own.same} aria-hidden /> {t("ui.report.totalsSame")}
        </Text>
      )}
      <Table className={own.totals} aria-labelledby="totals-title">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("ui.report.total")}</Table.Th>
            <Table.Th scope="col" className={classes.number}>
              {t("ui.report.inFile")}
            </Table.Th>
            <Table.Th scope="col" className={classes.number}>
              {t("ui.report.inRows")}
            </Table.Th>
            <Table.Th scope="col" className={classes.number}>
              {t("ui.report.difference")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {totals.map((total) => (
            <Table.Tr key={total.name} data-differs={total.differs || undefined}>
              <Table.Th scope="row">{t(`ui.report.totalNames.${total.name}`)}</Table.Th>
              <Table.Td className={classes.number}>{show(total, total.file ?? "0")}</Table.Td>
              <Table.Td className={classes.number}>{show(total, total.rows)}</Table.Td>
              <Table.Td className={classes.number}>
                {total.differs ? show(total, minus(total, currency ?? "")) : t("ui.report.same")}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** What the rows have more than the file says, exactly. */
const minus = ({ rows, file }: Total, currency: string): string =>
  amountText((amountUnits(rows) ?? 0) - (amountUnits(file ?? "0") ?? 0), currency);
