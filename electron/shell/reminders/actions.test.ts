import { expect, test } from "vitest";
import { actionsOn } from "./actions.ts";

test("done first, other last, no more than a toast of Windows holds", () => {
  expect(actionsOn("linux").map(({ name }) => name)).toEqual([
    "done",
    "minutes",
    "hour",
    "tomorrow",
    "monday",
    "other",
  ]);
  expect(actionsOn("win32").length).toBe(5);
  expect(actionsOn("win32").at(-1)?.name).toBe("other");
});
