// One lever as a small bar: both sides' bounds above each other, and the zone in which they meet.
import { leverUnits } from "../../../../electron/domain/negotiation/levers.ts";
import { t } from "../../../words.ts";
import { leverIn, leverTitle, sayLever } from "../limits/lever.ts";
import type { LimitRow } from "../limits/limit.ts";
import type { Negotiation } from "../negotiation.ts";
import classes from "./Middle.module.css";
import type { MiddleGround } from "./ground.ts";

export interface ZoneLineProps {
  negotiation: Negotiation;
  zone: MiddleGround["zones"][number];
  ours: LimitRow | undefined;
  theirs: LimitRow | undefined;
}

export function ZoneLine({ negotiation, zone, ours, theirs }: ZoneLineProps) {
  const lever = leverIn(negotiation, zone.lever);
  const { currency } = negotiation.program;
  const units = (value: string | number): number => leverUnits(lever, value) ?? 0;
  const say = (value: string | number): string => sayLever(lever, value, currency);
  const rows = [ours, theirs].flatMap((row) => (row ? [row] : []));
  const ends = rows.flatMap(({ ideal, walkAway }) => [units(ideal), units(walkAway)]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const place = (at: number): number => (high === low ? 50 : ((at - low) / (high - low)) * 100);
  const isNone = "none" in zone;
  const said = isNone
    ? t("ui.negotiations.middle.noZone")
    : zone.low === zone.high
      ? say(zone.low)
      : t("ui.negotiations.middle.zone", { low: say(zone.low), high: say(zone.high) });
  return (
    <li className={classes.zone}>
      <span className={classes.zoneName}>{leverTitle(zone.lever)}</span>
      <span className={isNone ? classes.noZone : classes.zoneSaid}>{said}</span>
      <div className={classes.bars}>
        {rows.map((row) => {
          const [from, to] = [units(row.ideal), units(row.walkAway)].toSorted((a, b) => a - b);
          return (
            <span key={row.side} className={classes.track}>
              <span className={classes.side}>{t(`ui.negotiations.middle.side.${row.side}`)}</span>
              <span className={classes.line}>
                {!isNone && (
                  <span
                    className={classes.meet}
                    style={{
                      insetInlineStart: `${place(units(zone.low))}%`,
                      width: `max(3px, ${place(units(zone.high)) - place(units(zone.low))}%)`,
                    }}
                  />
                )}
                <span
                  className={classes.bar}
                  data-side={row.side}
                  style={{
                    insetInlineStart: `${place(from ?? 0)}%`,
                    width: `max(4px, ${place(to ?? 0) - place(from ?? 0)}%)`,
                  }}
                />
                <span
                  className={classes.ideal}
                  data-side={row.side}
                  style={{ insetInlineStart: `${place(units(row.ideal))}%` }}
                />
              </span>
              <span className={classes.ends}>
                {t("ui.negotiations.middle.ends", {
                  ideal: say(row.ideal),
                  walkAway: say(row.walkAway),
                })}
              </span>
            </span>
          );
        })}
      </div>
    </li>
  );
}
