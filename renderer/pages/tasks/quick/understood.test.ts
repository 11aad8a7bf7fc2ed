import { expect, test } from "vitest";
import { hidden, shownAgain, stillThere, toCreate, wordsOf, type Understood } from "./understood.ts";

const text = "call Kestrel tomorrow 9:30 !1";
const read: Understood = {
  title: "call Kestrel",
  partner: { id: 3, name: "Kestrel Media" },
  dueOn: "2026-11-28",
  dueTime: "09:30",
  startOn: null,
  priority: 1,
  repeat: null,
  initiative: { id: null, name: "q4" },
  effortMinutes: null,
  waitingFor: null,
  timeZone: "Europe/Paris",
  today: "2026-11-27",
  noSuchDay: null,
  parts: [
    { from: 13, to: 21, is: "day" },
    { from: 22, to: 26, is: "time" },
    { from: 27, to: 29, is: "priority" },
  ],
};

test("the words of a day are those of its time too", () => {
  expect(wordsOf(text, read, "day")).toEqual(["tomorrow", "9:30"]);
  expect(wordsOf(text, read, "priority")).toEqual(["!1"]);
  expect(wordsOf(text, read, "effort")).toEqual([]);
});

test("words that are only words are hidden and come back in their places", () => {
  const kept = ["tomorrow", "9:30"];
  const given = hidden(text, kept);
  expect(given).not.toMatch(/tomorrow|9:30/);
  expect(shownAgain(given, kept)).toBe(text);
  expect(stillThere("call Kestrel 9:30", kept)).toEqual(["9:30"]);
});

test("a word that comes twice is hidden once", () => {
  expect(shownAgain(hidden("mon or mon", ["mon"]), ["x"])).toBe("x or mon");
});

test("the line goes before what the dialog brought", () => {
  const preset = { partnerId: 9, contactId: 8, dueOn: "2026-12-01", plannedOn: "2026-11-27" };
  expect(toCreate(read, preset, "Europe/Paris")).toEqual({
    title: "call Kestrel",
    partnerId: 3,
    dueOn: "2026-11-28",
    dueTime: "09:30",
    timeZone: "Europe/Paris",
    priority: 1,
    initiative: "q4",
    plannedOn: "2026-11-27",
  });
  const bare = { ...read, partner: null, dueOn: null, dueTime: null, priority: null, initiative: null };
  expect(toCreate(bare, preset, "Europe/Paris")).toEqual({
    title: "call Kestrel",
    partnerId: 9,
    contactId: 8,
    dueOn: "2026-12-01",
    plannedOn: "2026-11-27",
  });
});

test("a repetition finds its own first day", () => {
  const repeats = { ...read, dueOn: null, dueTime: null, repeat: "FREQ=WEEKLY" };
  expect(toCreate(repeats, { dueOn: "2026-12-01" }, "UTC")).not.toHaveProperty("dueOn");
});
