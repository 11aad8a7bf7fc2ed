// The page never holds a path: only tokens that the desktop process gave out lead to files.
import path from "node:path";
import { expect, root, test } from "./fixture.ts";
import "./bridge.ts";

test.describe("the page holds no path", () => {
  test("an import that is called with a path is refused", async ({ page }) => {
    const file = path.join(root, "package.json");
    const codes = await page.evaluate(async (given) => {
      const inputs = [
        { file: given },
        { file: `file-${"A".repeat(32)}` },
        { file: "" },
        { file: null },
        { file: [given] },
        { file: { path: given } },
      ];
      const calls = ["imports.preview", "imports.run", "imports.inspect", "imports.rejectedCsv"];
      const replies = await Promise.all(
        calls.flatMap((name) => inputs.map((input) => window.liaison.call(name, input))),
      );
      return [...new Set(replies.map((reply) => reply.error?.code))];
    }, file);
    expect(codes).toEqual(["not-a-token"]);
  });

  test("a file that the page made itself has no token", async ({ page }) => {
    const answer = await page.evaluate(() =>
      window.liaison.drop(new File(["x"], "/etc/passwd")).then(
        () => "a token",
        () => "refused",
      ),
    );
    expect(answer).toBe("refused");
  });
});
