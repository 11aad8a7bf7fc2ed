import { expect, test } from "vitest";
import { bodyOn } from "./body.ts";

test("a body is text, also where the system reads it as markup", () => {
  const body = "Smith & Sons <draft>\ndue at 10:00";
  expect(bodyOn("linux", body)).toBe("Smith &amp; Sons &lt;draft&gt;\ndue at 10:00");
  expect(bodyOn("win32", body)).toBe(body);
  expect(bodyOn("darwin", body)).toBe(body);
});
