// Where a figure comes from: what it means, its formula with the numbers filled in, the reports and the orders behind it.
import { Drawer, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { valueOf, type MetricId } from "../../../electron/domain/metrics/definitions.ts";
import { useRead } from "../../api/client.ts";
import { showAmount, showFigure } from "../../figures.ts";
import { showInstantDay, showNumber } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
import type { Asked, Explained } from "./answers.ts";
import { Orders } from "./Orders.tsx";
import { filledParts } from "./formulaParts.ts";
import { FromImport } from "./FromImport.tsx";
import classes from "./Performance.module.css";
import { showRange } from "./points.ts";

export interface ExplainProps {
  metric: MetricId;
  ask: Asked;
  currency: string;
  onClose: () => void;
}

export function Explain({ metric, ask, currency, onClose }: ExplainProps) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="44rem"
      title={<b>{t(`ui.metrics.${metric}.label`)}</b>}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <p className={classes.meta}>{showRange(ask)}</p>
      <Part title={t("ui.performance.explain.definition")}>
        <p className={classes.prose}>{t(`ui.metrics.${metric}.definition`)}</p>
      </Part>
      <Behind metric={metric} ask={ask} currency={currency} />
    </Drawer>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.explained}>
      <Title order={3}>{title}</Title>
      {children}
    </section>
  );
}

function Behind({ metric, ask, currency }: Omit<ExplainProps, "onClose">) {
  const { data, error, refetch } = useRead((api) => api.performance.explain, { ...ask, metric });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <>
      <Part title={t("ui.performance.explain.formula")}>
        <p className={classes.formula}>{t(`ui.metrics.${metric}.formula`)}</p>
        <Filled metric={metric} data={data} currency={currency} />
      </Part>
      <Part title={t("ui.performance.explain.sources")}>
        <Sources rows={data.sources} />
      </Part>
      <Part title={t("ui.performance.explain.orders")}>
        <Orders ask={ask} />
      </Part>
    </>
  );
}

function Filled({ metric, data, currency }: { metric: MetricId; data: Explained; currency: string }) {
  return (
    <dl className={classes.filled}>
      {filledParts(metric, data).map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className={classes.result}>
        <dt>{t(`ui.metrics.${metric}.label`)}</dt>
        <dd>{showFigure(metric, valueOf(metric, data.shown), currency)}</dd>
      </div>
    </dl>
  );
}

function Sources({ rows }: { rows: Explained["sources"] }) {
  if (rows.length === 0) return <p className={classes.none}>{t("ui.performance.explain.noSources")}</p>;
  return (
    <table className={classes.rows}>
      <thead>
        <tr>
          <th scope="col">{t("ui.performance.explain.report")}</th>
          <th scope="col">{t("ui.performance.explain.days")}</th>
          <th scope="col" data-numeric>
            {t("ui.performance.explain.rows")}
          </th>
          <th scope="col" data-numeric>
            {t("ui.metrics.value.label")}
          </th>
          <th scope="col">{t("ui.performance.explain.imported")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.batchId} ${row.programId} ${row.kind} ${row.currency}`}>
            <th scope="row">
              {row.program}
              <div className={classes.meta}>{formatName(row.kind)}</div>
            </th>
            <td>{showRange(row)}</td>
            <td data-numeric>{showNumber(row.rows)}</td>
            <td data-numeric>{showAmount(row.value, row.currency)}</td>
            <td>
              <FromImport row={row} />
              {row.file !== null && (
                <div className={classes.meta}>
                  {[showInstantDay(row.importedAt), row.author].filter(Boolean).join(" · ")}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A report's format as people call it, where the catalogue names it. */
function formatName(kind: string): string {
  if (kind === "orders" || kind === "table") return t(`ui.performance.explain.kind.${kind}`);
  const key = `ui.imports.formats.${kind}`;
  return isWord(key) ? t(key) : kind;
}
