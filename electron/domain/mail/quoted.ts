// Quoted history in the text of a mail: what the writer only passed on, so that it can be folded away.

export interface TextPart {
  kind: "text" | "quote";
  /** With its line breaks: all parts in order are the text. */
  text: string;
}

/** Words that end the line above a quote, "On … wrote:" in the languages of mail programs. */
const wrote =
  "wrote|writes|schrieb|schreibt|a écrit|écrit|escribió|escribio|scritto|escreveu|schreef|skrev|kirjoitti|napisał|napisał\\(a\\)|napsal|написал|пишет|yazdı";
const attribution = new RegExp(String.raw`(?:^|[\s>,(])(?:${wrote})(?=[\s:(])[^\n]{0,160}:\s*$`, "iu");
/** Beginnings of such a line, so that one that is broken over two lines is known as well. */
const opening = /^\s*(?:on|am|le|el|il|op|em|den|dnia|dne|vào|于|在)\s.*(?:\d|@)|^\s*.{0,120}<?\S+@\S+>?/iu;
const exact = /\S@\S|\d{1,2}[:.h]\d{2}/;
const divider =
  /^\s*[-_*—]{2,}\s*(?:original message|original-nachricht|ursprüngliche nachricht|urspr\. nachricht|message d'origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|originalmeddelande|forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|begin forwarded message|reply message|forwarded by [^\n]{1,80})\s*[-_*—]*\s*:?\s*$|^\s*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message réexpédié)\s*:\s*$/iu;
const underline = /^\s*_{20,}\s*$/;

/** The labels of Outlook's block, by role, in English, German, French, Spanish, Italian, Dutch and Portuguese. */
const label = (words: string): RegExp => new RegExp(String.raw`^\s*\*?(?:${words})\s?:\*?(?:\s|$)`, "iu");
const fromLabel = label("from|von|de|da|van");
const otherLabels = [
  label("sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|inviato|data|verzonden|enviada(?: em)?"),
  label("to|an|à|para|a|aan"),
  label("subject|betreff|objet|asunto|oggetto|onderwerp|assunto"),
];

/** Whether a block of From, Sent, To and Subject begins here: the first, and two of the others in the next lines. */
function headBlock(lines: readonly string[], at: number): boolean {
  if (!fromLabel.test(lines[at]!)) return false;
  const next = lines.slice(at + 1, at + 8);
  return otherLabels.filter((role) => next.some((line) => role.test(line))).length >= 2;
}

const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line);
const isBlank = (line: string): boolean => line.trim() === "";

/** How many lines from here are the line above a quote: one, or two where a mail program broke it. 0 for none. */
function attributionLines(lines: readonly string[], at: number): number {
  const first = lines[at]!;
  if (first.length > 400 || isQuoted(first)) return 0;
  if (attribution.test(first) && (opening.test(first) || /\d/.test(first))) return 1;
  const second = lines[at + 1];
  if (second === undefined || second.length > 400 || isQuoted(second) || !opening.test(first)) return 0;
  return /:\s*$/.test(second) && attribution.test(`${first.trimEnd()} ${second.trimStart()}`) ? 2 : 0;
}

/** The next line from here that is not empty; the number of lines where there is none. */
function nextFull(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at]!)) at++;
  return at;
}

/** Where a quote that begins here ends, or `at` where none begins. */
function quoteEnd(lines: readonly string[], at: number): number {
  const line = lines[at]!;
  if (divider.test(line) || headBlock(lines, at)) return lines.length;
  if (underline.test(line)) {
    const next = nextFull(lines, at + 1);
    if (next < lines.length && headBlock(lines, next)) return lines.length;
  }
  let from = at;
  const above = attributionLines(lines, at);
  if (above > 0) {
    from = nextFull(lines, at + above);
    if (from >= lines.length) return at;
    // Without marks the whole rest is the quote, as some programs have it: then the line must name an address or a time.
    if (!isQuoted(lines[from]!)) return exact.test(lines.slice(at, at + above).join(" ")) ? lines.length : at;
  } else if (!isQuoted(line)) return at;
  let end = from;
  while (end < lines.length) {
    const next = nextFull(lines, end);
    if (next >= lines.length || !isQuoted(lines[next]!)) break;
    end = next + 1;
  }
  return end;
}

/** Splits a text at its quoted history; a signature is text. The parts put together are the text, character for character. */
export function foldQuoted(text: string): TextPart[] {
  const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const parts: TextPart[] = [];
  let start = 0;
  const push = (kind: TextPart["kind"], from: number, to: number): void => {
    if (from < to) parts.push({ kind, text: lines.slice(from, to).join("") });
  };
  for (let at = 0; at < lines.length;) {
    const end = isBlank(lines[at]!) ? at : quoteEnd(lines, at);
    if (end === at) {
      at++;
      continue;
    }
    push("text", start, at);
    push("quote", at, end);
    start = end;
    at = end;
  }
  push("text", start, lines.length);
  return parts;
}
