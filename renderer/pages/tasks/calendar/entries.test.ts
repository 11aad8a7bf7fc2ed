import { expect, test } from "vitest";
import { entriesByDay, fitting, withMoved } from "./entries.ts";

const task = (id: number, dueOn: string, dueAt: number | null, outcome: "done" | null = null) => ({
  id,
  title: `task ${id}`,
  dueOn,
  dueTime: null,
  dueAt,
  timeZone: null,
  priority: 4 as const,
  partner: null,
  repeat: null,
  waitingFor: null,
  outcome,
});
const at = (time: string) => Date.parse(`2026-11-27T${time}:00Z`);
const meeting = (id: number, startUtc: string, allDay = false) => ({
  id,
  startUtc,
  endUtc: startUtc,
  allDay,
  title: `meeting ${id}`,
  cancelled: false,
  people: [],
});
const answer = {
  days: [
    {
      day: "2026-11-27",
      total: 60,
      open: 3,
      rows: [
        task(1, "2026-11-27", at("15:00")),
        task(2, "2026-11-27", null),
        task(3, "2026-11-27", at("08:00"), "done"),
      ],
    },
  ],
  meetings: [
    meeting(9, "2026-11-27T12:00:00Z"),
    meeting(8, "2026-11-27T00:00:00Z", true),
    meeting(7, "2026-11-28T09:00:00Z"),
  ],
};
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

test("a day goes by the hour, then without one, then what is done", () => {
  const days = entriesByDay(answer, dayOf);
  expect(days.get("2026-11-27")?.entries.map(({ key }) => key.split(" ").slice(0, 2).join(" "))).toEqual([
    "meeting 8",
    "meeting 9",
    "task 1",
    "task 2",
    "task 3",
  ]);
  expect(days.get("2026-11-27")).toMatchObject({ beyond: 57, tasks: 60 });
  expect(days.get("2026-11-28")).toMatchObject({ beyond: 0, tasks: 0 });
});

test("a moved task stands on its new day alone", () => {
  const days = withMoved(entriesByDay(answer, dayOf), 2, "2026-12-01");
  expect(days.get("2026-11-27")?.entries).toHaveLength(4);
  expect(days.get("2026-12-01")?.entries).toMatchObject([{ task: { id: 2, dueOn: "2026-12-01" } }]);
});

test("the last place counts the rest", () => {
  expect([fitting(3, 4), fitting(4, 4), fitting(5, 4), fitting(2, 0)]).toEqual([3, 4, 3, 0]);
});
