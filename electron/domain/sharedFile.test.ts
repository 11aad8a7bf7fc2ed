import { expect, test } from "vitest";
import { isSharedName, sharedName } from "./sharedFile.ts";

const at = { year: 2026, month: 3, day: 7, hour: 9, minute: 5 };

test("a shared file is known by its name", () => {
  for (const name of ["Mara 2026-11-27.liaison", "UPPER.LIAISON", "a.b.liaison"])
    expect(isSharedName(name)).toBe(true);
  for (const name of ["a.liaison.part", "liaison", "a.liaisons", "a.vcf", ""])
    expect(isSharedName(name)).toBe(false);
});

test("one's own says who and when", () => {
  expect(sharedName("Mara Lindt", at)).toBe("Mara Lindt 2026-03-07 09-05.liaison");
  expect(sharedName("Mara Lindt", at, 2)).toBe("Mara Lindt 2026-03-07 09-05 (2).liaison");
  expect(sharedName("", at)).toBe("2026-03-07 09-05.liaison");
});
