// Subjects as the thread sees them: without the marks of answering and forwarding, in the languages of mail programs.
import { foldKey } from "../text/fold.ts";

/** Answers, then forwards; `RE[2]:`, `Re^3:` and `Re(4):` count how often. */
const replies =
  "re|aw|antw|antwort|sv|vs|ref|rif|r|res|resp|odp|ynt|vá|bls|atb|ang|回复|回覆|答复|답장|返信|отв|ответ|на|σχετ|απ|תשובה|השב|رد";
const forwards =
  "fwd|fw|wg|weitergeleitet|tr|rv|enc|i|fs|vl|vb|doorst|pd|ilt|továbbítás|pres|转发|轉寄|전달|転送|пересл|fyi|προωθ|הועבר|إعادة توجيه";
const mark = new RegExp(
  String.raw`^\s*(?:(${replies})|(?:${forwards}))\s*(?:\[\d{1,3}\]|\^\d{1,3}|\(\d{1,3}\))?\s*[:：]`,
  "iu",
);
/** The tag of a mailing list or gateway: `[affiliates]`, `[EXTERNAL]`. */
const tag = /^\s*\[[^[\]]{1,60}\]\s*(?=\S)/u;

/** A subject's key for threads (empty for one without words) and whether it says that it answers something. */
export function baseSubject(subject: string): { key: string; reply: boolean } {
  let rest = subject.slice(0, 2_000);
  let reply = false;
  for (;;) {
    const found = mark.exec(rest);
    if (found) reply ||= found[1] !== undefined;
    const next = found ? rest.slice(found[0].length) : rest.replace(tag, "");
    if (next === rest) break;
    rest = next;
  }
  return { key: foldKey(rest.replace(/\s*\(fwd\)\s*$/i, "")), reply };
}
