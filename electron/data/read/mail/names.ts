// File names of attachments: for the eyes and for saving, never a path, whatever the sender wrote.

const endings: Readonly<Record<string, string>> = {
  "text/plain": "txt",
  "text/html": "html",
  "text/calendar": "ics",
  "text/csv": "csv",
  "message/rfc822": "eml",
  "application/pdf": "pdf",
  "application/zip": "zip",
  "application/pgp-signature": "asc",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "message/delivery-status": "txt",
  "text/rfc822-headers": "txt",
};

const longest = 150;

/** A name without folders, control characters and directions of writing; empty where nothing is left. */
export function safeName(given: string): string {
  const bare = given
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069<>:"|?*]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+|[. ]+$/g, "")
    .toWellFormed();
  if (bare.length <= longest) return bare;
  const ending = /\.[^.]{1,10}$/.exec(bare)?.[0] ?? "";
  return (
    bare
      .slice(0, longest - ending.length)
      .toWellFormed()
      .trimEnd() + ending
  );
}

/** The name of an attachment: the sender's, or one made from its type. */
export const attachmentName = (given: string, type: string, fallback = "attachment"): string =>
  safeName(given) || `${safeName(fallback) || "attachment"}.${endings[type] ?? "bin"}`;
