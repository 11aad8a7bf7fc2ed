// Terms in the reader's words: the paragraph, and what changes from other terms.
import { sayDiff, sayTerms } from "../../../electron/domain/terms/describe.ts";
import type { Terms } from "../../../electron/domain/terms/shape.ts";
import { locale } from "../../format.ts";
import { t } from "../../words.ts";

export const paragraph = (terms: Terms): string => sayTerms(t, locale, terms);
export const difference = (from: Terms, to: Terms): string => sayDiff(t, locale, from, to);
