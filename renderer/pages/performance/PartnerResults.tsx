// One partner's results: the same cards and chart, its programs and its orders; the period is chosen here.
import { Anchor, Select, Table, Title } from "@mantine/core";
import { useState } from "react";
import { metric, type MetricId } from "../../../electron/domain/metrics/definitions.ts";
import { useRead } from "../../api/client.ts";
import { showFigure } from "../../figures.ts";
import { today } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { plain, type Compared } from "./answers.ts";
import { Cards } from "./Cards.tsx";
import { extentAsk } from "./extent.ts";
import { Explain } from "./Explain.tsx";
import { Notes } from "./Notes.tsx";
import { Orders } from "./Orders.tsx";
import { OverTime } from "./OverTime.tsx";
import classes from "./Performance.module.css";
import {
  comparisons,
  plainQuestion,
  rangeOf,
  spans,
  writeQuestion,
  type Comparison,
  type Measure,
  type Range,
  type Span,
  type Step,
} from "./question.ts";

/** What was chosen stays while one walks from partner to partner. */
interface Chosen {
  span: Span;
  compare: Comparison | null;
  measure: Measure;
  by: Step | null;
}
let last: Chosen = { span: "last365", compare: "previous", measure: "value", by: null };

const inTable: readonly MetricId[] = ["clicks", "orders", "value", "cost", "roiBp", "reversalBp"];

export function PartnerResults({ partnerId }: { partnerId: number }) {
  const { data, error, refetch } = useRead((api) => api.performance.overview, extentAsk());
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { firstDay, lastDay } = data;
  if (firstDay === null || lastDay === null) return <EmptyState text={t("ui.performance.partner.none")} />;
  return <Known partnerId={partnerId} range={{ from: firstDay, to: lastDay }} />;
}

/** Whether any report names the partner is seen over all days with numbers. */
function Known({ partnerId, range }: { partnerId: number; range: Range }) {
  const { data } = useRead((api) => api.performance.totals, { ...range, by: ["partner"], partnerId });
  if (!data) return <Waiting />;
  if (data.rows.length === 0) return <EmptyState text={t("ui.performance.partner.none")} />;
  return <Results partnerId={partnerId} lastDay={range.to} />;
}

function Results({ partnerId, lastDay }: { partnerId: number; lastDay: string }) {
  const [chosen, setChosen] = useState(last);
  const [explained, setExplained] = useState<MetricId | null>(null);
  const choose = (change: Partial<Chosen>): void => {
    last = { ...chosen, ...change };
    setChosen(last);
  };
  const { span, compare, measure, by } = chosen;
  const ask: Compared = {
    ...rangeOf({ span, from: null, to: null }, today(), lastDay),
    compare,
    filter: { partnerId },
  };
  const { data: overview, error, refetch } = useRead((api) => api.performance.overview, ask);
  return (
    <div className={classes.results}>
      <div className={classes.resultsHead}>
        <Select
          className={classes.select}
          aria-label={t("ui.performance.span.label")}
          data={spans
            .filter((one) => one !== "between")
            .map((value) => ({ value, label: t(`ui.performance.span.${value}`) }))}
          value={span}
          allowDeselect={false}
          maxDropdownHeight={340}
          onChange={(value) => value && choose({ span: value })}
        />
        <Select
          className={classes.select}
          aria-label={t("ui.performance.compare.label")}
          data={[
            ...comparisons.map((value) => ({
              value: value as string,
              label: t(`ui.performance.compare.${value}`),
            })),
            { value: "none", label: t("ui.performance.compare.none") },
          ]}
          value={compare ?? "none"}
          allowDeselect={false}
          onChange={(value) => choose({ compare: comparisons.find((one) => one === value) ?? null })}
        />
        <span className={classes.grow} />
        <Anchor href={href(routes.performance(writeQuestion({ ...plainQuestion, span, compare })))} size="sm">
          {t("ui.performance.partner.openPage")}
        </Anchor>
      </div>
      {error && !overview && <ErrorNote error={error} retry={() => void refetch()} />}
      {!overview && !error && <Waiting />}
      {overview && (
        <>
          <Notes overview={overview} />
          <Cards overview={overview} onExplain={setExplained} />
          <OverTime
            ask={ask}
            currency={overview.currency}
            beforeRange={overview.beforeRange}
            measure={measure}
            by={by}
            onMeasure={(next) => choose({ measure: next })}
            onBy={(next) => choose({ by: next })}
          />
          <ByProgram ask={ask} />
          <section className={classes.section}>
            <div className={classes.sectionHead}>
              <Title order={3}>{t("ui.performance.partner.orders")}</Title>
            </div>
            <Orders ask={plain(ask)} />
          </section>
        </>
      )}
      {explained !== null && overview && (
        <Explain
          metric={explained}
          ask={plain(ask)}
          currency={overview.currency}
          onClose={() => setExplained(null)}
        />
      )}
    </div>
  );
}

/** The partner's numbers in each program, each in its own currency. */
function ByProgram({ ask: { from, to, filter } }: { ask: Compared }) {
  const programs = useRead((api) => api.programs.list, {}).data?.rows ?? [];
  const { data } = useRead((api) => api.performance.totals, {
    from,
    to,
    by: ["program", "currency"],
    ...(filter.partnerId !== undefined && { partnerId: filter.partnerId }),
  });
  if (!data || data.rows.length === 0) return null;
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <Title order={3}>{t("ui.performance.partner.byProgram")}</Title>
      </div>
      <Table.ScrollContainer
        className={classes.compact}
        minWidth="26rem"
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <table className={classes.rows}>
          <thead>
            <tr>
              <th scope="col">{t("ui.performance.partner.program")}</th>
              {inTable.map((id) => (
                <th key={id} scope="col" data-numeric>
                  {t(`ui.metrics.${id}.short`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={`${row.programId} ${row.currency}`}>
                <th scope="row">{programs.find(({ id }) => id === row.programId)?.name}</th>
                {inTable.map((id) => (
                  <td key={id} data-numeric>
                    {showFigure(id, row[metric(id).field], row.currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Table.ScrollContainer>
    </section>
  );
}
