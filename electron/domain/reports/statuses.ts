// The words that networks have for the state of an order, turned into the one set.
import { foldKey } from "../text/fold.ts";
import type { OrderStatus } from "./record.ts";

const words: Readonly<Record<OrderStatus, string>> = {
  pending:
    "pending|open|new|extended|hold|on hold|unconfirmed|in review|waiting|awaiting approval|tracked|p|offen|ausstehend|en attente|pendiente|in attesa|in afwachting|vantande|under review|mixed|delayed|untreated",
  approved:
    "approved|confirmed|accepted|locked|valid|validated|unpaid|due|processed|a|active|complete|completed|bestatigt|genehmigt|freigegeben|valide|validee|confirme|approuve|aprobado|aprobada|confirmado|approvato|approvata|confermato|goedgekeurd|godkand|accepterad|payable",
  paid: "paid|closed|paid out|bezahlt|ausgezahlt|paye|payee|pagado|pagada|pagato|pagata|betaald|betald|utbetald",
  declined:
    "declined|rejected|reversed|voided|void|cancelled|canceled|refunded|duplicate|fraud|failed|denied|invalid|returned|d|abgelehnt|storniert|refuse|refusee|annule|annulee|rechazado|rechazada|cancelado|rifiutato|rifiutata|annullato|afgewezen|geweigerd|geannuleerd|nekad|avvisad|avslagen",
};

const known: ReadonlyMap<string, OrderStatus> = new Map(
  Object.entries(words).flatMap(([status, all]) =>
    all.split("|").map((word) => [word, status as OrderStatus] as const),
  ),
);

/** The state that a cell names, by the format's own words first; null where it is not known. */
export function statusOf(
  text: string,
  own: Readonly<Record<string, OrderStatus>> | undefined,
): OrderStatus | null {
  const key = foldKey(text).replaceAll("_", " ");
  return own?.[key] ?? own?.[key.replaceAll(" ", "")] ?? known.get(key) ?? null;
}

const yes: ReadonlySet<string> = new Set(["1", "true", "yes", "y", "x", "ja", "oui", "si", "t"]);
const no: ReadonlySet<string> = new Set([
  "",
  "0",
  "false",
  "no",
  "n",
  "nein",
  "non",
  "nej",
  "nee",
  "f",
  "u",
  "unpaid",
  "-",
]);

/** Whether a cell of a yes-or-no column says yes; any other text that is not a no (a day of payment) does. */
export function saysYes(text: string): boolean {
  const key = foldKey(text);
  return yes.has(key) || !no.has(key);
}
