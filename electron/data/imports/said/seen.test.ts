// A set of uids: the same answers as a Set of texts.
import { expect, test } from "vitest";
import { naturalUid } from "../../ids.ts";
import { Seen } from "./seen.ts";

test("what was added is there, what was not is not, over several growths", () => {
  const seen = new Seen();
  const uids = Array.from({ length: 5000 }, (_, at) => naturalUid("message", String(at)));
  for (const uid of uids) expect(seen.add(uid)).toBe(false);
  for (const uid of uids) expect(seen.has(uid)).toBe(true);
  expect(seen.add(uids[42]!)).toBe(true);
  for (let at = 5000; at < 6000; at++) expect(seen.has(naturalUid("message", String(at)))).toBe(false);
});
