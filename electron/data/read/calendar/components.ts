// A calendar file cut into its components: lines are unfolded as bytes, and every component is closed somewhere, also in
// a file where ends are missing.
import { type ContentLine, physicalLines } from "../byteLines.ts";
import type { TextEncoding } from "../encoding.ts";
import type { FileStamp, ReadWatch } from "../files.ts";

export interface CalendarLine extends ContentLine {
  /** 1-based physical line where it begins. */
  line: number;
}

/** What stands around events: the calendar's own lines and the zones it defines. */
export interface RawCalendar {
  lines: CalendarLine[];
  /** Lines of each VTIMEZONE, with those of the parts in it. */
  zones: CalendarLine[][];
}

export type ComponentKind = "VEVENT" | "VTODO" | "VJOURNAL" | "VTIMEZONE" | "stray" | "other";

export interface RawComponent {
  kind: ComponentKind;
  /** 1-based physical line of its BEGIN, or of the first stray line. */
  line: number;
  lines: CalendarLine[];
  calendar: RawCalendar;
  /** `unended`: something else begins before its end. `open`: the file ends in it. */
  state: "closed" | "unended" | "open";
}

/** How much of one line and of one component is kept, in bytes. */
export const longestLine = 512 * 1024;
const longestComponent = 2 * 1024 * 1024;
/** A definition of a zone larger than this is none that a program writes. */
const longestZone = 64 * 1024;
const mostCalendarLines = 500;

const border = /^\s*(BEGIN|END)\s*:\s*([\w-]+)\s*$/i;
const own: ReadonlySet<string> = new Set(["VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE", "VFREEBUSY"]);

/** What is read of an event. Lines that are no property at all are kept, to be named. */
const wanted =
  /^(?:UID|SEQUENCE|LAST-MODIFIED|DTSTAMP|DTSTART|DTEND|DURATION|SUMMARY|DESCRIPTION|LOCATION|URL|STATUS|ORGANIZER|ATTENDEE|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID|X-MICROSOFT-CDO-ALLDAYEVENT)$/i;
const property = /^([A-Za-z][\w.-]*)\s*[;:]/;

const newCalendar = (): RawCalendar => ({ lines: [], zones: [] });

class ComponentBuilder {
  readonly done: RawComponent[] = [];
  private calendar: RawCalendar | null = null;
  private component: RawComponent | null = null;
  private current: CalendarLine | null = null;
  /** Components inside of the one at hand: alarms, the halves of a zone. */
  private inside = 0;
  private size = 0;
  private line = 0;

  take({ text: physical, cut }: ContentLine): void {
    this.line++;
    // Joined files have a byte order mark at the start of a later line.
    const text = physical.startsWith("\u00ef\u00bb\u00bf") ? physical.slice(3) : physical;
    // An empty line ends nothing: some programs put them between all lines, others into a folded text.
    if (text.trim() === "") return;
    const { current } = this;
    if (current && /^[ \t]/.test(text)) {
      if (cut || current.text.length + text.length > longestLine) current.cut = true;
      else current.text += text.slice(1);
      return;
    }
    this.flush();
    this.current = { line: this.line, text, cut };
  }

  end(): void {
    this.flush();
    this.close("open");
  }

  private flush(): void {
    const line = this.current;
    this.current = null;
    if (!line) return;
    const [, side, name = ""] = border.exec(line.text) ?? [];
    if (side === undefined) this.put(line);
    else if (side.toUpperCase() === "BEGIN") this.begin(name.toUpperCase(), line);
    else this.ended(name.toUpperCase(), line);
  }

  private begin(name: string, line: CalendarLine): void {
    if (name === "VCALENDAR") {
      this.close("unended");
      this.calendar = newCalendar();
    } else if (own.has(name)) {
      this.close("unended");
      this.open(name === "VFREEBUSY" ? "other" : (name as ComponentKind), line.line);
    } else if (this.component && this.component.kind !== "stray") {
      this.inside++;
      if (this.component.kind === "VTIMEZONE") this.keep(line);
    } else {
      this.close("unended");
      this.open("other", line.line);
    }
  }

  private ended(name: string, line: CalendarLine): void {
    const { component } = this;
    if (name === "VCALENDAR") {
      this.close("unended");
      this.calendar = null;
    } else if (!component || component.kind === "stray") return;
    else if (component.kind === name || (component.kind === "other" && this.inside === 0))
      this.close("closed");
    else if (own.has(name)) this.close("unended");
    else {
      this.inside = Math.max(0, this.inside - 1);
      if (component.kind === "VTIMEZONE") this.keep(line);
    }
  }

  private open(kind: ComponentKind, line: number): void {
    // Events outside of any calendar are taken as one.
    this.calendar ??= newCalendar();
    this.component = { kind, line, lines: [], calendar: this.calendar, state: "open" };
    this.inside = 0;
    this.size = 0;
  }

  private put(line: CalendarLine): void {
    const { component } = this;
    if (!component && this.calendar) {
      if (this.calendar.lines.length < mostCalendarLines) this.calendar.lines.push(line);
      return;
    }
    if (!component) {
      const before = this.calendar;
      this.open("stray", line.line);
      this.calendar = before;
    }
    if (this.inside > 0 && component?.kind !== "VTIMEZONE") return;
    const name = property.exec(line.text)?.[1];
    if (component?.kind === "VEVENT" && name !== undefined && !wanted.test(name)) return;
    this.keep(line);
  }

  private keep(line: CalendarLine): void {
    const { component } = this;
    if (!component || component.kind === "other") return;
    this.size += line.text.length;
    const limit = component.kind === "VTIMEZONE" ? longestZone : longestComponent;
    if (this.size <= limit) component.lines.push(line);
    else if (component.kind === "VTIMEZONE") component.lines = [];
    else component.lines.push({ line: line.line, text: line.text.slice(0, 40), cut: true });
    // What is too much is named once, not for every line of it.
    if (this.size > limit) component.lines.splice(20_000);
  }

  private close(state: RawComponent["state"]): void {
    const { component } = this;
    this.component = null;
    this.inside = 0;
    if (!component || component.kind === "other") return;
    component.state = component.kind === "stray" ? "closed" : state;
    if (component.kind === "VTIMEZONE") component.calendar.zones.push(component.lines);
    else this.done.push(component);
  }
}

/** The components of a file in their order; zones are with their calendars. */
export async function readComponents(
  stamp: FileStamp,
  encoding: TextEncoding,
  watch: ReadWatch,
): Promise<RawComponent[]> {
  const builder = new ComponentBuilder();
  for await (const lines of physicalLines(stamp, encoding, longestLine, watch))
    for (const line of lines) builder.take(line);
  builder.end();
  return builder.done;
}
