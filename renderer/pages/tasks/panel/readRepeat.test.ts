import { expect, test } from "vitest";
import { readRepeat } from "./readRepeat.ts";

test.each([
  ["every 2 weeks", "FREQ=WEEKLY;INTERVAL=2"],
  ["2 weeks", "FREQ=WEEKLY;INTERVAL=2"],
  ["weekly", "FREQ=WEEKLY"],
  ["Annually", "FREQ=YEARLY"],
  ["last working day of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
  ["30 days after it is done", "after:30"],
  ["RRULE:FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=2TU"],
])("%j is %s", (text, rule) => {
  expect(readRepeat(text)).toBe(rule);
});

test.each(["", "soon", "every now and then", "FREQ=SOMETIMES", "every 2 weeks or so"])(
  "%j is none",
  (text) => {
    expect(readRepeat(text)).toBeNull();
  },
);
