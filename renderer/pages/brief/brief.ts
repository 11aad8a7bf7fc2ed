// What the page has of a call brief, and values of levers in words.
import { leverOf, readLever } from "../../../electron/domain/negotiation/levers.ts";
import { leverName } from "../../../electron/domain/negotiation/why.ts";
import type { Api, OutputOf } from "../../api/client.ts";
import { showAmount, showShare } from "../../figures.ts";
import { showNumber } from "../../format.ts";
import { t } from "../../words.ts";

export type Brief = OutputOf<Api["partners"]["brief"]>;
export type Limit = Brief["private"]["limits"][number];

/** Names of levers are made for the middle of a sentence. */
const raised = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

/** "The rate, ours: 10.0%, to 11.5% at the end" */
export function sayLimit(
  { side, lever, ideal, walkAway }: Limit,
  { inForce, negotiation, program: { currency } }: Pick<Brief, "inForce" | "negotiation" | "program">,
): string {
  // What a threshold or a cap counts stands in the terms that have it.
  const terms = [inForce, negotiation?.theirs, negotiation?.ours].flatMap((each) =>
    each ? [each.terms] : [],
  );
  const { kind } = leverOf(
    lever,
    terms.find((each) => readLever(each, leverOf(lever, each)) !== null),
  );
  const value = (text: string): string =>
    kind === "bp"
      ? showShare(Number(text))
      : kind === "amount"
        ? showAmount(text, currency)
        : showNumber(Number(text));
  const name = raised(leverName(t, lever));
  if (lever === "package") return t("ui.brief.budget", { lever: name, walkAway: value(walkAway) });
  return t("ui.brief.limit", {
    lever: name,
    side: t(`ui.brief.side.${side}`),
    ideal: value(ideal),
    walkAway: value(walkAway),
  });
}
