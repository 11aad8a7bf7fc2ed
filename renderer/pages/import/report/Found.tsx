// What a report says of itself: kind, network, program, days, currency; the habits of its days and numbers can be corrected.
import { Group, Select, Text, Title } from "@mantine/core";
import { dateOrders, type DateOrder } from "../../../../electron/domain/reports/record.ts";
import { hasOrder, spanOf } from "../../../../electron/domain/reports/moments.ts";
import { dayOfNumber } from "../../../../electron/domain/reports/dayNumber.ts";
import { showDay, showList } from "../../../format.ts";
import { t } from "../../../words.ts";
import { networkWord } from "../../fieldWord.ts";
import { reading } from "../answers.ts";
import { useSeen, type Inspected, type Report, type Session } from "../session.ts";
import { Look } from "./Look.tsx";
import classes from "../Import.module.css";
import own from "./Report.module.css";

interface FoundProps {
  session: Session;
  value: Inspected;
  report: Report;
}

export function Found({ session, value, report }: FoundProps) {
  const { kind, network, found } = report;
  const facts = [
    [t("ui.report.kind"), t(`ui.report.kinds.${kind}`)],
    [t("ui.report.network"), network === null ? t("ui.report.networkNone") : networkWord(network)],
    ...(found.program ? [[t("ui.report.program"), programText(found.program)] as const] : []),
    [t("ui.report.period"), periodText(report, value)],
    [t("ui.report.currency"), currencyText(found.currency)],
  ] as const;
  return (
    <section aria-labelledby="found-title">
      <Title order={2} id="found-title" mb="xs">
        {t("ui.report.found")}
      </Title>
      <dl className={classes.found}>
        {facts.map(([name, text]) => (
          <div key={name} className={own.foundFact}>
            <dt>{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      <Group gap="md" align="flex-start" mt="sm">
        {found.dateOrder && (
          <DayOrder session={session} value={value} order={found.dateOrder} key={found.dateOrder.order} />
        )}
        {found.decimal && <Decimal session={session} decimal={found.decimal} />}
      </Group>
    </section>
  );
}

const programText = ({ id, name }: { id: string | null; name: string | null }): string =>
  [name, id].filter((part) => part !== null && part !== "").join(" · ");

function periodText({ kind, found: { period } }: Report, { mapping }: Inspected): string {
  const dated = Object.values(mapping).includes("day");
  if (!period) return t(dated || kind === "orders" ? "ui.report.periodRows" : "ui.report.periodAsked");
  const days = t("ui.report.days", { from: showDay(period.from), to: showDay(period.to) });
  return t(`ui.report.periodBy.${period.by}`, { days });
}

function currencyText({ code, by, conflict }: Report["found"]["currency"]): string {
  if (conflict.length > 0) return t("ui.report.currencyMixed", { codes: showList(conflict) });
  if (code !== null && by !== null) return t(`ui.report.currencyBy.${by}`, { code });
  return t(by === "column" ? "ui.report.currencyRows" : "ui.report.currencyAsked");
}

type Order = NonNullable<Report["found"]["dateOrder"]>;

function DayOrder({ session, value, order }: { session: Session; value: Inspected; order: Order }) {
  const shown = example(value, order.order);
  return (
    <div className={own.habit}>
      <Select
        label={t("ui.report.dateOrder")}
        description={t(`ui.report.orderBy.${order.by}`)}
        value={order.order}
        data={dateOrders.map((one) => ({ value: one, label: t(`ui.report.dateOrders.${one}`) }))}
        allowDeselect={false}
        onChange={(next) => next !== null && session.correct({ [reading.dateOrder]: next })}
      />
      {shown && (
        <Text size="sm" mt={4} component="output" display="block">
          {t("ui.report.readAs", shown)}
        </Text>
      )}
      {order.conflict && <Look text={t("ui.report.orderConflict")} />}
    </div>
  );
}

/** A day of the first rows and what it is taken for; best one that could be read in another way. */
function example({ mapping, sample }: Inspected, order: DateOrder): { text: string; day: string } | null {
  const columns = Object.keys(mapping).filter((column) => mapping[column] === "day");
  const texts = columns.flatMap((column) => sample.map((row) => row[Number(column)]?.trim() ?? ""));
  for (const text of texts.filter(hasOrder)) {
    const span = spanOf(text, order);
    if (typeof span !== "string") return { text, day: showDay(dayOfNumber(span.from)) };
  }
  return null;
}

function Decimal({
  session,
  decimal,
}: {
  session: Session;
  decimal: NonNullable<Report["found"]["decimal"]>;
}) {
  const { answers } = useSeen(session);
  const by =
    reading.decimal in answers
      ? t("ui.imports.corrected")
      : t(decimal.sure ? "ui.report.decimalSure" : "ui.report.decimalOpen");
  return (
    <div className={own.habit}>
      <Select
        label={t("ui.report.decimal")}
        description={by}
        value={decimal.mark}
        data={[
          { value: ".", label: t("ui.report.decimals.point") },
          { value: ",", label: t("ui.report.decimals.comma") },
        ]}
        allowDeselect={false}
        onChange={(next) => next !== null && session.correct({ [reading.decimal]: next })}
      />
      {decimal.conflict && <Look text={t("ui.report.decimalConflict")} />}
    </div>
  );
}
