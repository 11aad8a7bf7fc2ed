// Every code that the source can say has a sentence, and every sentence is complete: nothing to fill in is left open.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { version } from "./domain/version.ts";
import { errors, problems, questions, reasons } from "./domain/words/en-errors.ts";
import { makeWords, sentence } from "./domain/words/words.ts";

const root = path.join(import.meta.dirname, "..");
const sources = readdirSync(path.join(root, "electron"), { recursive: true })
  .map((name) => path.join("electron", String(name)))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !/testing\w*\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(root, name), "utf8") }));

/** All first groups of a pattern over the source, with where they stand. */
const said = (pattern: RegExp, only = /./) =>
  sources
    .filter(({ name }) => only.test(name))
    .flatMap(({ name, text }) => [...text.matchAll(pattern)].map((found) => ({ code: found[1]!, name })));
const has = (section: object, code: string) => code in section || `${code}_other` in section;
const missing = (section: object, all: { code: string; name: string }[]) =>
  all.filter(({ code }) => !has(section, code)).map(({ code, name }) => `${name}: ${code}`);

describe("each code has a sentence", () => {
  test("errors", () => {
    const all = [...said(/new UserError\(\s*"([^"]+)"/g), ...said(/"(file-[a-z-]+)"/g, /read\//)];
    expect(all.length).toBeGreaterThan(50);
    expect(missing(errors, all)).toEqual([]);
  });
  test("errors whose code is put together", () => {
    const parts = said(/new UserError\(\s*`([^`]+)`/g).map(({ code }) => code);
    expect([...new Set(parts)].toSorted()).toEqual(["missing-${table}", "own-${field.kind}"]);
    const codes = [
      "partner",
      "contact",
      "interaction",
      "membership",
      "program",
      "own_field",
      "template",
      "batch",
    ].map((table) => `missing-${table}`);
    expect(
      [...codes, "own-number", "own-day", "own-choice", "own-yesno"].filter((code) => !has(errors, code)),
    ).toEqual([]);
  });
  test("reasons of rejected records", () => {
    const all = [
      ...said(/#reject\(\s*outcome,\s*"([^"]+)"/g),
      ...said(/\brejected\(([^;]+?)\);/g, /read|contacts/).flatMap(({ code: given, name }) =>
        [...given.matchAll(/"([a-z]+-[a-z-]+)"/g)].map(([, code]) => ({ code: code!, name })),
      ),
      ...said(/rejected: \{ code: "([^"]+)"/g),
      ...said(/new Fault\(\s*"([^"]+)"/g),
      ...said(/"((?:day|date)-[a-z-]+)"/g, /domain\/reports\/moments/),
      ...said(/words\([^)]*"reasons\.([^"]+)"/g),
      ...said(/: "reasons\.([^"]+)"/g),
      ...said(
        /(?:rejected\(|fail\(|[?:=]\s*|yield rejected\()\s*"(mail-(?!not-mail)[a-z0-9-]+)"/g,
        /read\/mail/,
      ),
    ];
    expect(all.length).toBeGreaterThan(4);
    expect(missing(reasons, all)).toEqual([]);
  });
  test("problems of imported records", () => {
    const all = [
      ...said(/problems\.push\(\{\s*code: "([^"]+)"/g),
      ...said(/items\(\s*"[a-z]+",[^;]+?"(bad-[a-z]+)"/g),
      ...said(/\bsay\(\s*"([^"]+)"/g, /read\/mail/),
    ];
    expect(all.length).toBeGreaterThan(5);
    expect(missing(problems, all)).toEqual([]);
  });
  test("questions and their choices", () => {
    const all = said(/code: "([^"]+)"/g, /imports\/(find|planner|asking)/);
    expect(all.length).toBeGreaterThan(5);
    expect(missing(questions, all)).toEqual([]);
  });
});

test("no sentence is said that nobody can hear", () => {
  const everything =
    sources
      .filter(({ name }) => !name.includes("words/"))
      .map(({ text }) => text)
      .join("\n") + readFileSync(path.join(root, "tools", "words.mjs"), "utf8");
  const heard = (code: string) =>
    everything.includes(`"${code}"`) || everything.includes(`.${code}"`) || /^(missing|own)-/.test(code);
  const plain = (section: object) => [
    ...new Set(Object.keys(section).map((key) => key.replace(/_(one|other)$/, ""))),
  ];
  expect(
    plain(errors).filter(
      (code) => !heard(code) && !["unknown", "bug", "node-too-old", "not-installed"].includes(code),
    ),
  ).toEqual([]);
});

describe("sentences", () => {
  const words = makeWords("en-GB");
  test("are filled with what the code brings, numbers for the reader's locale", () => {
    expect(sentence(words, "errors", "needs-answer", { count: 1 })).toBe(
      "One question needs an answer first.",
    );
    expect(sentence(words, "errors", "needs-answer", { count: 1200 })).toBe(
      "1,200 questions need an answer first.",
    );
    expect(sentence(words, "errors", "no-such-code", {})).toContain("no-such-code");
    expect(sentence(words, "errors", "bad-website", { value: "<b>{{x}}</b> $t(errors.bug)" })).toContain(
      "<b>",
    );
  });
  test.each(Object.entries({ errors, reasons, problems }))("%s end as sentences do", (_, section) => {
    for (const [code, text] of Object.entries(section))
      expect([code, text]).toEqual([code, expect.stringMatching(/^[A-Z{][^!]*[.]$|^Usage: /) as string]);
  });
});

test("the version is said once and is the package's", () => {
  expect(version).toBe(
    (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string }).version,
  );
});
