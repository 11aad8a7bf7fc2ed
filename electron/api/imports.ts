// Imports: what a file is, what it would do, doing it, and taking it back whole.
import path from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import { takeBackBatch } from "../data/takeBack.ts";
import { openContacts, rememberedMappings } from "../data/imports/open.ts";
import type { Outcome } from "../data/imports/outcome.ts";
import { openReportFile, reportContext } from "../data/imports/reports/open.ts";
import type { ReportDetected } from "../data/imports/source.ts";
import { previewImport, runImport } from "../data/imports/run.ts";
import { lookAtSaid, type Glimpse } from "../data/imports/said/open.ts";
import { offeredEncodings } from "../data/read/encoding.ts";
import type { JobContext } from "../data/context.ts";
import { withAnswered } from "../data/settings.ts";
import type { Reader } from "../data/store.ts";
import { contactFormats } from "../domain/contacts/formatShape.ts";
import { reportFields } from "../domain/reports/fields.ts";
import { reportFormatNames } from "../domain/reports/formatShape.ts";
import { mappableFields } from "../domain/contacts/fields.ts";
import { sentence } from "../domain/words/words.ts";
import { aside, job, read } from "./call.ts";
import { FilePath, Id, Job } from "../domain/fields.ts";

const File = { file: FilePath, answers: z.record(z.string(), z.unknown()).default({}) };

const answersOf = (context: { db: Reader; now: () => number }, answers: Record<string, unknown>) => ({
  ...answers,
  remembered: rememberedMappings(context.db),
  report: reportContext(context.db, context.now()),
});

/** What was detected, for the wizard to show and correct. Reads the head of the file only. */
export const inspect = aside(z.object({ ...File, ...Job }), async (context, { file, answers }) => {
  const said = await lookAtSaid(context.db, file, context.signal);
  if (said) {
    const { fingerprint: _, ...shown } = said.detected;
    const { first, ownGuess } = said;
    return {
      ...emptyTable,
      name: path.basename(file),
      ...shown,
      first,
      own: ownAnswered(context.db, answers),
      ownGuess,
    };
  }
  const report = await openReportFile(
    file,
    answersOf(context, answers),
    rememberedMappings(context.db),
    context.signal,
  );
  if (report) {
    const { fingerprint: _, report: about, ...shown } = report.detected;
    return {
      ...emptyTable,
      name: path.basename(file),
      ...shown,
      sample: report.source.table.sample,
      needsMapping: report.source.needsMapping,
      remembered: report.remembered,
      fields: reportFields
        .filter(({ reports }) => reports.includes(about!.kind))
        .map(({ field }) => field as string),
      formats: [
        ...reportFormatNames,
        ...reportContext(context.db, context.now()).custom.map(({ format }) => format),
      ] as string[],
      encodings: [...offeredEncodings],
      delimiters: [",", ";", "|", "\t"],
      report: about!,
    };
  }
  const { contacts, detected, remembered } = await openContacts(
    file,
    answers,
    rememberedMappings(context.db),
    context.signal,
  );
  const { fingerprint: _, ...shown } = detected;
  return {
    ...emptyTable,
    name: path.basename(file),
    ...shown,
    sample: contacts.table?.sample ?? [],
    needsMapping: contacts.needsMapping,
    remembered,
    fields: mappableFields.map((field) => field.field as string),
    formats: [...contactFormats],
    encodings: [...offeredEncodings],
    delimiters: [",", ";", "|", "\t"],
  };
});

/** What only tables have, and what only messages and events have. */
const emptyTable = {
  sample: [] as string[][],
  needsMapping: false,
  remembered: false,
  fields: [] as string[],
  formats: [] as string[],
  encodings: [] as string[],
  delimiters: [] as string[],
  /** The first messages or events. */
  first: [] as Glimpse[],
  /** The manager's own addresses as far as they are known. */
  own: [] as string[],
  /** Addresses that most of these messages have in common. */
  ownGuess: [] as string[],
  /** What was found out about a report. */
  report: undefined as ReportDetected | undefined,
};

