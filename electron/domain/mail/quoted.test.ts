import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { foldQuoted } from "./quoted.ts";

/** The parts as `T` and `Q` with their first words. */
const shape = (text: string): string[] =>
  foldQuoted(text).map(
    ({ kind, text }) => `${kind === "quote" ? "Q" : "T"} ${text.trim().split("\n")[0]!.slice(0, 24)}`,
  );

describe("quoted history", () => {
  test.each([
    ["On Thu, 1 Oct 2026 at 09:12, Ann Bee <ann@x.example> wrote:\n> Hello\n> there", "On Thu, 1 Oct"],
    ["On Thu, 1 Oct 2026 at 09:12, Ann Bee\n<ann@x.example> wrote:\n\n> Hello", "On Thu, 1 Oct"],
    ["Am 01.10.2026 um 09:12 schrieb Ann Bee:\n> Hallo", "Am 01.10.2026"],
    ["Ann Bee <ann@x.example> schrieb am Do., 1. Okt. 2026, 09:12:\n\n> Hallo", "Ann Bee <ann"],
    ["Le jeu. 1 oct. 2026 à 09:12, Ann <ann@x.example> a écrit :\n> Bonjour", "Le jeu. 1 oct"],
    ["El jue, 1 oct 2026 a las 9:12, Ann (<ann@x.example>) escribió:\n> Hola", "El jue, 1 oct"],
    ["Il giorno gio 1 ott 2026 alle ore 09:12 Ann <a@x.example> ha scritto:\n> Ciao", "Il giorno gio"],
    ["Op do 1 okt. 2026 om 09:12 schreef Ann <a@x.example>:\n> Hoi", "Op do 1 okt"],
    ["-----Original Message-----\nFrom: Ann\nHello", "-----Original"],
    ["-----Ursprüngliche Nachricht-----\nVon: Ann", "-----Urspr"],
    ["---------- Forwarded message ---------\nFrom: Ann\n\nHello", "---------- For"],
    [
      "From: Ann Bee <ann@x.example>\nSent: Thursday, 1 October 2026 09:12\nTo: Desk\nSubject: Rates\n\nHello",
      "From: Ann",
    ],
    ["Von: Ann\nGesendet: Donnerstag\nAn: Desk\nBetreff: Preise\n\nHallo", "Von: Ann"],
    ["De : Ann\nEnvoyé : jeudi\nÀ : Desk\nObjet : Prix\n\nBonjour", "De : Ann"],
    ["De: Ann\nEnviado el: jueves\nPara: Desk\nAsunto: Precios\n\nHola", "De: Ann"],
    ["Da: Ann\nInviato: giovedì\nA: Desk\nOggetto: Prezzi\n\nCiao", "Da: Ann"],
    ["Van: Ann\nVerzonden: donderdag\nAan: Desk\nOnderwerp: Prijzen\n\nHoi", "Van: Ann"],
    [
      "________________________________\nFrom: Ann\nSent: Thursday\nTo: Desk\nSubject: Rates\n\nHello",
      "_______",
    ],
    ["> Only marks\n>> and deeper", "> Only marks"],
    ["On 1 Oct 2026 at 09:12 Ann <a@x.example> wrote:\nHello without marks\n\nAll of it", "On 1 Oct"],
  ])("%s", (quote, start) => {
    const parts = foldQuoted(`My answer.\n\n-- \nDesk\n\n${quote}`);
    expect(parts.map(({ kind }) => kind)).toEqual(["text", "quote"]);
    expect(parts[0]!.text).toBe("My answer.\n\n-- \nDesk\n\n");
    expect(parts[1]!.text.startsWith(start)).toBe(true);
  });
  test("answers between the quotes stay", () => {
    expect(shape("On 1 Oct Ann <a@x.example> wrote:\n> One?\nYes.\n\n> Two?\n>\n> Three?\n\nNo.\n")).toEqual([
      "Q On 1 Oct Ann <a@x.exampl",
      "T Yes.",
      "Q > Two?",
      "T No.",
    ]);
  });
  test.each([
    "From: is a label, but nothing follows",
    "She wrote:\nsomething nice",
    "On 5 May he wrote:\nthat was good",
    "a > b and\n--- a line ---\n____",
    "To: do\nSubject: none",
    "",
    "\n\n",
  ])("no quote: %j", (text) => {
    expect(foldQuoted(text).map(({ kind }) => kind)).toEqual(text === "" ? [] : ["text"]);
  });
  test("the parts together are the text, whatever it is", () => {
    const line = oneof(
      constantFrom(
        "> a",
        ">> b",
        "",
        " ",
        "On 1 Oct 2026 at 09:12 Ann <a@x.example> wrote:",
        "From: A",
        "Sent: B",
        "To: C",
        "Subject: D",
        "-----Original Message-----",
        "_".repeat(32),
        "-- ",
      ),
      string({ unit: "grapheme" }),
    );
    assert(
      property(array(line), constantFrom("\n", "\r\n", "\r"), (lines, ending) => {
        const text = lines.join(ending);
        const parts = foldQuoted(text);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        expect(parts.every((part) => part.text !== "")).toBe(true);
      }),
      { seed: 20261001, numRuns: 500 },
    );
  });
  test("long texts are done in a moment", () => {
    for (const piece of [
      "> a\n",
      "On 1 Oct wrote:\n",
      "From: a\n",
      "-".repeat(200),
      "\n",
      "a@b ",
      "_".repeat(25) + "\n\n",
    ]) {
      const started = performance.now();
      foldQuoted(piece.repeat(Math.floor(200_000 / piece.length)));
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});
