// Names of months and words of dates in the languages that reports are written in.
import { foldKey } from "../text/fold.ts";

const names: readonly (readonly string[])[] = [
  ["january", "januar", "janvier", "enero", "gennaio", "januari", "jan", "janv", "ene", "gen"],
  ["february", "februar", "fevrier", "febrero", "febbraio", "februari", "feb", "fev", "fevr", "febr"],
  ["march", "marz", "maerz", "mars", "marzo", "maart", "mar", "mrz", "mrt"],
  ["april", "avril", "abril", "aprile", "apr", "avr", "abr"],
  ["may", "mai", "mayo", "maggio", "mei", "maj", "mag"],
  ["june", "juni", "juin", "junio", "giugno", "jun", "giu"],
  ["july", "juli", "juillet", "julio", "luglio", "jul", "juil", "lug"],
  ["august", "aout", "agosto", "augustus", "augusti", "aug", "ago"],
  ["september", "septembre", "septiembre", "settembre", "sep", "sept", "set"],
  ["october", "oktober", "octobre", "octubre", "ottobre", "oct", "okt", "ott"],
  ["november", "novembre", "noviembre", "nov"],
  ["december", "dezember", "decembre", "diciembre", "dicembre", "dec", "dez", "dic"],
];

const byName: ReadonlyMap<string, number> = new Map(
  names.flatMap((all, at) => all.map((name) => [name, at + 1] as const)),
);

/** 1 to 12; 0 where it is no month. */
export const monthOf = (text: string): number => byName.get(foldKey(text).replace(/\.$/, "")) ?? 0;