const ownAnswered = (db: Reader, answers: Record<string, unknown>): string[] => [
  ...withAnswered(db, answers.ownAddresses),
];

export interface ShownRecord {
  line: number;
  status: Outcome["status"];
  title: string;
  partner: string | null;
  partnerStatus: Outcome["partnerStatus"];
  changes: Outcome["changes"];
  notWritten: Outcome["notWritten"];
  reason: string | null;
  /** Of a message or an event. */
  said: Outcome["said"] | null;
}

/** So many messages or rows of each status does the preview show one by one; of contacts all. */
const LISTED = 2_000;

const cut = (text: string | null): string | null =>
  text !== null && text.length > 500 ? `${text.slice(0, 500)}…` : text;
const shown = (context: JobContext, outcome: Outcome): ShownRecord => ({
  line: outcome.line,
  status: outcome.status,
  title: outcome.title.slice(0, 200),
  partner: outcome.partner,
  partnerStatus: outcome.partnerStatus,
  changes:
    outcome.status === "created"
      ? []
      : outcome.changes.map((each) => ({ ...each, old: cut(each.old), new: cut(each.new) })),
  notWritten: outcome.notWritten,
  reason: outcome.reason && sentence(context.words, "reasons", outcome.reason.code, outcome.reason.params),
  said: outcome.said ?? null,
});

/** Counts and questions; with `records` every record with what it would change. Writes nothing. */
export const preview = aside(
  z.object({ ...File, ...Job, records: z.boolean().default(false) }),
  async (context, input) => {
    const records: ShownRecord[] = [];
    const listed: Record<Outcome["status"], number> = { created: 0, changed: 0, unchanged: 0, rejected: 0 };
    const each = (outcome: Outcome) => {
      // A mailbox has hundreds of thousands, a report millions; the counts are about all of them.
      const many = outcome.said !== undefined || outcome.row === true;
      if (!many || listed[outcome.status]++ < LISTED) records.push(shown(context, outcome));
    };
    const counted = await previewImport(
      context,
      input.file,
      answersOf(context, input.answers),
      input.records ? each : undefined,
    );
    return { ...counted, ...(input.records && { records }) };
  },
);

export const run = job(z.object({ ...File, ...Job }), (context, { file, answers }) =>
  runImport(context, file, answersOf(context, answers)),
);

/** Rejected records with line and reason, as a CSV whose cells no program takes for a formula. */
export const rejectedCsv = aside(z.object({ ...File, ...Job }), async (context, { file, answers }) => {
  const rows: string[][] = [];
  await previewImport(context, file, answersOf(context, answers), (outcome) => {
    if (outcome.reason) rows.push([String(outcome.line), shown(context, outcome).reason!, outcome.title]);
  });
  const csv = Papa.unparse(
    { fields: ["line", "reason", "record"], data: rows },
    { escapeFormulae: true, newline: "\r\n" },
  );
  return { name: `${path.basename(file, path.extname(file))} rejected.csv`, csv };
});

export const undo = job(z.object({ batchId: Id, ...Job }), (context, { batchId }) =>
  takeBackBatch(context, batchId, ["import"]),
);

interface Past {
  batchId: number;
  at: number;
  author: string;
  file: string;
  state: "done" | "undone" | "running";
  detail: string | null;
}

export const list = read(z.object({}), ({ db }) => ({
  rows: db
    .all<Past>(
      `SELECT b.id AS batchId, b.startedAt AS at, ifnull(w.name, '') AS author, b.file, b.state, b.detail
       FROM batch b LEFT JOIN colleague w ON w.uid = b.author WHERE b.kind = 'import' ORDER BY b.id DESC LIMIT 500`,
    )
    .map(({ detail, ...row }) => ({
      ...row,
      ...({ format: "", rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 } as const),
      ...(JSON.parse(detail ?? "{}") as {
        format?: string;
        rows?: number;
        created?: number;
        changed?: number;
        unchanged?: number;
        rejected?: number;
      }),
    })),
}));
