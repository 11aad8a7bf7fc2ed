// Mail that nobody wrote by hand: bounces, answers of machines, mailing lists and senders that nobody can answer.
import { automaticAddress } from "../text/email.ts";
import type { AutomaticKind } from "./record.ts";

/** What the headers of a message say. */
export interface MailFacts {
  /** The first value of a header by its name in lower case, undefined where it is missing. */
  header: (name: string) => string | undefined;
  /** The sender's address, or the name where there is no address. */
  from: string;
  subject: string;
  /** Media type of the whole message, in lower case. */
  type: string;
  /** The parameter `report-type` of it (RFC 6522). */
  reportType: string;
}

const daemon = /^(?:mailer-?daemon|postmaster|mail-?delivery|mdaemon)(?:@|$)/i;
/** How Outlook and Gmail begin the subject of an absence note. */
const absence =
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|automatische antwort|abwesenheitsnotiz|r[ée]ponse automatique|respuesta autom[áa]tica|risposta automatica|resposta autom[áa]tica|automatisch antwoord|automatiskt svar|autosvar)\b/i;

/**
 * Which kind of automatic mail a message is, or null for mail of a person (RFC 3834 for answers, 3464 and 6522 for
 * bounces, 2919 and 2369 for lists). A lone List-Unsubscribe is not enough: sales tools and help desks put it on what
 * a person wrote to one reader. It counts with a mark of bulk mail beside it: Precedence, Feedback-ID, X-CSA-Complaints.
 */
export function automaticKind({ header, from, subject, type, reportType }: MailFacts): AutomaticKind | null {
  const has = (name: string): boolean => header(name) !== undefined;
  const precedence = header("precedence")?.toLowerCase() ?? "";
  const submitted = header("auto-submitted")?.toLowerCase() ?? "";
  if (type === "multipart/report" && /disposition-notification/.test(reportType)) return "auto-reply";
  if (type === "multipart/report" || has("x-failed-recipients") || daemon.test(from.trim())) return "bounce";
  if (
    submitted.startsWith("auto-replied") ||
    /auto[_-]?reply/.test(precedence) ||
    ["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"].some(has) ||
    absence.test(subject)
  )
    return "auto-reply";
  if (header("return-path")?.replace(/\s/g, "") === "<>") return "bounce";
  const bulk = /^\s*(?:bulk|list|junk)\b/.test(precedence);
  if (["list-id", "list-post", "mailing-list"].some(has) || bulk) return "list";
  if (has("list-unsubscribe") && (has("feedback-id") || has("x-csa-complaints"))) return "list";
  if (/^auto-(?:generated|notified)/.test(submitted) || automaticAddress(from)) return "no-reply";
  return null;
}
