import { expect, test } from "vitest";
import { readEffort, showEffort } from "./effort.ts";

test.each([
  ["30", 30],
  ["45 min", 45],
  ["1h", 60],
  ["1 h 30", 90],
  ["1h30m", 90],
  ["1.5 h", 90],
  [" 2 hours ", 120],
])("%j is %d minutes", (text, minutes) => {
  expect(readEffort(text)).toBe(minutes);
});

test.each(["", "h", "soon", "0", "0 min", "-5", "999999 h", "1 day"])("%j is no length of time", (text) => {
  expect(readEffort(text)).toBeNull();
});

test("minutes and hours are said, what is nothing is not", () => {
  expect(showEffort(45)).toBe("45 min");
  expect(showEffort(120)).toBe("2 hr");
  expect(showEffort(90)).toBe("1 hr 30 min");
});
