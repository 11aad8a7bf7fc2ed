import { expect, test } from "vitest";
import { dangerOfFile, endingOf } from "./risky.ts";

const danger = (name: string) => dangerOfFile(name)?.danger ?? null;

test("what only shows something is opened at once", () => {
  for (const name of [
    "Rate card.pdf",
    "photo.JPG",
    "Q3 v1.2.xlsx",
    "notes.txt",
    "invite.ics",
    "报价.docx",
    "عرض.pdf",
  ])
    expect(danger(name), name).toBeNull();
});

test("what can run, unpack or phone home is asked about", () => {
  expect(danger("setup.exe")).toBe("program");
  expect(danger("run.PS1")).toBe("script");
  expect(danger("old.xls")).toBe("macros");
  expect(danger("offer.docm")).toBe("macros");
  expect(danger("all.tar.gz")).toBe("archive");
  expect(danger("login.html")).toBe("page");
  expect(danger("logo.svg")).toBe("page");
  expect(danger("disk.iso")).toBe("disk");
  expect(danger("Report.lnk")).toBe("shortcut");
});

test("an unknown ending and none at all are asked about", () => {
  expect(dangerOfFile("data.qqq")).toEqual({ danger: "unknown", ending: "qqq" });
  expect(dangerOfFile("README")).toEqual({ danger: "unknown", ending: "" });
  expect(danger(".pdf")).toBeNull();
});

test("names that hide what they are", () => {
  expect(dangerOfFile("invoice.pdf.exe")).toEqual({ danger: "disguised", ending: "exe" });
  expect(dangerOfFile("photo.jpg          .scr")).toEqual({ danger: "disguised", ending: "scr" });
  expect(dangerOfFile("setup.exe.pdf")).toEqual({ danger: "disguised", ending: "pdf" });
  expect(dangerOfFile("invoice\u202Efdp.exe")).toEqual({ danger: "disguised", ending: "exe" });
  expect(dangerOfFile("a\u2066b.pdf")?.danger).toBe("disguised");
  expect(endingOf("virus.exe. . ")).toBe("exe");
  expect(endingOf("virus.e\u200Bxe")).toBe("exe");
});
