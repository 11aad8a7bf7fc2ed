import { describe, expect, test } from "vitest";
import { redact } from "./redact.ts";

const home = "/home/anna";

describe("redaction", () => {
  test.each([
    ["to Anna.Lee+aff@shop.example.com failed", "to [e-mail] failed"],
    ["<müller@bücher.example>", "<[e-mail]>"],
    ["called +44 (0)20 7946 0018 twice", "called [number] twice"],
    ["06.12.34.56.78", "[number]"],
    ["open /home/anna/Documents/x.csv", "open ~/Documents/x.csv"],
    ["open C:\\Users\\Anna\\x.csv", "open ~\\x.csv"],
    ["open /Users/bob/x.csv", "open ~/x.csv"],
    ["nonce q3Zb9xKf8LmW2pTr7VyC1dNs", "nonce [token]"],
    ["password: hunter2 x", "password: [hidden] x"],
    ['{"token":"abc"}', '{"token":[hidden]'],
  ])("%s", (text, safe) => {
    expect(redact(text, home)).toBe(safe);
  });

  test.each([
    "partner 0198f3a2-7b1c-7def-8123-456789abcdef kept",
    "on 2026-11-23 in 1200 ms, 50 rows",
    "at openStore (worker.js:1234:56)",
    "imports.preview failed: needs-answer",
  ])("keeps what helps: %s", (text) => {
    expect(redact(text, home)).toBe(text);
  });

  test("a root without a home folder loses no slashes", () => {
    expect(redact("/var/lib/x", "/")).toBe("/var/lib/x");
  });
});
