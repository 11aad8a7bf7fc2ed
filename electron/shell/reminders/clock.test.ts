import { expect, test } from "vitest";
import { clockOf } from "./clock.ts";

const started = Date.UTC(2026, 10, 27, 8);

test("without a word of the environment it is the machine's clock", () => {
  for (const given of [undefined, ""]) expect(clockOf(given, true, started)).toMatchObject({ offset: 0 });
});

test("goes on from the given instant", () => {
  const clock = clockOf("2026-11-28T09:00:00+01:00", false, started);
  expect(clock).toMatchObject({ offset: 24 * 3_600_000 });
  if (!("now" in clock)) throw new Error("refused");
  expect(Math.abs(clock.now() - Date.now() - clock.offset)).toBeLessThan(50);
});

test("is refused in a packaged app, whatever it says", () => {
  for (const given of ["2026-11-28T09:00:00Z", "x"])
    expect(clockOf(given, true, started)).toMatchObject({ key: "ui.shell.reminders.clock.packaged" });
});

test.each(["tomorrow", "2026-11-28", "2026-11-28T09:00:00", "2026-13-40T09:00:00Z", "1764320400000"])(
  "%s is no instant",
  (given) => {
    expect(clockOf(given, false, started)).toEqual({
      key: "ui.shell.reminders.clock.unreadable",
      params: { text: given },
    });
  },
);
