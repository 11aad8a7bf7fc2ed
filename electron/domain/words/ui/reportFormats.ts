// Words of report formats that people make: kept in the wizard, listed in Settings, saved as files and loaded.
export const reportFormats = {
  keepTitle: "For the next file",
  keepLead:
    "Kept as a format, these columns are known by their names in every later file, and the format can be given to others.",
  keep: "Keep as a format",
  kept: "{{name}} is kept. Files with these columns are read by it.",
  name: "Name",
  nameHint: "As you call this report",
  nameNeeded: "Give the format a name.",
  networkHint: "Where it comes from",

  lead: "How reports of unknown make are read. They are kept while a report is imported.",
  none: "None yet. Import a report, say what its columns hold, and keep that as a format.",
  network: "Network",
  kind: "Kind",
  kinds: { summary: "Summary", orders: "Orders" },
  columns: "Columns",
  columnsCount_one: "{{count}} column",
  columnsCount_other: "{{count}} columns",
  save: "Save as a file",
  saveOf: "Save {{name}} as a file",
  saved: "Saved as {{name}}",
  drop: "Remove {{name}}",
  dropped: "The format {{name}} is removed. What was imported by it stays.",
  load: "Load a format from a file",
  loaded: "The format {{name}} is here.",
  replaced: "The format {{name}} took the place of the one with its name.",
} as const;
