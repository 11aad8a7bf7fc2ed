// A report read by a definition that a person made: known again without a choice, with its habits and its words.
import { expect, it } from "vitest";
import {
  definitionOf,
  formatOf,
  readDefinition,
  writeDefinition,
} from "../../../domain/reports/definition.ts";
import { readText } from "../fixtures/reports.ts";

it("a definition that was handed on reads the next file by itself", async () => {
  const header = ["Nr", "Wann", "Wer", "Lage", "Wert", "Lohn"];
  const text = `${header.join(";")}\nx1;03/10/2026;Trail;fertig;1.234;1,5\nx2;04/10/2026;Trail;weg;10;0,5\n`;
  const written = definitionOf({
    name: "Haus",
    network: "in-house",
    header,
    mapping: { 0: "id", 1: "day", 2: "partnerName", 3: "status", 4: "value", 5: "commission" },
    habits: { currency: "EUR", dateOrder: "dmy" },
  });
  const custom = [
    formatOf(
      readDefinition(writeDefinition({ ...written, statuses: { fertig: "approved", weg: "declined" } })),
    ),
  ];
  const whole = await readText(text, { custom });
  expect(whole.source).toMatchObject({
    format: "own:Haus",
    network: "in-house",
    kind: "orders",
    found: { currency: { code: "EUR", by: "format" }, dateOrder: { order: "dmy", by: "format" } },
  });
  expect(
    whole.rows.map(({ id, status, value, commission, day }) => [id, status, value, commission, day]),
  ).toEqual([
    ["x1", "approved", 1234, 1.5, "2026-10-03"],
    ["x2", "declined", 10, 0.5, "2026-10-04"],
  ]);
  const chosen = await readText(text, { custom, format: "own:Haus" });
  expect(chosen.rows).toEqual(whole.rows);
});
