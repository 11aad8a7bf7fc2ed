// What both keep whole: tags, addresses, ids and the like, and the programs with the stage that both together have.
import type { ReactNode } from "react";
import { MarkedOrigin } from "../../ui/Origin.tsx";
import { t } from "../../words.ts";
import { changeField, changeValue } from "../partner/changeWords.ts";
import type { Pair, SetRow, Side } from "./choose.ts";
import classes from "./Duplicates.module.css";

export interface SetRowsProps {
  pair: Pair;
  sides: readonly Side[];
  names: ReadonlyMap<string, string>;
}

const isIn = (row: SetRow, side: Side): boolean => (side === "a" ? row.inA : row.inB);

export function SetRows({ pair, sides, names }: SetRowsProps) {
  const kinds = [...Map.groupBy(pair.sets, ({ kind }) => kind)];
  return (
    <>
      {kinds.map(([kind, rows]) => (
        <tr key={kind}>
          <th scope="row">
            {changeField(`set:${kind}:`, names)}
            <div className={classes.faint}>{t("ui.duplicates.allKept")}</div>
          </th>
          {sides.map((side) => (
            <td key={side}>
              <ul className={classes.items}>
                {rows
                  .filter((row) => isIn(row, side))
                  .map((row) => (
                    <li key={row.key}>
                      <MarkedOrigin origin={row[side] ?? undefined}>
                        <Item row={row}>
                          {changeValue(`set:${kind}:${row.key}`, row.value, names, pair.kind)}
                        </Item>
                      </MarkedOrigin>
                    </li>
                  ))}
              </ul>
            </td>
          ))}
        </tr>
      ))}
      {pair.programs.map(({ programId, program, a, b, merged }) => {
        const of = { a, b };
        return (
          <tr key={programId}>
            <th scope="row">
              {/* Who has one program need not know of it. */}
              {pair.programs.length === 1 ? t("ui.names.field.stage") : <bdi>{program}</bdi>}
              {a && b && a.stage !== b.stage && (
                <div className={classes.faint}>
                  {t("ui.duplicates.stageThen", { stage: t(`ui.names.stage.${merged}`) })}
                </div>
              )}
            </th>
            {sides.map((side) => (
              <td key={side} className={classes.stageCell}>
                {of[side] && t(`ui.names.stage.${of[side].stage}`)}
              </td>
            ))}
          </tr>
        );
      })}
    </>
  );
}

function Item({ row, children }: { row: SetRow; children: ReactNode }) {
  return (
    <span>
      <bdi className={classes.value}>{children}</bdi>
      {row.inA && row.inB && <span className={classes.faint}> · {t("ui.duplicates.inBoth")}</span>}
    </span>
  );
}
