// The plan of the day against the hours there are, and what is left over in the evening or from before.
import { Button, Progress } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { addDays, weekdayOf } from "../../../electron/domain/days.ts";
import { call, useRead } from "../../api/client.ts";
import { readNumber, showDayLong, showRelativeDay } from "../../format.ts";
import { InlineField } from "../../ui/InlineField.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { readEffort, showEffort } from "../tasks/effort.ts";
import type { TaskRow } from "./taskWords.ts";
import classes from "./Today.module.css";
import type { Overview } from "./overview.ts";
import { useHour } from "./useHour.ts";

/** When the working day is looked back on. */
const EVENING = 17;

export interface PlanBarProps {
  plan: Overview["plan"];
  day: string;
  rows: readonly TaskRow[];
}

export function PlanBar({ plan, day, rows }: PlanBarProps) {
  const { hours, plannedMinutes, planned } = plan;
  const over = plannedMinutes - hours * 60;
  const percent = Math.round((100 * plannedMinutes) / (hours * 60));
  const unknown = rows.filter(
    ({ plannedOn, effortMinutes }) => plannedOn === day && effortMinutes === null,
  ).length;
  const save = async (text: string | null): Promise<void> => {
    // A number alone is hours here.
    const plain = readNumber(text ?? "");
    const value = plain === null ? (readEffort(text ?? "") ?? 0) / 60 : Number(plain);
    if (!(value >= 0.5 && value <= 24)) throw new Error(t("ui.today.plan.hoursWrong"));
    await call((api) => api.settings.set, { key: "dayHours", value });
  };
  return (
    <section className={classes.plan} aria-label={t("ui.today.plan.label")}>
      <Progress
        className={classes.bar}
        value={Math.min(100, percent)}
        color={over > 0 ? "var(--liaison-look)" : "var(--liaison-bar)"}
        aria-label={t("ui.today.plan.bar", { percent })}
        size="md"
      />
      <span>
        {t("ui.today.plan.planned", {
          planned: plannedMinutes === 0 ? t("ui.today.plan.nothing") : showEffort(plannedMinutes),
        })}
      </span>
      <span className={classes.hours}>
        <InlineField
          label={t("ui.today.plan.hours")}
          hideLabel
          clearable={false}
          value={showEffort(Math.round(hours * 60))}
          save={save}
        />
      </span>
      {over > 0 ? (
        <span className={classes.over}>
          <IconAlertTriangle size={14} aria-hidden />
          {t("ui.today.plan.over", { over: showEffort(over) })}
        </span>
      ) : (
        <span className={classes.quiet}>
          {planned === 0
            ? t("ui.today.plan.none")
            : unknown > 0
              ? t("ui.today.plan.unknown", { count: unknown })
              : t("ui.today.plan.count", { count: planned })}
        </span>
      )}
    </section>
  );
}

/** What was planned and is open: of an earlier day at any hour, of today in the evening. */
export function CarryOver({ plan: { planned, leftOver }, day }: Omit<PlanBarProps, "rows">) {
  const evening = useHour() >= EVENING;
  const settings = useRead((api) => api.reminders.settings, {}).data;
  if (leftOver === 0 && !(evening && planned > 0)) return null;
  let next = addDays(day, 1);
  while (settings?.daysOff.includes(weekdayOf(next))) next = addDays(next, 1);
  const carry = async (from: string, to: string): Promise<void> => {
    try {
      const { moved, batchId } = await call((api) => api.tasks.carryOver, { from, to });
      sayWithUndo(t("ui.today.plan.carried", { count: moved }), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  const open = planned + leftOver;
  return (
    <div className={classes.carry}>
      <span>
        {evening
          ? t("ui.today.plan.leftOver", { count: open })
          : t("ui.today.plan.left", { count: leftOver })}
      </span>
      {leftOver > 0 && !evening && (
        <Button size="compact-sm" variant="default" onClick={() => void carry(addDays(day, -1), day)}>
          {t("ui.today.plan.carryToday")}
        </Button>
      )}
      {evening && (
        <Button size="compact-sm" variant="default" onClick={() => void carry(day, next)}>
          {t("ui.today.plan.carry", {
            day: next === addDays(day, 1) ? showRelativeDay(next, day) : showDayLong(next),
          })}
        </Button>
      )}
    </div>
  );
}
