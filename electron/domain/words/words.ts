// One typed way from a code to a sentence, for the page, the scripts and the operating system's notifications alike.
import { createInstance, type FormatterModule, type TOptions } from "i18next";
import type { Failure, UserError, WordParams } from "../errors.ts";
import { en } from "./en.ts";

type Leaves<T, P extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${Singular<K>}` : Leaves<T[K], `${P}${K}.`>;
}[keyof T & string];
type Singular<K extends string> =
  K extends `${infer Stem}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Stem : K;

/** Every key of the catalogue; a plural's key is without its `_one` / `_other`. */
export type WordKey = Leaves<typeof en>;
export type Words = (key: WordKey, params?: WordParams) => string;

/**
 * The catalogue as a function. `params.count` chooses the plural; numbers are formatted for `locale` (BCP 47, e.g. "en-GB").
 * A code that comes from elsewhere (an error, a reason) goes through `sentence`, which says so where the catalogue lacks it.
 */
export function makeWords(locale = "en"): Words {
  const catalogue = createInstance();
  const numbers = new Intl.NumberFormat(locale);
  const formatter: FormatterModule = {
    type: "formatter",
    init() {},
    format: (value: unknown) => (typeof value === "number" ? numbers.format(value) : String(value)),
    add() {},
    addCached() {},
  };
  void catalogue.use(formatter).init({
    lng: "en",
    resources: { en: { translation: en } },
    initAsync: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  return (key, params) => catalogue.t(key, params as TOptions);
}

/** The sentence of a code in a section of the catalogue; an unknown code falls back to `fallback`. */
export function sentence(
  words: Words,
  section: "errors" | "reasons" | "problems" | "questions",
  code: string,
  params: WordParams,
): string {
  const key = `${section}.${code}`;
  const { why, ...rest } = params;
  // What a schema refused brings its reason as a code, so that only the catalogue has words.
  const reason = why === undefined ? null : sentence(words, "reasons", String(why), rest).replace(/\.$/, "");
  const filled = reason === null ? rest : { ...rest, reason };
  const text = words(key as WordKey, filled);
  return text === key ? words("errors.unknown", { code }) : text;
}

/** A UserError as it travels, with its sentence. */
export function failure(words: Words, error: UserError): Failure {
  const { code, params, field, questions } = error;
  return {
    code,
    params,
    text: sentence(words, "errors", code, params),
    ...(field && { field }),
    ...(questions && { questions }),
  };
}
