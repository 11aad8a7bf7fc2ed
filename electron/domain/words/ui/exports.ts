// Words of saving contacts into files.
export const exports = {
  fileName: "Contacts",
  title: "Save contacts",
  lead: "All people as a file that other address books read. It is written where you choose; nothing leaves by itself.",
  nobody: "No person is here yet. People who are can be saved as a file that other address books read.",
  all: { vcard4: "Save as vCard…", vcard3: "For Apple and Outlook…", csv: "As Google CSV…" },
  notes: {
    vcard4: "vCard 4.0, with photos and own fields",
    vcard3: "vCard 3.0, as their address books read it",
    csv: "A table in the columns of Google Contacts, without photos",
  },
  menu: "Save contacts",
  saveOne: "Save {{name}} as a file",
  as: {
    vcard4: "Save as vCard…",
    vcard3: "Save as vCard for Apple and Outlook…",
    csv: "Save as Google CSV…",
  },
  ofPartner: {
    vcard4: "Save its people as vCard…",
    vcard3: "Save its people as vCard for Apple and Outlook…",
    csv: "Save its people as Google CSV…",
  },
  cancelled: "Cancelled. No file was written.",
  saved_one: "Saved {{count}} person in {{name}}.",
  saved_other: "Saved {{count}} people in {{name}}.",
  marked_one: "{{count}} of them is marked “Do not contact”.",
  marked_other: "{{count}} of them are marked “Do not contact”.",
} as const;
