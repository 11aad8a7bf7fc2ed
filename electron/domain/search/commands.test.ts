// Which commands a text means.
import { describe, expect, test } from "vitest";
import { fits, nameBehind } from "./commands.ts";

describe("fits", () => {
  test.each([
    ["log", "Log a call", true],
    ["call lo", "Log a call", true],
    ["go imp", "Go to Import & share", true],
    ["og", "Log a call", false],
    ["log kestrel", "Log a call", false],
    ["", "Log a call", false],
  ])("%s for %s: %s", (typed, label, fitting) => {
    expect(fits(typed, label)).toBe(fitting);
  });
});

describe("a name behind a command", () => {
  const starts = ["log a call with", "log a call", "call"];

  test("is what follows, whatever the case", () => {
    expect(nameBehind("log a call with Kestrel Media", starts)).toBe("Kestrel Media");
    expect(nameBehind("Log a Call kestrel", starts)).toBe("kestrel");
    expect(nameBehind(" call Ö & Co", starts)).toBe("Ö & Co");
  });

  test("is none where nothing of two letters follows, or the word goes on", () => {
    expect(nameBehind("log a call", starts)).toBeNull();
    expect(nameBehind("call w", starts)).toBeNull();
    expect(nameBehind("callisto games", starts)).toBeNull();
  });
});
