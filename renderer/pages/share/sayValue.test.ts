import { describe, expect, test, vi } from "vitest";

// The page's modules look for the bridge when they are loaded; nothing of what is tested here asks it.
vi.stubGlobal("window", { liaison: {} });
const { sayField, sayValue, tableWord } = await import("./sayValue.ts");

const names = new Map([["own-1", "Newsletter size"]]);
const say = (field: string, value: Parameters<typeof sayValue>[1]): string => sayValue(field, value, names);
const terms = { currency: "EUR", basis: "percent", rateBp: 800, cookieDays: 30 };

describe("values of a shared file in words", () => {
  test("are empty where there is none", () => {
    expect(say("country", null)).toBe("");
    expect(say("note", "")).toBe("");
  });

  test("linked fields are one sentence, without what says nothing", () => {
    expect(say("dueOn", { dueOn: "2026-12-05", dueTime: null, timeZone: null })).toMatch(/5.*2026|2026.*5/);
    expect(say("stage", { stage: "lost", lostReason: "Went to a competitor" })).toBe(
      "Stage: Lost, Reason: Went to a competitor",
    );
    expect(say("stage", { stage: "key", lostReason: null })).toBe("Key");
    expect(say("repeat", { repeat: "FREQ=WEEKLY;BYDAY=MO", seriesUid: "x", seriesFrom: "2026-11-01" })).toBe(
      "Every week on Monday",
    );
  });

  test("terms are their paragraph, as a value, as text, and with the words that repeat them", () => {
    const said = say("terms", JSON.stringify(terms));
    expect(said).toMatch(/^8% of the sale\./);
    expect(say("terms", { terms: JSON.stringify(terms), text: "8 %" })).toBe(said);
    expect(say("terms", { terms: null, text: "As last year" })).toBe("As last year");
  });

  test("what the log holds as JSON is read: a row of a set, and linked fields that lost", () => {
    expect(
      say("set:email:ines@example.org", '{"kind":"email","value":"Ines@example.org","label":null}'),
    ).toBe("Ines@example.org");
    expect(say("stage", '{"stage":"lost","lostReason":null}')).toBe("Lost");
  });

  test("what no page ever wrote is shown as it is", () => {
    expect(say("note", '{"html":"<b>1</b>"}')).toBe('{"html":"<b>1</b>"}');
    expect(say("checklist", "not json")).toBe("not json");
    expect(say("country", "=1+1")).toBe("=1+1");
  });

  test("a record is kept or deleted, whenever that was", () => {
    expect(say("deletedAt", null)).toBe("Kept");
    expect(say("deletedAt", "1790845250000")).toBe("Deleted");
  });

  test("fields and tables have names, own fields theirs", () => {
    expect(sayField("set:own:own-1", names)).toBe("Newsletter size");
    expect(sayField("set:tag:q4", names)).toBe("Tag");
    expect(sayField("terms", names)).toBe("Terms");
    expect(tableWord("interaction")).toBe("Conversation");
  });
});
