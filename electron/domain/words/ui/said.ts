// Words of mail and calendars: the tray, threads, files of messages, what leaves as a calendar.
export const said = {
  /** Title of a day in the exported calendar. */
  nextContact: "Contact {{partner}}",
  /** Where in its file a message has a problem. */
  atByte: "{{text}} (byte {{offset}})",
} as const;
