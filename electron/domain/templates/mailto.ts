// A message as an address of the mail program: RFC 6068.

/** What Windows and Outlook take at most; longer ones are cut or refused. Source: INTERNET_MAX_URL_LENGTH (2,083), less a margin. */
export const mailtoLimit = 2_000;

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
/** Line ends are CRLF: RFC 6068 section 5. */
const lines = (text: string): string => encoded(text.replace(/\r\n?|\n/g, "\r\n"));
/** The `@` stays; everything else that means something in an address of this kind does not: section 2. */
const address = (text: string): string => encoded(text).replace(/%40(?=[^%]*$)/, "@");

export interface Mail {
  to: string;
  subject: string;
  body: string;
}

const withHeads = (to: string, heads: [string, string][]): string => {
  const given = heads.filter(([, value]) => value !== "").map(([name, value]) => `${name}=${value}`);
  return `mailto:${address(to)}${given.length > 0 ? `?${given.join("&")}` : ""}`;
};

/**
 * The address for `mail`. Where it would be longer than mail programs take, the body is not in it (`fits` is false): it has to be
 * pasted there.
 */
export function mailtoOf({ to, subject, body }: Mail): { mailto: string; fits: boolean } {
  const whole = withHeads(to, [
    ["subject", encoded(subject)],
    ["body", lines(body)],
  ]);
  if (whole.length <= mailtoLimit) return { mailto: whole, fits: true };
  const headed = withHeads(to, [["subject", encoded(subject)]]);
  return { mailto: headed.length <= mailtoLimit ? headed : withHeads(to, []), fits: false };
}
