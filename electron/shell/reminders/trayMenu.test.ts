import { expect, test } from "vitest";
import { makeWords } from "../../domain/words/words.ts";
import { trayItems, trayTip } from "./trayMenu.ts";

const say = makeWords("en");
const chosen: unknown[] = [];
const items = (due: number, focused: boolean) =>
  trayItems({
    due,
    focused,
    say,
    open: () => chosen.push("open"),
    today: () => chosen.push("today"),
    newTask: () => chosen.push("newTask"),
    focus: (hours) => chosen.push(hours),
    quit: () => chosen.push("quit"),
  });
const labels = (due: number, focused: boolean) => items(due, focused).map(({ label, type }) => label ?? type);

test("what it offers, and how much is due", () => {
  expect(labels(3, false)).toEqual([
    "Open Liaison",
    "Today (3)",
    "New task",
    "separator",
    "Focus for 1 hour",
    "Focus for 2 hours",
    "Focus for 4 hours",
    "separator",
    "Quit Liaison",
  ]);
  expect(labels(0, true)).toContain("End focus");
  expect([0, 1, 2].map((due) => trayTip(due, say))).toEqual([
    "Liaison: nothing is due",
    "Liaison: 1 task is due",
    "Liaison: 2 tasks are due",
  ]);
});

test("each item does what it says", () => {
  for (const item of [...items(0, false), ...items(0, true)])
    Reflect.apply(item.click ?? (() => {}), null, []);
  expect(chosen.filter((each) => typeof each !== "string")).toEqual([1, 2, 4, null]);
  expect(chosen.slice(0, 3)).toEqual(["open", "today", "newTask"]);
});
