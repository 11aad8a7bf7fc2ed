// What people type as one line, and what of it is a day, a time, a repetition, or just their words.
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { comes } from "./repeat.ts";
import { noSuchDay, type QuickEntry, readQuickEntry } from "./quickEntry.ts";

// A Friday.
const now = { today: "2026-11-27", time: "12:00", names: ["Black Friday", "Q4"] };
type Fields = Omit<QuickEntry, "title" | "parts">;

/** What was read besides the title. */
function read(text: string): [title: string, fields: Partial<Fields>] {
  const { title, parts: _, ...fields } = readQuickEntry(text, now);
  return [title, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))];
}

const on = (dueOn: string, more: Partial<Fields> = {}): Partial<Fields> => ({ dueOn, ...more });

describe("what people type", () => {
  test.each<[string, string, Partial<Fields>]>([
    [
      "call Kestrel Media tomorrow 9:30 !1 every 2 weeks #q4",
      "call Kestrel Media",
      on("2026-11-28", { dueTime: "09:30", priority: 1, repeat: "FREQ=WEEKLY;INTERVAL=2", initiative: "Q4" }),
    ],
    // Days.
    ["send rates today", "send rates", on("2026-11-27")],
    ["send rates tomorrow", "send rates", on("2026-11-28")],
    ["tomorrow send rates", "send rates", on("2026-11-28")],
    ["call Ana tomorrow about the contract", "call Ana about the contract", on("2026-11-28")],
    ["Tomorrow: call Ana", "call Ana", on("2026-11-28")],
    ["call Ana day after tomorrow", "call Ana", on("2026-11-29")],
    ["call Ana next fri", "call Ana", on("2026-12-04")],
    ["call Ana on monday", "call Ana", on("2026-11-30")],
    ["on monday call Ana", "call Ana", on("2026-11-30")],
    ["call Ana mon", "call Ana", on("2026-11-30")],
    ["call Ana friday about rates", "call Ana about rates", on("2026-12-04")],
    ["offer due by thursday", "offer", on("2026-12-03")],
    ["draft terms in 2 weeks", "draft terms", on("2026-12-11")],
    ["draft terms in two weeks", "draft terms", on("2026-12-11")],
    ["draft terms +3d", "draft terms", on("2026-11-30")],
    ["invoice 15 dec", "invoice", on("2026-12-15")],
    ["invoice December 15th, 2027 to Harbor", "invoice to Harbor", on("2027-12-15")],
    ["invoice 15.12.", "invoice", on("2026-12-15")],
    ["invoice 15.12.2027", "invoice", on("2027-12-15")],
    ["invoice 2026-12-15", "invoice", on("2026-12-15")],
    ["invoice 1/12", "invoice", on("2026-12-01")],
    ["invoice on the 20th", "invoice", on("2026-12-20")],
    ["call Ana on the 3rd of december", "call Ana", on("2026-12-03")],
    ["call Ana thu, 3 dec 9:30", "call Ana", on("2026-12-03", { dueTime: "09:30" })],
    ["call Ana Monday, 30 November", "call Ana", on("2026-11-30")],
    ["call Ana friday the 18th", "call Ana", on("2026-12-18")],
    ["answer by eod monday", "answer", on("2026-11-30")],
    ["answer by tomorrow noon", "answer", on("2026-11-28", { dueTime: "12:00" })],
    ["close books end of month", "close books", on("2026-11-30")],
    ["plan the season next week", "plan the season", on("2026-12-04")],
    ["call Ana friday next week", "call Ana", on("2026-12-04")],
    ["call Ana next week on tue 10:00", "call Ana", on("2026-12-01", { dueTime: "10:00" })],
    ["answer by eod", "answer", on("2026-11-27")],
    ["close books by end of next week", "close books", on("2026-12-04")],
    ["close books eow", "close books", on("2026-11-27")],
    ["send invoice eom", "send invoice", on("2026-11-30")],
    ["this afternoon call Ana", "call Ana", on("2026-11-27")],
    ["invoice 1/12/26", "invoice", on("2026-12-01")],
    ["call Ana, tomorrow, about rates", "call Ana about rates", on("2026-11-28")],
    ["call Ana (tomorrow)", "call Ana", on("2026-11-28")],
    ["call Ana - tomorrow", "call Ana", on("2026-11-28")],
    ["is the offer out tomorrow?", "is the offer out", on("2026-11-28")],
    // Times.
    ["call Ana 14:30", "call Ana", on("2026-11-27", { dueTime: "14:30" })],
    ["call Ana 9:30", "call Ana", on("2026-11-28", { dueTime: "09:30" })],
    ["call Ana at 9", "call Ana", on("2026-11-28", { dueTime: "09:00" })],
    ["call Ana at 4pm about rates", "call Ana about rates", on("2026-11-27", { dueTime: "16:00" })],
    ["call Ana 9am on monday", "call Ana", on("2026-11-30", { dueTime: "09:00" })],
    ["call Ana 12 am", "call Ana", on("2026-11-28", { dueTime: "00:00" })],
    ["call Ana 17h", "call Ana", on("2026-11-27", { dueTime: "17:00" })],
    ["call Ana monday 9h", "call Ana", on("2026-11-30", { dueTime: "09:00" })],
    ["call Ana tomorrow 9.30", "call Ana", on("2026-11-28", { dueTime: "09:30" })],
    ["call Ana tomorrow @ 14", "call Ana", on("2026-11-28", { dueTime: "14:00" })],
    ["call Ana 1h tomorrow", "call Ana 1h", on("2026-11-28")],
    ["call Ana at noon tomorrow", "call Ana", on("2026-11-28", { dueTime: "12:00" })],
    ["call Ana back in 20 min", "call Ana back", on("2026-11-27", { dueTime: "12:20" })],
    ["call Ana back in 13 hours", "call Ana back", on("2026-11-28", { dueTime: "01:00" })],
    ["call Ana friday 9:30", "call Ana", on("2026-12-04", { dueTime: "09:30" })],
    // Repetitions.
    ["check clicks every day", "check clicks", on("2026-11-27", { repeat: "FREQ=DAILY" })],
    [
      "check clicks every day 9:30",
      "check clicks",
      on("2026-11-28", { dueTime: "09:30", repeat: "FREQ=DAILY" }),
    ],
    [
      "stand-up every working day at 9",
      "stand-up",
      on("2026-11-30", { dueTime: "09:00", repeat: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" }),
    ],
    ["report daily 9:00", "report", on("2026-11-28", { dueTime: "09:00", repeat: "FREQ=DAILY" })],
    ["sync with Ana weekly on tuesday", "sync with Ana", on("2026-12-01", { repeat: "FREQ=WEEKLY" })],
    ["pay out quarterly from 1 jan", "pay out", on("2027-01-01", { repeat: "FREQ=MONTHLY;INTERVAL=3" })],
    ["review terms annually !2", "review terms", on("2026-11-27", { priority: 2, repeat: "FREQ=YEARLY" })],
    ["plan week every monday", "plan week", on("2026-11-30", { repeat: "FREQ=WEEKLY;BYDAY=MO" })],
    ["sync every mon, wed and fri", "sync", on("2026-11-27", { repeat: "FREQ=WEEKLY;BYDAY=MO,WE,FR" })],
    ["sync every other tuesday", "sync", on("2026-12-01", { repeat: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" })],
    [
      "sync every 2 weeks on thursday",
      "sync",
      on("2026-12-03", { repeat: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH" }),
    ],
    ["sync wednesdays 15:00", "sync", on("2026-12-02", { dueTime: "15:00", repeat: "FREQ=WEEKLY;BYDAY=WE" })],
    ["sync on mondays and fridays", "sync", on("2026-11-27", { repeat: "FREQ=WEEKLY;BYDAY=MO,FR" })],
    ["sync every 2nd day", "sync", on("2026-11-27", { repeat: "FREQ=DAILY;INTERVAL=2" })],
    ["pay out every 1st and 15th", "pay out", on("2026-12-01", { repeat: "FREQ=MONTHLY;BYMONTHDAY=1,15" })],
    ["pay out every month", "pay out", on("2026-11-27", { repeat: "FREQ=MONTHLY" })],
    ["pay out every quarter", "pay out", on("2026-11-27", { repeat: "FREQ=MONTHLY;INTERVAL=3" })],
    ["pay out every 15th", "pay out", on("2026-12-15", { repeat: "FREQ=MONTHLY;BYMONTHDAY=15" })],
    [
      "pay out every month on the 15th",
      "pay out",
      on("2026-12-15", { repeat: "FREQ=MONTHLY;BYMONTHDAY=15" }),
    ],
    [
      "pay out every last day of the month",
      "pay out",
      on("2026-11-30", { repeat: "FREQ=MONTHLY;BYMONTHDAY=-1" }),
    ],
    [
      "close books last working day of the month",
      "close books",
      on("2026-11-30", { repeat: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" }),
    ],
    [
      "review every second tuesday of the month",
      "review",
      on("2026-12-08", { repeat: "FREQ=MONTHLY;BYDAY=2TU" }),
    ],
    [
      "send card every year on 15 dec",
      "send card",
      on("2026-12-15", { repeat: "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15" }),
    ],
    ["ask for feedback 30 days after done", "ask for feedback", on("2026-11-27", { repeat: "after:30" })],
    [
      "ask for feedback every 2 weeks after it is done",
      "ask for feedback",
      on("2026-11-27", { repeat: "after:14" }),
    ],
    ["ask for feedback every! 30 days", "ask for feedback", on("2026-11-27", { repeat: "after:30" })],
    ["post every day until 24 dec", "post", on("2026-11-27", { repeat: "FREQ=DAILY;UNTIL=20261224" })],
    ["post every day, 5 times", "post", on("2026-11-27", { repeat: "FREQ=DAILY;COUNT=5" })],
    ["post every monday from 1 dec", "post", on("2026-12-07", { repeat: "FREQ=WEEKLY;BYDAY=MO" })],
    // The rest.
    ["fix links !2", "fix links", { priority: 2 }],
    ["fix links p1", "fix links", { priority: 1 }],
    ["book banners #black-friday", "book banners", { initiative: "Black Friday" }],
    ["book banners #Black Friday tomorrow", "book banners", on("2026-11-28", { initiative: "Black Friday" })],
    ["book banners #spring-sale", "book banners", { initiative: "spring-sale" }],
    ["write brief ~30m", "write brief", { effortMinutes: 30 }],
    ["write brief ~2h", "write brief", { effortMinutes: 120 }],
    ["write brief ~1.5h", "write brief", { effortMinutes: 90 }],
    ["write brief ~1h30", "write brief", { effortMinutes: 90 }],
    ["write brief from mon", "write brief", { startOn: "2026-11-30" }],
    ["from today on use the new links", "use the new links", { startOn: "2026-11-27" }],
    ["write brief start 1 dec by 15 dec", "write brief", on("2026-12-15", { startOn: "2026-12-01" })],
    ["contract waiting for Ana Horvat", "contract", { waitingFor: "Ana Horvat" }],
    ["contract waiting for Ana until friday", "contract", on("2026-12-04", { waitingFor: "Ana" })],
    ["read page 9:30 of the log", "read page of the log", on("2026-11-28", { dueTime: "09:30" })],
  ])("%s", (text, title, fields) => expect(read(text)).toEqual([title, fields]));
});

describe("words of the title stay", () => {
  test.each([
    "call about the may campaign",
    "prepare 5 offers",
    "send 2026 rates",
    "look at 3 offers",
    "order 15 samples",
    "black friday banners",
    "plan cyber monday",
    "call USA Today",
    "friday newsletter",
    "TGI Fridays",
    "next month budget",
    "today's numbers",
    "agenda for monday",
    "agenda for tomorrow 9:30",
    "move the call to friday",
    "the 9:30 call",
    "collect links from monday to friday",
    "banner 16:9",
    "support 24/7",
    "raise by 10 %",
    "pay 9.30 EUR",
    "commission 5.5 % on 15.12 EUR",
    "check every partner",
    "daily report",
    "send the weekly",
    "check weekly numbers",
    "the end of the week report",
    "mail to @ 3 people",
    "2 weeks exclusivity",
    "20th anniversary post",
    "answer within 48h",
    "ticket #4512",
    "reply to @kestrelmedia",
    "wait for the report",
    "wait for Ana",
    "ask Ana to wait for Ben with it",
    "version p12",
    "pay 30 feb",
    "pay 31.11.",
    'reply to "see you tomorrow 9:30 !1"',
    "reply to “every day #q4”",
    "May and June plans",
    "sat down with Ana",
    "sun cream partners",
    "march on",
    "what happened since monday",
    "before friday talk to Ana",
    "!5 things",
    "~ about",
    "",
  ])("%s", (text) => expect(read(text)).toEqual([text, {}]));

  it("with what is read beside them", () => {
    expect(read('send "call me tomorrow" on monday')).toEqual(['send "call me tomorrow"', on("2026-11-30")]);
    expect(read("black friday banners tomorrow")).toEqual(["black friday banners", on("2026-11-28")]);
    expect(read("prepare 5 offers !2 15 dec")).toEqual([
      "prepare 5 offers",
      on("2026-12-15", { priority: 2 }),
    ]);
    expect(read("tomorrow and friday call Ana")).toEqual(["and friday call Ana", on("2026-11-28")]);
    expect(read("!1 !2 fix links")).toEqual(["!2 fix links", { priority: 1 }]);
    expect(read('tell her 5" banners tomorrow')).toEqual(['tell her 5" banners', on("2026-11-28")]);
  });
});

describe("a day that no calendar has", () => {
  test.each([
    ["pay 30 feb", "30 feb"],
    ["pay by 31 june", "31 june"],
    ["29 feb 2027: check rates", "29 feb 2027"],
    ["pay 31.11.", "31.11."],
    ["check 2027-02-30 !1", "2027-02-30"],
    ["pay 28 feb", null],
    ['reply to "30 feb"', null],
    ["may 40 offers", null],
    ["prepare 31 offers", null],
    ["", null],
  ])("%s", (text, words) => expect(noSuchDay(text, now)).toBe(words));
});

it("shows where it understood what", () => {
  const text = "call Kestrel Media, tomorrow 9:30 !1";
  expect(readQuickEntry(text, now).parts.map(({ from, to, is }) => [text.slice(from, to), is])).toEqual([
    ["tomorrow", "day"],
    ["9:30", "time"],
    ["!1", "priority"],
  ]);
});

it("a day of two numbers goes by the reader's locale", () => {
  expect(readQuickEntry("invoice 1/12", { ...now, locale: "en-US" }).dueOn).toBe("2027-01-12");
  expect(readQuickEntry("invoice 1/12", { ...now, locale: "de-DE" }).dueOn).toBe("2026-12-01");
});

describe("anything at all", () => {
  const words = fc.constantFrom(
    ...'call Ana Kestrel Media tomorrow today mon friday next on by from start the for to of at 9 9:30 9.30 17h 9am !1 !9 p1 #q4 # #black-friday ~30m ~ every day days week weeks 2 15 15th 15.12. 15.12 2026-12-15 1/12 dec may last working month year after done until times 5 in min hours waiting wait for Ana and , ( ) - – . ? " “ ” every! other second +3d 99 0 end noon 31 feb'.split(
      " ",
    ),
  );
  const someText = fc.oneof(
    fc.array(words, { maxLength: 14 }).map((all) => all.join(" ")),
    fc
      .array(fc.tuple(words, fc.constantFrom(" ", "", "  ", ", ", "\n", "(")), { maxLength: 14 })
      .map((all) => all.flat().join("")),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ maxLength: 60 }),
  );
  const bare = (text: string): string => text.replaceAll(/[\s,;:.!?()|–—-]/g, "");

  it("is read without harm: parts in order, the rest in the title, days that there are", () => {
    fc.assert(
      fc.property(someText, (text) => {
        const entry = readQuickEntry(text, now);
        let at = 0;
        let left = "";
        for (const { from, to } of entry.parts) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          left += text.slice(at, from);
          at = to;
        }
        left += text.slice(at);
        expect(at).toBeLessThanOrEqual(text.length);
        expect(bare(entry.title)).toBe(bare(left));
        for (const day of [entry.dueOn, entry.startOn])
          if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        if (entry.dueTime !== null) expect(entry.dueTime).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        if (entry.dueTime !== null && entry.repeat === null) expect(entry.dueOn).not.toBeNull();
        if (entry.repeat !== null && entry.dueOn !== null && entry.parts.every(({ is }) => is !== "day"))
          expect(comes(entry.repeat, entry.dueOn, entry.dueTime, "UTC")).toBe(true);
      }),
      { seed: 8, numRuns: 5_000 },
    );
  }, 60_000);

  it("long texts do not take long", () => {
    const started = performance.now();
    for (const piece of [
      "every ",
      "tomorrow 9:30 ",
      "on the ",
      '"',
      "mon, ",
      "1 ",
      "waiting for Ana ",
      "#a ",
      "x".repeat(99),
    ])
      readQuickEntry(piece.repeat(20_000 / piece.length), now);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
