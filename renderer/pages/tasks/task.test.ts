// When a task is due, in words: what is late says by how much, as Today does.
import { expect, test } from "vitest";
import { addDays } from "../../../electron/domain/days.ts";
import { showClock, showRelativeDay, today } from "../../format.ts";
import { t } from "../../words.ts";
import { sayDue, sayOpenDue } from "./task.ts";

const onDay = (days: number, dueAt: number | null = null) => ({ dueOn: addDays(today(), days), dueAt });

test("a day behind is said by how late it is, also where it had an hour", () => {
  expect(sayOpenDue(onDay(-1))).toBe(t("ui.today.overdue", { count: 1 }));
  expect(sayOpenDue(onDay(-12))).toBe(t("ui.today.overdue", { count: 12 }));
  expect(sayOpenDue(onDay(-2, Date.now() - 172_800_000))).toBe(t("ui.today.overdue", { count: 2 }));
});

test("a moment of today that is behind says so", () => {
  const at = Date.now() - 1;
  expect(sayOpenDue(onDay(0, at))).toBe(t("ui.today.passed", { time: showClock(at) }));
});

test("what is not late, or closed, is said by its day", () => {
  expect(sayOpenDue(onDay(0))).toBe(showRelativeDay(today()));
  expect(sayOpenDue(onDay(1))).toBe(sayDue(onDay(1)));
  expect(sayOpenDue({ dueOn: null, dueAt: null })).toBeNull();
  expect(sayDue(onDay(-12))).toBe(showRelativeDay(addDays(today(), -12)));
});
