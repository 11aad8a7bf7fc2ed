// The columns of the table of negotiations.
import { showAmount } from "../../../figures.ts";
import { showDay, showNumber, showRelativeDay, today } from "../../../format.ts";
import type { Column } from "../../../ui/table/column.ts";
import { t } from "../../../words.ts";
import { StageMark, TurnMark, sayTurn } from "../Marks.tsx";
import type { NegotiationRow } from "../negotiation.ts";
import classes from "../Negotiations.module.css";
import { paragraph } from "../say.ts";

const lastOffer = ({ lastOffer: last }: NegotiationRow): string | null =>
  last && t(`ui.negotiations.list.last.${last.by}`, { said: paragraph(last.terms) });

/** A day by which it has to be decided; passed ones are said by weight, colour and the relative day. */
export const DecideBy = ({ day, closed }: { day: string; closed: boolean }) => (
  <span className={classes.day} data-late={(!closed && day < today()) || undefined} title={showDay(day)}>
    {showRelativeDay(day)}
  </span>
);

export const negotiationColumns: readonly Column<NegotiationRow>[] = [
  {
    id: "partner",
    label: t("ui.negotiations.field.partner"),
    width: 146,
    sort: "partner",
    text: (row) => row.partner.name,
  },
  { id: "subject", label: t("ui.negotiations.field.subject"), width: 166, text: (row) => row.subject },
  {
    id: "stage",
    label: t("ui.negotiations.field.stage"),
    width: 104,
    sort: "stage",
    text: (row) => t(`ui.negotiation.stage.${row.stage}`),
    render: (row) => <StageMark stage={row.stage} />,
  },
  {
    id: "turn",
    label: t("ui.negotiations.field.turn"),
    width: 80,
    text: (row) => sayTurn(row.turn, row.stage),
    render: (row) => <TurnMark turn={row.turn} stage={row.stage} />,
  },
  {
    id: "waiting",
    label: t("ui.negotiations.field.waiting"),
    width: 96,
    sort: "waiting",
    numeric: true,
    text: (row) => (row.waitingDays === null ? null : showNumber(row.waitingDays)),
  },
  {
    id: "decideOn",
    label: t("ui.negotiations.field.decideOn"),
    width: 88,
    sort: "decideOn",
    text: (row) => row.decideOn && showDay(row.decideOn),
    render: (row) =>
      row.decideOn && (
        <DecideBy day={row.decideOn} closed={row.stage === "agreed" || row.stage === "declined"} />
      ),
  },
  {
    id: "atStake",
    label: t("ui.negotiations.field.atStake"),
    width: 136,
    sort: "atStake",
    descFirst: true,
    numeric: true,
    text: (row) => row.atStake && showAmount(row.atStake.amount, row.atStake.currency),
  },
  {
    id: "program",
    label: t("ui.negotiations.field.program"),
    width: 110,
    text: (row) => row.program.name,
  },
  {
    id: "offers",
    label: t("ui.negotiations.field.offers"),
    width: 64,
    hidden: true,
    numeric: true,
    text: (row) => showNumber(row.offers),
  },
  {
    id: "lastOffer",
    label: t("ui.negotiations.field.lastOffer"),
    width: 120,
    text: lastOffer,
  },
];
