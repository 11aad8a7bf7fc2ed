// What the preview or the import of a report comes to, beside the counts of its rows.
import { Text, Title } from "@mantine/core";
import { showDay } from "../../../format.ts";
import { t } from "../../../words.ts";
import { networkWord } from "../../fieldWord.ts";
import type { Preview, ShownReport } from "../session.ts";
import { ReportAccounts } from "./ReportAccounts.tsx";
import { ReportFlips } from "./ReportFlips.tsx";
import { ReportTotals } from "./ReportTotals.tsx";
import classes from "../Import.module.css";
import own from "./Report.module.css";

interface ReportSummaryProps {
  value: Preview;
  report: ShownReport;
  done?: boolean;
}

export function ReportSummary({ value, report, done = false }: ReportSummaryProps) {
  return (
    <>
      <About report={report} />
      <ReportTotals report={report} />
      <ReportFlips flips={value.flips} total={report.flips} currency={report.currency} done={done} />
      <ReportAccounts report={report} done={done} />
    </>
  );
}

function About({ report }: { report: ShownReport }) {
  const { kind, program, currency, days, complete } = report;
  const orders = kind === "orders";
  const facts = [
    [t("ui.report.kind"), t(`ui.report.kinds.${kind}`)],
    [t("ui.names.field.program"), programText(program)],
    [
      t("ui.report.period"),
      days
        ? t("ui.report.days", { from: showDay(days.from), to: showDay(days.to) })
        : t("ui.report.programOpen"),
    ],
    [t("ui.report.currency"), currency ?? t("ui.report.currencyRows")],
    ...(orders
      ? [
          [
            t("ui.report.covers"),
            t(complete ? "ui.report.complete.orders" : "ui.report.complete.notOrders"),
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <section aria-labelledby="about-title">
      <Title order={2} id="about-title" mb="xs">
        {t("ui.report.about")}
      </Title>
      <dl className={classes.found}>
        {facts.map(([name, text]) => (
          <div key={name} className={own.foundFact}>
            <dt>{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function programText(program: ShownReport["program"]): string {
  if (program === null) return t("ui.report.programOpen");
  const { id, name, network } = program;
  const params = { name, network: networkWord(network) };
  // "On in-house" says nothing.
  if (network === "in-house" || network === "other")
    return id === null ? t("ui.report.programNewPlain", params) : name;
  return t(id === null ? "ui.report.programNew" : "ui.report.programOn", params);
}

/** What becomes of the rows, under their counts. */
export const ReportLead = ({ value, done }: { value: Preview; done: boolean }) => (
  <Text>
    {value.created + value.changed === 0
      ? t("ui.report.nothingNew")
      : t(done ? "ui.report.leadDone" : "ui.report.lead")}
  </Text>
);
