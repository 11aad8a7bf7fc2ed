// Several offers beside each other: what each would have cost and brought, and what the partner would have earned.
import { showAmount, showFigure, showShare } from "../../../figures.ts";
import { showNumber } from "../../../format.ts";
import type { Range } from "../../../../electron/domain/terms/range.ts";
import type { ReplayRow } from "../../../../electron/domain/terms/replayRow.ts";
import { UNITS } from "../../../../electron/domain/amount.ts";
import { t, type WordKey } from "../../../words.ts";
import { upliftOrders } from "./growth.ts";
import type { Column } from "./offers.ts";
import classes from "./Replay.module.css";

export interface ReplayTableProps {
  columns: readonly Column[];
  rows: readonly ReplayRow[];
  ranges: readonly (Range | null)[];
  /** Orders that are not declined, as they grew. */
  orders: number;
  currency: string;
  /** Nothing is being dragged: what is not there yet never comes. */
  rests: boolean;
  /** What the change is against. */
  against: string;
}

interface Line {
  label: WordKey;
  text: (row: ReplayRow, at: number) => string;
  /** A sum, which closes what is above it. */
  isSum?: true;
  /** Begins a new group. */
  begins?: true;
}

const earnings = ({ commission, flat, bonus }: ReplayRow): number =>
  Number(commission) + Number(flat) + Number(bonus);

function linesOf({ ranges, orders, currency, rests }: ReplayTableProps): Line[] {
  const money = (value: string | number): string => showAmount(value, currency, true);
  const signed = (value: string): string => {
    const text = money(value.replace(/^-/, ""));
    return Number(value) === 0 ? text : `${value.startsWith("-") ? "−" : "+"}${text}`;
  };
  // A range that is one number as it is shown is that number.
  const range = (low: number, high: number, show: (value: number) => string): string =>
    show(low) === show(high)
      ? show(low)
      : t("ui.negotiations.replay.range", { low: show(low), high: show(high) });
  const units = (value: number): string => showNumber(Math.round(value / UNITS));
  return [
    { label: "ui.negotiations.replay.commission", text: ({ commission }) => money(commission) },
    { label: "ui.negotiations.replay.networkFee", text: ({ networkFee }) => money(networkFee) },
    { label: "ui.negotiations.replay.flat", text: ({ flat }) => money(flat) },
    { label: "ui.negotiations.replay.bonus", text: ({ bonus }) => money(bonus) },
    { label: "ui.negotiations.replay.totalCost", text: ({ totalCost }) => money(totalCost), isSum: true },
    {
      label: "ui.negotiations.replay.costRange",
      text: (_, at) => {
        const found = ranges[at];
        return found ? range(found.cost.low, found.cost.high, units) : t("ui.metrics.notApplicable");
      },
    },
    {
      label: "ui.negotiations.replay.extraCost",
      text: ({ extraCost }) => signed(extraCost),
    },
    { label: "ui.negotiations.replay.netValue", text: ({ netValue }) => money(netValue), begins: true },
    { label: "ui.negotiations.replay.roi", text: ({ roiBp }) => showFigure("roiBp", roiBp, currency) },
    {
      label: "ui.negotiations.replay.roiRange",
      text: (_, at) => {
        const found = ranges[at]?.roiBp;
        return found ? range(found.low, found.high, showShare) : t("ui.metrics.notApplicable");
      },
    },
    { label: "ui.negotiations.replay.roas", text: ({ roas }) => showFigure("roas", roas, currency) },
    {
      label: "ui.negotiations.replay.effectiveRate",
      text: ({ effectiveRateBp }) => showFigure("effectiveRateBp", effectiveRateBp, currency),
    },
    { label: "ui.negotiations.replay.earnings", text: (row) => money(earnings(row)), begins: true },
    {
      label: "ui.negotiations.replay.epc",
      text: ({ partnerEpc }) => showFigure("epc", partnerEpc, currency, true),
    },
    {
      label: "ui.negotiations.replay.uplift",
      text: ({ uplift, extraCost, roiBp, netValue }) => {
        if (Number(extraCost) === 0) return "0";
        if (uplift)
          return t("ui.negotiations.replay.upliftSaid", {
            value: signed(uplift.value),
            share: showShare(uplift.bp),
          });
        if (!rests) return "…";
        // Without a margin or without sales nobody can say.
        return t(
          roiBp === null || Number(netValue) <= 0
            ? "ui.metrics.notApplicable"
            : "ui.negotiations.replay.never",
        );
      },
      begins: true,
    },
    {
      label: "ui.negotiations.replay.upliftOrders",
      text: (row) => {
        const more = upliftOrders(row, orders);
        return more === null ? t("ui.metrics.notApplicable") : showNumber(more);
      },
    },
  ];
}

export function ReplayTable(props: ReplayTableProps) {
  const { columns, rows, currency, against } = props;
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t("ui.negotiations.tab.replay")}>
        <thead>
          <tr>
            <th scope="col">{currency}</th>
            {columns.map(({ id, name, said }) => (
              <th key={id} scope="col">
                <div className={classes.columnName}>{name}</div>
                <div className={classes.columnSaid} title={said}>
                  {said}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(props).map(({ label, text, isSum, begins }) => (
            <tr key={label} data-sum={isSum} data-begins={begins}>
              <th scope="row">{t(label, { against })}</th>
              {columns.map(({ id }, at) => {
                const row = rows[at];
                return <td key={id}>{row ? text(row, at) : ""}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
