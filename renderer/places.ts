// Countries, languages and time zones to choose from, named for the reader: the runtime knows them all.
import { compareText, locale, showCountry, showLanguage } from "./format.ts";

export interface Choice {
  value: string;
  label: string;
}

const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const pairs = letters.flatMap((a) => letters.map((b) => a + b));
// Groups and codes for tests, which are no country.
const noCountry = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);

const known = (names: Intl.DisplayNames, code: string): boolean => names.of(code) !== undefined;
const byLabel = (a: Choice, b: Choice): number => compareText(a.label, b.label);
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** ISO 3166 countries that exist today; a code that was renamed answers with its new one. */
export const countries = once((): Choice[] => {
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
  return pairs
    .filter(
      (code) => !noCountry.has(code) && new Intl.Locale(`und-${code}`).region === code && known(names, code),
    )
    .map((value) => ({ value, label: showCountry(value) }))
    .toSorted(byLabel);
});

export const languages = once((): Choice[] => {
  const names = new Intl.DisplayNames(locale, { type: "language", fallback: "none" });
  return pairs
    .map((pair) => pair.toLowerCase())
    .filter((code) => new Intl.Locale(code).language === code && known(names, code))
    .map((value) => ({ value, label: showLanguage(value) }))
    .toSorted(byLabel);
});

export const timeZones = once((): Choice[] =>
  Intl.supportedValuesOf("timeZone").map((value) => ({ value, label: value.replaceAll("_", " ") })),
);

/** The choices with a value that is none of them, so that what a file brought is shown. */
export const withValue = (choices: readonly Choice[], value: string | null, label = value ?? ""): Choice[] =>
  value === null || choices.some((choice) => choice.value === value)
    ? [...choices]
    : [{ value, label }, ...choices];

/** ISO 4217 currencies that the runtime knows, by code, each with its name. */
export const currencies = once((): Choice[] => {
  const names = new Intl.DisplayNames(locale, { type: "currency", fallback: "none" });
  return Intl.supportedValuesOf("currency").map((value) => {
    const name = names.of(value);
    return { value, label: name === undefined ? value : `${value} · ${name}` };
  });
});
