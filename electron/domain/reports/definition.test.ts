// A definition goes into a file and comes back as a format that knows its header again; anything else is refused in words.
import { describe, expect, it } from "vitest";
import { UserError } from "../errors.ts";
import { definitionFrom, definitionOf, formatOf, readDefinition, writeDefinition } from "./definition.ts";
import { reportFormats } from "./formats.ts";
import { detectReport } from "./headers.ts";

const header = ["Tag", "Werbefläche", "Kennung", "Hits", "Netto (EUR)", "Lohn (EUR)", "Bemerkung"];
const definition = definitionOf({
  name: "My tracker",
  network: "in-house",
  header,
  mapping: { 0: "day", 1: "partnerName", 2: "partnerId", 3: "clicks", 4: "value", 5: "commission" },
  habits: { decimal: ",", dateOrder: "dmy" },
});

const failure = (content: string): { code: string; params: object } => {
  try {
    readDefinition(content);
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, params: error.params };
    throw error;
  }
  return { code: "read", params: {} };
};

describe("definitions", () => {
  it("come back as they were written", () => {
    const read = readDefinition(`\ufeff${writeDefinition(definition)}`);
    expect(read).toEqual(definition);
    const format = formatOf(read);
    expect(format).toMatchObject({
      format: "own:My tracker",
      network: "in-house",
      kind: "summary",
      decimal: ",",
    });
    const fit = detectReport(header.toReversed(), [format]);
    expect(fit).toMatchObject({ certain: true, format: { format: "own:My tracker" } });
    expect(fit?.mapping).toEqual({
      1: "commission",
      2: "value",
      3: "clicks",
      4: "partnerId",
      5: "partnerName",
      6: "day",
    });
    expect(detectReport(["Tag", "Hits"], [format])).toBeNull();
  });

  it("can be made of every format of the program", () => {
    for (const format of reportFormats) {
      const made = definitionFrom(format, `Copy of ${format.format}`);
      const back = formatOf(readDefinition(writeDefinition(made)));
      const { columns, kind, network, statuses, correction, identity, currency } = format;
      expect(back).toMatchObject({ columns, kind, network, ...(currency && { currency }) });
      expect([back.statuses, back.correction, back.identity]).toEqual([statuses, correction, identity]);
    }
  });

  it("are refused in words", () => {
    const changed = (change: object): string => JSON.stringify({ ...definition, ...change });
    expect(failure("{")).toEqual({ code: "definition-not-one", params: {} });
    expect(failure("[1]")).toEqual({ code: "definition-not-one", params: {} });
    expect(failure(changed({ version: 2 }))).toEqual({
      code: "definition-newer",
      params: { theirs: 2, ours: 1 },
    });
    expect(failure(changed({ kind: "other" }))).toMatchObject({
      code: "definition-broken",
      params: { field: "kind" },
    });
    expect(failure(changed({ columns: [{ field: "salary", names: ["x"] }] }))).toMatchObject({
      code: "definition-broken",
      params: { field: "columns.0.field", reason: "unknown field" },
    });
    expect(failure(changed({ currency: "EURO" }))).toMatchObject({ params: { field: "currency" } });
    expect(failure(changed({ script: "x" }))).toMatchObject({ code: "definition-broken" });
    expect(failure(changed({ columns: [{ field: "partnerName", names: ["x"] }] }))).toEqual({
      code: "definition-reads-nothing",
      params: { name: "My tracker" },
    });
  });
});
