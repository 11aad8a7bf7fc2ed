// How often a meeting happens again, in words; only what can be said shortly is said exactly.
import { parseRule } from "../../../electron/domain/calendar/rule.ts";
import { locale, showList } from "../../format.ts";
import { t } from "../../words.ts";

const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
/** 1 January 2023 was a Sunday, which the rules call 0. */
const dayName = (day: number): string => weekday.format(Date.UTC(2023, 0, 1 + day));

/** "Every 2 weeks on Mon, Thu" of an RRULE; null where there is none. */
export function ruleWords(text: string | null): string | null {
  if (text === null) return null;
  const rule = parseRule(text);
  if (!rule) return t("ui.said.rule.repeats");
  const { freq, interval, byDay } = rule;
  if (freq === "SECONDLY" || freq === "MINUTELY") return t("ui.said.rule.often");
  const often = t(`ui.said.rule.${freq}`, { count: interval });
  const days = byDay.filter(({ place }) => place === 0).map((one) => dayName(one.weekday));
  if (freq !== "WEEKLY" || days.length === 0) return often;
  return t("ui.said.rule.on", { often, days: showList(days) });
}
