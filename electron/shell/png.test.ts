import { expect, test } from "vitest";
import { pngOf } from "./png.ts";

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("only a picture is written as one", () => {
  expect(pngOf(png)?.length).toBe(70);
  expect(pngOf(Buffer.from("<script>").toString("base64"))).toBeNull();
  expect(pngOf("")).toBeNull();
});
