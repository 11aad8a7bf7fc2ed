// What is wrong with an input that a schema refused, as a code of the catalogue: a schema's own words are for whoever wrote it.
import type { z } from "zod";
import type { WordParams } from "./errors.ts";

/** A code under `reasons`, and what fills its sentence. */
export type Why = WordParams & { why: string };

type Issue = z.core.$ZodIssue;

const MANY = 12;

/** What stands at the path of an issue; undefined where nothing does. */
function found(input: unknown, at: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of at) {
    if (value === null || typeof value !== "object") return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

const kinds: Record<string, string> = {
  string: "unfit-text",
  number: "unfit-number",
  int: "unfit-whole",
  boolean: "unfit-yesno",
  array: "unfit-list",
  object: "unfit-group",
  record: "unfit-group",
};

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: "too_small" }>): Why {
  if (origin === "string" || origin === "array") return { why: "unfit-empty" };
  return { why: inclusive ? "unfit-below" : "unfit-not-above", minimum: Number(minimum) };
}

function tooBig({ origin, maximum }: Extract<Issue, { code: "too_big" }>): Why {
  const most = Number(maximum);
  if (origin === "string") return { why: "unfit-long", limit: most };
  if (origin === "array") return { why: "unfit-many", limit: most };
  return most >= Number.MAX_SAFE_INTEGER ? { why: "unfit-large" } : { why: "unfit-above", maximum: most };
}

/** Of several forms the one that the input came nearest to: its fault lies deepest, or is not that it is of another kind. */
function ofForms({ errors }: Extract<Issue, { code: "invalid_union" }>, input: unknown): Why {
  const depth = (issue: Issue) => issue.path.length * 2 + (issue.code === "invalid_type" ? 0 : 1);
  const firsts = errors.flatMap(([first]) => (first ? [first] : []));
  const nearest = firsts.toSorted((a, b) => depth(b) - depth(a))[0];
  return nearest && depth(nearest) > 0 ? whyUnfit(nearest, input) : { why: "unfit-form" };
}

/**
 * Why an input was refused.
 *
 * @param input what stands where the schema was asked; paths of issues begin there
 */
export function whyUnfit(issue: Issue, input: unknown): Why {
  const value = found(input, issue.path);
  if (value === undefined && issue.code !== "unrecognized_keys") return { why: "unfit-missing" };
  switch (issue.code) {
    case "invalid_type":
      return { why: kinds[issue.expected] ?? "unfit-form" };
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_value": {
      const names = issue.values.slice(0, MANY).map(String).join(", ");
      return { why: "unfit-choice", choices: issue.values.length > MANY ? `${names} …` : names };
    }
    case "invalid_union":
      return ofForms(issue, value);
    case "custom": {
      const code: unknown = issue.params?.code;
      return { why: typeof code === "string" ? code : "unfit-form" };
    }
    case "invalid_format":
      return { why: issue.format === "datetime" ? "unfit-moment" : "unfit-form" };
    default:
      return { why: "unfit-form" };
  }
}
