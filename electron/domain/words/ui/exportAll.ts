// Words inside the readable export of everything.
export const exportAll = {
  yes: "yes",
  no: "no",
  readme: {
    title: "Everything in Liaison, readable",
    made: "Made on {{at}} by Liaison {{version}}. {{tables}} tables, {{records}} rows.",
    csv: "csv/ has one file for each table: UTF-8, commas, the first line names the columns. Where a text begins with a sign that a spreadsheet would calculate with, an apostrophe stands before it.",
    xlsx: "everything.xlsx has the same tables as the sheets of one Excel workbook.",
    json: "everything.json has the same tables with all they hold, also the HTML, heads and calendar data of messages and meetings. Amounts are decimal text; what is not given is null.",
    values:
      "A column with several values joins them with “; ”. partner-values and person-values have each of them as a row of its own, with its label.",
    join: "A column whose name ends in “uid” says which record is meant: it equals the column “Uid” of the table that it names. Moments are ISO 8601 in UTC, days are YYYY-MM-DD, shares are in percent.",
    left: "Left out: what is in the trash and what hangs on it; everything private (limits and walk-away numbers, private notes, what to do without a deal, tiers); mail that is still in Unmatched, and whose mail is ignored; the history of changes; the bytes of photos and files, which are named by their SHA-256.",
    longer_one:
      "{{table}}: one row is only in the CSV and the JSON, because a sheet of Excel ends before it.",
    longer_other:
      "{{table}}: {{count}} rows are only in the CSV and the JSON, because a sheet of Excel ends before them.",
    shortened_one:
      "One text is longer than a cell of Excel holds ({{limit}} characters): it ends with “…” there, and is whole in the CSV and the JSON.",
    shortened_other:
      "{{count}} texts are longer than a cell of Excel holds ({{limit}} characters): they end with “…” there, and are whole in the CSV and the JSON.",
    rows_one: "{{table}}: one row",
    rows_other: "{{table}}: {{count}} rows",
  },
} as const;
