import { expect, test } from "vitest";
import { fitBounds, usual } from "./bounds.ts";

const laptop = { x: 0, y: 0, width: 1440, height: 860 };
const right = { x: 1440, y: -200, width: 1920, height: 1040 };

test("what fits is kept", () => {
  const saved = { x: 1500, y: 10, width: 1000, height: 700 };
  expect(fitBounds(saved, [laptop, right])).toEqual(saved);
});

test("a window of an unplugged screen opens in the usual place", () => {
  expect(fitBounds({ x: 1500, y: 10, width: 1000, height: 700 }, [laptop])).toEqual(usual);
});

test("a window whose title bar is above or beside every screen is brought back", () => {
  expect(fitBounds({ x: 10, y: -500, width: 1000, height: 700 }, [laptop])).toEqual(usual);
  expect(fitBounds({ x: 1400, y: 10, width: 1000, height: 700 }, [laptop])).toEqual(usual);
});

test("too large is cut to the screen, too small is widened", () => {
  expect(fitBounds({ x: 0, y: 0, width: 4000, height: 3000 }, [laptop])).toEqual({
    x: 0,
    y: 0,
    width: 1440,
    height: 860,
  });
  expect(fitBounds({ x: 0, y: 0, width: 300, height: 200 }, [laptop])).toEqual({
    x: 0,
    y: 0,
    width: 900,
    height: 600,
  });
});

test.each([
  null,
  undefined,
  "x",
  {},
  { x: 0, y: 0, width: "9", height: 1 },
  { x: Number.NaN, y: 0, width: 1000, height: 700 },
])("a broken file gives the usual size: %j", (saved) => {
  expect(fitBounds(saved, [laptop])).toEqual(usual);
});

test("the usual size is cut to a small screen, but not below the smallest", () => {
  expect(fitBounds(null, [{ x: 0, y: 0, width: 1366, height: 728 }])).toEqual({ width: 1280, height: 728 });
  expect(fitBounds(null, [{ x: 0, y: 0, width: 800, height: 500 }])).toEqual({ width: 900, height: 600 });
  expect(fitBounds(null, [])).toEqual(usual);
});
