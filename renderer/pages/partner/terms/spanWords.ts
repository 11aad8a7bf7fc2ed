// When terms hold, in words.
import { showDay } from "../../../format.ts";
import { t } from "../../../words.ts";
import type { Span } from "./span.ts";

/** The days on which they really hold: to their own end, or to the day before others begin. */
export function spanRuns({ from, until, state }: Pick<Span, "from" | "until" | "state">): string {
  if (until !== null) return t("ui.agreements.runs", { from: showDay(from), to: showDay(until) });
  return t(state === "future" ? "ui.agreements.from" : "ui.agreements.since", { from: showDay(from) });
}
