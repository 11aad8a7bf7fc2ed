// Tradedoubler's event breakdown: a title line, localised names, days in the account's form. One number can be a lead and a sale.
import type { ReportFormat } from "../formatShape.ts";

export const tradedoublerEvents: ReportFormat = {
  format: "tradedoubler-events",
  network: "tradedoubler",
  kind: "orders",
  marks: [
    ["Time of event", "Zeitpunkt des Events", "Tidpunkt för event", "Heure de l'événement", "Event time"],
    ["Site ID", "Website ID", "Seiten-ID", "Sajt-ID", "Sajt ID", "ID du site"],
    ["Event ID", "Event-ID", "ID événement"],
    [
      "Commission Publisher",
      "Publisher commission",
      "Provision Publisher",
      "Vergütung Publisher",
      "Ersättning Publisher",
    ],
  ],
  needs: ["partnerId", "day", "status", "commission"],
  columns: [
    {
      field: "programName",
      names: ["Program Name", "Programname", "Programmname", "Programnamn", "Nom du programme"],
    },
    { field: "programId", names: ["Program ID", "Programm-ID", "Program-ID", "ID du programme"] },
    {
      field: "day",
      names: [
        "Time of event",
        "Zeitpunkt des Events",
        "Tidpunkt för event",
        "Heure de l'événement",
        "Event time",
      ],
    },
    {
      field: "order",
      names: ["Order nr", "Order number", "Bestellnr", "Bestellnummer", "Ordernr", "Numéro de commande"],
    },
    { field: "item", names: ["Lead nr", "Lead number", "Leadnr", "Leadnummer", "Numéro de lead"] },
    { field: "part", names: ["Event ID", "Event-ID", "ID événement"] },
    { field: "status", names: ["Event Status", "Status", "Status des Events", "Eventstatus", "Statut"] },
    { field: "partnerName", names: ["Site Name", "Website Name", "Seitenname", "Sajtnamn", "Nom du site"] },
    { field: "partnerId", names: ["Site ID", "Website ID", "Seiten-ID", "Sajt-ID", "Sajt ID", "ID du site"] },
    { field: "value", names: ["Order Value", "Bestellwert", "Ordervärde", "Valeur de la commande"] },
    {
      field: "commission",
      names: [
        "Commission Publisher",
        "Publisher commission",
        "Provision Publisher",
        "Vergütung Publisher",
        "Ersättning Publisher",
      ],
    },
    { field: "currency", names: ["Currency", "Währung", "Valuta", "Devise"] },
  ],
  others: (
    "Time of visit|Time In session|Time Last modified|EPI EPI 1|EPI EPI 2|Event Name|Reason|Ad Name|" +
    "Vouchers Voucher code|Zeitpunkt des Besuchs|Tidpunkt för besök"
  ).split("|"),
  statuses: { p: "pending", a: "approved", d: "declined" },
  identity: ["order", "item", "part", "partnerId", "day"],
};
