// The plan of a day against the hours that there are.
import type { Day } from "../../domain/days.ts";
import { settingOf } from "../settings.ts";
import type { Reader } from "../store.ts";
import { openTasks } from "../tasks/facts.ts";

export interface DayPlan {
  /** Of the working day. */
  hours: number;
  plannedMinutes: number;
  /** Open tasks that are planned for the day. */
  planned: number;
  /** Open tasks that were planned for an earlier one. */
  leftOver: number;
}

const USUAL_HOURS = 6;
/** What a task takes where nobody said. */
const USUAL_MINUTES = 30;

/** What is planned for a day, in minutes, beside the hours of the setting `dayHours`; `leftOver` was planned for an earlier day. */
export function dayPlan(db: Reader, today: Day): DayPlan {
  const set = settingOf(db, "dayHours");
  const hours = typeof set === "number" && set > 0 && set <= 24 ? set : USUAL_HOURS;
  const sums = db.get<Omit<DayPlan, "hours">>(
    `SELECT ifnull(sum(iif(t.plannedOn = ?1, ifnull(t.effortMinutes, ${USUAL_MINUTES}), 0)), 0) AS plannedMinutes,
       ifnull(sum(t.plannedOn = ?1), 0) AS planned, ifnull(sum(t.plannedOn < ?1), 0) AS leftOver
     FROM task t WHERE t.plannedOn IS NOT NULL AND t.plannedOn <= ?1 AND ${openTasks}`,
    today,
  )!;
  return { hours, ...sums };
}
