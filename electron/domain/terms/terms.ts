// Terms out of an input: read whole, or refused with what is wrong at its field.
import { whyUnfit } from "../badInput.ts";
import { UserError } from "../errors.ts";
import { unfit, type TermsProblem } from "./problems.ts";
import { TermsShape, type Terms } from "./shape.ts";

export type { Terms } from "./shape.ts";

/** Everything that is wrong with an input that should be terms, each at its field; nothing where it is fine. */
export function problemsOf(input: unknown, currency?: string): TermsProblem[] {
  const read = TermsShape.safeParse(input);
  if (read.success) return unfit(read.data, currency);
  return read.error.issues.flatMap((issue): TermsProblem[] => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => {
        const field = [...path, key].join(".");
        return { field, code: "unknown-field", params: { field } };
      });
    const field = path.join(".") || "terms";
    return [{ field, code: "bad-input", params: { field, ...whyUnfit(issue, input) } }];
  });
}

/**
 * The terms that an input says.
 *
 * @param currency the program's, where the terms are for one: an offer in another currency is refused
 * @throws UserError with the code and the field ("tiers.steps.1.from") of the first thing that is wrong
 */
export function parseTerms(input: unknown, currency?: string): Terms {
  const [first] = problemsOf(input, currency);
  if (first) throw new UserError(first.code, first.params, { field: first.field });
  return TermsShape.parse(input);
}
