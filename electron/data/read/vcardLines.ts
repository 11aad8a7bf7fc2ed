// Cards out of a file of vCards: physical lines are cut, unfolded and grouped into cards while they stream by.
//
// An own reader of content lines instead of ical.js: that one throws on vCard 2.1's bare types (`TEL;WORK`) and on any
// line it does not know, takes the whole file as one decoded string (folds cut characters in two, and one file can hold
// several encodings), and knows neither soft line breaks nor the empty line after a picture. Lines are kept as one
// character for each byte until the property is known, so nothing is decoded before it is unfolded.
import { type ContentLine, physicalLines } from "./byteLines.ts";
import type { TextEncoding } from "./encoding.ts";
import type { FileStamp, ReadWatch } from "./files.ts";

export interface RawCard {
  /** 1-based physical line of BEGIN:VCARD, or of the first stray line. */
  line: number;
  lines: ContentLine[];
  /** `open`: it ends without END:VCARD. `stray`: text between two cards. */
  state: "closed" | "open" | "stray";
}

/** How much of one content line is kept, in bytes: room for the largest picture we take, written as base64. */
export const longestLine = 8 * 1024 * 1024;
/** How much of one card is kept, in bytes. */
const longestCard = 4 * longestLine;

const begin = /^\s*BEGIN\s*:\s*VCARD\s*$/i;
const end = /^\s*END\s*:\s*VCARD\s*$/i;
const quotedPrintable = /^[^:]*;[^:]*QUOTED-PRINTABLE[^:]*:/i;
const base64 = /^[^:]*;(?:[^:]*;)?(?:ENCODING=)?(?:B|BASE64)\s*(?:;[^:]*)?:/i;
const softBreak = /=[ \t]*$/;
const base64Line = /^\s*[A-Za-z0-9+/=]+\s*$/;

/** The content line at hand, in the parts it came in: joined once, however long it gets. */
interface OpenLine {
  parts: string[];
  length: number;
  cut: boolean;
}

const firstSigns = (line: OpenLine | null): string => line?.parts[0]?.slice(0, 200) ?? "";
const lastSigns = (line: OpenLine | null): string => line?.parts.at(-1)?.slice(-80) ?? "";

class CardBuilder {
  private card: RawCard | null = null;
  private current: OpenLine | null = null;
  private size = 0;
  private nested = 0;
  private line = 0;
  readonly done: RawCard[] = [];

  take(physical: ContentLine): void {
    this.line++;
    const { text } = physical;
    if (this.card && this.card.state !== "stray") this.inside(physical);
    else if (begin.test(text)) {
      this.close();
      this.start("open");
    } else if (text.trim() !== "" && text.trim() !== "\u00ef\u00bb\u00bf") {
      if (!this.card) this.start("stray");
      this.open(physical);
      this.flush();
    }
  }

  /** Ends the card at hand as it is. */
  close(): void {
    this.flush();
    if (this.card) this.done.push(this.card);
    this.card = null;
  }

  private start(state: "open" | "stray"): void {
    this.card = { line: this.line, lines: [], state };
    this.current = null;
    this.size = 0;
    this.nested = 0;
  }

  private flush(): void {
    const { card, current } = this;
    if (card && current) card.lines.push({ text: current.parts.join(""), cut: current.cut });
    this.current = null;
  }

  private open({ text, cut }: ContentLine): void {
    this.current = { parts: [text], length: text.length, cut };
    this.size += text.length;
  }

  private append(part: string, cut: boolean): void {
    const { current } = this;
    if (!current) return;
    const room = current.length + part.length <= longestLine && this.size + part.length <= longestCard;
    if (cut || !room) {
      current.cut = true;
      return;
    }
    current.parts.push(part);
    current.length += part.length;
    this.size += part.length;
  }

  private inside(physical: ContentLine): void {
    const { text, cut } = physical;
    const { current } = this;
    const head = firstSigns(current);
    if (end.test(text)) this.ended();
    else if (begin.test(text)) this.begun(head);
    else if (this.nested > 0) return;
    else if (current && quotedPrintable.test(head) && softBreak.test(lastSigns(current))) {
      current.parts.push((current.parts.pop() ?? "").replace(softBreak, ""));
      this.append(text, cut);
    } else if (text.trim() === "" && !(current && text.length > 1 && !base64.test(head))) this.flush();
    else if (current && /^[ \t]/.test(text)) this.append(text.slice(1), cut);
    else if (current && base64Line.test(text.slice(0, 200)) && base64.test(head))
      this.append(text.trim(), cut);
    else {
      this.flush();
      this.open(physical);
    }
  }

  private ended(): void {
    if (this.nested > 0) {
      this.nested--;
      return;
    }
    this.flush();
    if (this.card) this.card.state = "closed";
    this.close();
  }

  /** A card inside a card is the assistant's (vCard 2.1 AGENT); anywhere else the END before is missing. */
  private begun(head: string): void {
    if (this.nested > 0 || /^(?:[\w-]+\.)?AGENT\b[^:]*:\s*$/i.test(head)) {
      this.nested++;
      return;
    }
    this.close();
    this.start("open");
  }
}

/** The cards of a file in order, a few at a time. */
export async function* rawCards(
  stamp: FileStamp,
  encoding: TextEncoding,
  watch: ReadWatch,
): AsyncGenerator<RawCard[]> {
  const builder = new CardBuilder();
  for await (const lines of physicalLines(stamp, encoding, longestLine, watch)) {
    for (const line of lines) builder.take(line);
    if (builder.done.length) yield builder.done.splice(0);
  }
  builder.close();
  if (builder.done.length) yield builder.done.splice(0);
}
