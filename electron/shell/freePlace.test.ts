import { expect, test } from "vitest";
import { freePlace } from "./freePlace.ts";

test("a place that is free, also of another workspace's backups", () => {
  const place = (...taken: string[]) =>
    freePlace("/home/ann/Dropbox/team.sqlite", "/p", (file) => taken.includes(file));
  expect(place()).toBe("/p/team.sqlite");
  expect(place("/p/team.sqlite")).toBe("/p/team 2.sqlite");
  expect(place("/p/team.sqlite", "/p/team 2 backups")).toBe("/p/team 3.sqlite");
});
