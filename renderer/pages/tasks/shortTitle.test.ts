// The name is said once, and something always stays.
import { expect, test } from "vitest";
import { shortTitle } from "./shortTitle.ts";

test.each([
  ["Contact Kestrel", "Kestrel", "Contact"],
  ["Kestrel", "Kestrel", "Kestrel"],
  ["Kestrel sends the code", "Kestrel", "Kestrel sends the code"],
  ["Contact Kestrel", undefined, "Contact Kestrel"],
])("%s beside %s", (title, partner, shown) => expect(shortTitle(title, partner)).toBe(shown));
