import { expect, test } from "vitest";
import { baseSubject } from "./subject.ts";

test.each([
  ["Rates for spring", "rates for spring", false],
  ["Re: Rates for  Spring", "rates for spring", true],
  ["RE: AW: Re[2]: Fwd: SV: Rates", "rates", true],
  ["WG: FW: Rates", "rates", false],
  ["TR : Re : Tarifs d’été", "tarifs d’ete", true],
  ["Rif: R: Tariffe", "tariffe", true],
  ["Antw: Tarieven", "tarieven", true],
  ["[affiliates] Re: [EXTERNAL] Rates (fwd)", "rates", true],
  ["Re^3: Re(4): Rates", "rates", true],
  ["回复：价格", "价格", true],
  ["Re:Re:Re:", "", true],
  ["", "", false],
  ["Reach: how far", "reach: how far", false],
  ["[only a tag]", "[only a tag]", false],
  ["Res publica: notes", "res publica: notes", false],
])("%s", (subject, key, reply) => {
  expect(baseSubject(subject)).toEqual({ key, reply });
});
