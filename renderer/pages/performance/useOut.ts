// Saving what is seen: partners as CSV, everything as a workbook, the chart as a picture, the page as PDF.
import { useState, type RefObject } from "react";
import type { ExportTable } from "../../../electron/domain/exportTable.ts";
import { fileName } from "../../../electron/domain/contacts/fileName.ts";
import { isMetric } from "../../../electron/domain/metrics/definitions.ts";
import { asFailure, call, newJob } from "../../api/client.ts";
import { pictureOf } from "../../ui/chart/picture.ts";
import type { TableLook } from "../../ui/table/column.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import type { Compared, Competitor } from "./answers.ts";
import { showRange } from "./points.ts";
import { stepFor, type Measure, type Step } from "./question.ts";
import { partnersTable, workbook, type About } from "./tables.ts";

export const outForms = ["csv", "xlsx", "png", "pdf"] as const;
export type OutForm = (typeof outForms)[number];

export interface Seen extends About {
  ask: Compared;
  look: TableLook;
  measure: Measure;
  by: Step | null;
}

const pageOfRows = 1000;
/** Partners on the printed page. */
const onPaper = 30;

async function everyone(ask: Compared, sort: TableLook["sort"]): Promise<Competitor[]> {
  const rows: Competitor[] = [];
  for (;;) {
    const page = await call((api) => api.performance.league, {
      ...ask,
      sort,
      limit: pageOfRows,
      offset: rows.length,
    });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/** Where the person says, then the tables; null where nowhere. */
async function saveTables(name: string, form: "csv" | "xlsx", tables: ExportTable[]): Promise<string | null> {
  const place = await call((api) => api.desk.pickSave, { name });
  if (!place) return null;
  const to = { file: place.token, job: newJob() };
  const [table] = tables;
  if (form === "csv" && table) await call((api) => api.exports.saveCsv, { ...to, table });
  else await call((api) => api.exports.saveXlsx, { ...to, tables });
  return place.name;
}

/** Two frames: what was just put on the page is drawn, and can be printed. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

export interface Paper {
  rows: Competitor[];
  total: number;
}

export interface Out {
  save: (form: OutForm) => Promise<void>;
  busy: boolean;
  /** The partners that stand on the printed page, while it is printed. */
  paper: Paper | null;
}

export function useOut(seen: Seen | null, drawing: RefObject<SVGSVGElement | null>): Out {
  const [busy, setBusy] = useState(false);
  const [paper, setPaper] = useState<Paper | null>(null);

  async function make(form: OutForm, { ask, look, measure, by, ...about }: Seen): Promise<string | null> {
    const { range, overview, filters } = about;
    const name = t("ui.performance.out.fileName", { ...range });
    const ending = (end: string, of = name): string => fileName(of, end, t("ui.performance.title"));
    const { currency } = overview;
    if (form === "csv") {
      const rows = await everyone(ask, look.sort);
      return saveTables(ending("csv"), form, [partnersTable(rows, look.columns.filter(isMetric), currency)]);
    }
    if (form === "xlsx") {
      const series = await call((api) => api.performance.series, { ...ask, by: by ?? stepFor(ask) });
      return saveTables(ending("xlsx"), form, workbook(about, series, await everyone(ask, look.sort)));
    }
    if (form === "pdf") {
      setPaper(await call((api) => api.performance.league, { ...ask, sort: look.sort, limit: onPaper }));
      await drawn();
      const { saved, name: to } = await call((api) => api.desk.savePdf, { name: ending("pdf") });
      return saved ? to : null;
    }
    if (!drawing.current) throw new Error(t("ui.performance.out.noChart"));
    const title = t(`ui.performance.chart.${measure}`);
    const lead = [showRange(range), filters, currency].join(" · ");
    const { saved, name: to } = await call((api) => api.desk.savePicture, {
      name: ending("png", t("ui.performance.out.chartName", { measure: title, ...range })),
      png: await pictureOf(drawing.current, title, lead),
    });
    return saved ? to : null;
  }

  const save = async (form: OutForm): Promise<void> => {
    if (!seen) return;
    setBusy(true);
    try {
      const name = await make(form, seen);
      if (name !== null) say(t("ui.performance.out.saved", { name }));
    } catch (error) {
      if (asFailure(error).code === "cancelled") say(t("ui.performance.out.cancelled"));
      else sayError(error);
    } finally {
      setPaper(null);
      setBusy(false);
    }
  };
  return { save, busy, paper };
}
