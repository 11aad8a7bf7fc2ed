// A lane of the board, and the day that a task gets in each.
import { addDays, type Day } from "../../../../electron/domain/days.ts";
import type { Api, OutputOf } from "../../../api/client.ts";

export type LaneId = OutputOf<Api["tasks"]["board"]>["columns"][number]["id"];

/** A lane of several days stands for its first: tomorrow, or the day after the next seven; nothing is made overdue. */
export const dayOfLane = (lane: Exclude<LaneId, "overdue" | "waiting">, today: Day): Day | null =>
  lane === "none" ? null : addDays(today, { today: 0, week: 1, later: 8 }[lane]);
