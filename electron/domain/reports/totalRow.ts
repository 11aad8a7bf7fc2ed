// The words by which a report marks the row that sums up the others.
import { foldKey } from "../text/fold.ts";

const words: ReadonlySet<string> = new Set(
  (
    "total|totals|grand total|overall|overall total|sum|sub total|subtotal|report total|total all|page total|" +
    "summe|gesamt|gesamtsumme|insgesamt|zwischensumme|total general|total global|totaux|sous-total|totale|totali|" +
    "totale generale|totales|suma|totaal|totalen|eindtotaal|summa|totalt|total:|summe:|totals:"
  ).split("|"),
);

/** Whether a cell labels a totals row. */
export function labelsTotal(text: string): boolean {
  // The longest label is short, so most cells are settled by their length.
  if (text.length < 3 || text.length > 24) return false;
  return words.has(foldKey(text));
}
