// Report formats that people made: kept from a mapping, read from a file, given on, dropped.
import { z } from "zod";
import { definitionText, formatText, keepFormat, keptFormat, keptFormats } from "../data/reportFormats.ts";
import { fileName } from "../domain/contacts/fileName.ts";
import { Currency, FilePath, Id } from "../domain/fields.ts";
import { networks } from "../domain/partner.ts";
import { definitionOf, readDefinition, writeDefinition } from "../domain/reports/definition.ts";
import { isReportField } from "../domain/reports/fields.ts";
import { dateOrders } from "../domain/reports/record.ts";
import { read, write } from "./call.ts";

/** Own formats by name; `columns` as their files call them. */
export const formats = read(z.object({}), ({ db }) => ({
  rows: keptFormats(db).map(({ id, name, createdAt, format: { network, kind, columns } }) => ({
    id,
    name,
    createdAt,
    network,
    kind,
    columns: columns.map(({ field, names }) => ({ field, name: names[0] ?? "" })),
  })),
}));

const FormatName = z.string().trim().min(1).max(80);
/** Column index → field, as `imports.inspect` gives it; an empty text is a column left out. */
const Mapping = z.record(
  z.string().regex(/^\d{1,4}$/),
  z.string().refine((field) => field === "" || isReportField(field)),
);

/** Keeps what `imports.inspect` found or was told of a table: files with such a header are read by it from now on. */
export const keep = write(
  z.object({
    name: FormatName,
    network: z.enum(networks).nullish(),
    header: z.array(z.string().max(500)).max(1000),
    mapping: Mapping,
    habits: z
      .strictObject({
        dateOrder: z.enum(dateOrders).optional(),
        decimal: z.enum([".", ","]).optional(),
        currency: Currency.optional(),
      })
      .default({}),
  }),
  ({ db, now }, { name, network, header, mapping, habits }) => {
    const fields = Object.fromEntries(
      Object.entries(mapping).flatMap(([column, field]) =>
        isReportField(field) ? [[Number(column), field] as const] : [],
      ),
    );
    const definition = definitionOf({ name, network: network ?? null, header, mapping: fields, habits });
    return keepFormat(db, readDefinition(writeDefinition(definition)), now(), false);
  },
);

/** A format as the text of a file. */
export const text = read(z.object({ id: Id }), ({ db }, { id }) => {
  const format = keptFormat(db, id);
  return { name: fileName(format.name, "json", "report"), json: formatText(format) };
});

/** Reads a definition from a file. One of the same name goes; `replaced` is its text. */
export const load = write(z.object({ file: FilePath }), ({ db, now }, { file }) =>
  keepFormat(db, readDefinition(definitionText(file)), now(), true),
);

/** Keeps a definition by its text: what was dropped or replaced comes back so. */
export const restore = write(z.object({ json: z.string().max(1_000_000) }), ({ db, now }, { json }) =>
  keepFormat(db, readDefinition(json), now(), true),
);

/** Files are no longer read by it; what was imported stays. `json` is what `restore` takes. */
export const drop = write(z.object({ id: Id }), ({ db }, { id }) => {
  const format = keptFormat(db, id);
  db.run("DELETE FROM report_format WHERE id = ?", id);
  return { name: format.name, json: formatText(format) };
});
