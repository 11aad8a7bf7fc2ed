import { expect, test } from "vitest";
import { automaticKind } from "./automatic.ts";
import type { AutomaticKind } from "./record.ts";

const kind = (
  headers: Record<string, string>,
  from = "ann@loopperks.example",
  subject = "Rates",
  type = "text/plain",
  reportType = "",
) => automaticKind({ header: (name) => headers[name], from, subject, type, reportType });

test.each<[Record<string, string>, string, AutomaticKind | null]>([
  [{}, "ann@loopperks.example", null],
  [{}, "no-reply@loopperks.example", "no-reply"],
  [{}, "MAILER-DAEMON@mx.example", "bounce"],
  [{}, "Mail-Daemon <x>", null],
  [{}, "postmaster@mx.example", "bounce"],
  [{ "return-path": "<>" }, "ann@loopperks.example", "bounce"],
  [{ "return-path": "<>", "auto-submitted": "auto-replied" }, "ann@loopperks.example", "auto-reply"],
  [{ "x-autoreply": "yes" }, "ann@loopperks.example", "auto-reply"],
  [{ "auto-submitted": "auto-generated" }, "ann@loopperks.example", "no-reply"],
  [{ "auto-submitted": "no" }, "ann@loopperks.example", null],
  [{ "x-failed-recipients": "a@b" }, "ann@loopperks.example", "bounce"],
  [{ "list-id": "<l.x.example>" }, "ann@loopperks.example", "list"],
  [{ precedence: "bulk" }, "ann@loopperks.example", "list"],
  [{ "list-unsubscribe": "<https://x.example>" }, "ann@loopperks.example", null],
  [{ "list-unsubscribe": "<https://x.example>", precedence: "list" }, "ann@loopperks.example", "list"],
  [{ "list-unsubscribe": "<https://x.example>", "feedback-id": "1:2" }, "ann@loopperks.example", "list"],
])("%j from %s", (headers, from, expected) => {
  expect(kind(headers, from)).toBe(expected);
});

test("reports and notes of absence", () => {
  expect(kind({}, "a@b.example", "x", "multipart/report", "delivery-status")).toBe("bounce");
  expect(kind({}, "a@b.example", "x", "multipart/report", "disposition-notification")).toBe("auto-reply");
  for (const subject of [
    "Automatic reply: Rates",
    "Automatische Antwort: Preise",
    "Réponse automatique : Prix",
    "Out of Office",
  ])
    expect(kind({}, "a@b.example", subject)).toBe("auto-reply");
  expect(kind({}, "a@b.example", "Re: Automatic reply: Rates")).toBeNull();
});
