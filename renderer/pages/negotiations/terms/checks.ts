// What is wrong or odd in terms while they are typed, each at its field.
import { problemsOf } from "../../../../electron/domain/terms/terms.ts";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { warningsOf } from "../../../../electron/domain/terms/warnings.ts";
import { sentence } from "../../../../electron/domain/words/words.ts";
import { t } from "../../../words.ts";
import { cleanTerms } from "./draft.ts";

export interface Checks {
  /** Nothing stands in the way of saving. */
  isFit: boolean;
  /** The sentence at a field, by its path in the terms; null where all is well. */
  error: (path: string) => string | null;
  /** What a person may want to look at again. */
  warning: (path: string) => string | null;
  /** Problems that no field of the form shows. */
  rest: string[];
}

/** Those that stand under all of the form: a value of the whole. */
const ofWhole = new Set(["terms", "currency", "tiers", "tiers.steps"]);

/**
 * @param isShown whether the problem of a field is said already: it was left, or saving was tried
 */
export function checksOf(terms: Terms, currency: string, isShown: (path: string) => boolean): Checks {
  const clean = cleanTerms(terms);
  const problems = problemsOf(clean, currency);
  const warnings = problems.length === 0 ? warningsOf(clean) : [];
  const first = new Map<string, string>();
  for (const { field, code, params } of problems)
    if (!first.has(field))
      first.set(
        field,
        // The shape's own words are not for people: a number is missing there.
        code === "bad-input" ? t("ui.negotiations.terms.needed") : sentence(t, "errors", code, params),
      );
  return {
    isFit: problems.length === 0,
    error: (path) => (isShown(path) ? (first.get(path) ?? null) : null),
    warning: (path) => {
      const found = warnings.find(({ field }) => field === path);
      return found ? t(`ui.terms.warnings.${found.code}`, found.params) : null;
    },
    rest: [...first].filter(([field]) => ofWhole.has(field) && isShown(field)).map(([, text]) => text),
  };
}
