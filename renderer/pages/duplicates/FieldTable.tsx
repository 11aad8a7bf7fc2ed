// Two records field by field: what differs first, with the choice of which value is kept; then what is alike.
import { VisuallyHidden } from "@mantine/core";
import { useId, type KeyboardEvent, type ReactNode } from "react";
import { usePresentation } from "../../frame/presentation.ts";
import { MarkedOrigin, originText } from "../../ui/Origin.tsx";
import { t } from "../../words.ts";
import { changeField, changeValue, useUidNames } from "../partner/changeWords.ts";
import {
  canJoin,
  choosable,
  other,
  pickOf,
  type FieldRow,
  type Pair,
  type Pick,
  type Picks,
  type Side,
} from "./choose.ts";
import classes from "./Duplicates.module.css";
import { SideHead } from "./SideHead.tsx";
import { SetRows } from "./SetRows.tsx";

export interface FieldTableProps {
  pair: Pair;
  keep: Side;
  picks: Picks;
  pick: (field: string, side: Pick) => void;
  swap: () => void;
}

const isNothing = ({ a, b }: FieldRow): boolean => (a.value ?? "") === "" && (b.value ?? "") === "";
const order: Record<string, number> = { name: 0, fullName: 0 };

export function FieldTable({ pair, keep, picks, pick, swap }: FieldTableProps) {
  const presenting = usePresentation();
  const names = useUidNames();
  const rows = choosable(pair)
    .filter((row) => !isNothing(row) && !(presenting && row.private))
    // A yes that both lack says nothing.
    .filter((row) => !(row.field === "doNotContact" && !row.differ && row.a.value === 0))
    .toSorted((x, y) => (order[x.field] ?? 1) - (order[y.field] ?? 1));
  const differing = rows.filter(({ differ }) => differ);
  const alike = rows.filter(({ differ }) => !differ);
  const sides: Side[] = [keep, other(keep)];
  const word = ({ field, label }: FieldRow): string => label ?? changeField(field, names);
  const value = (row: FieldRow, side: Side): ReactNode => (
    <Value row={row} side={side} pair={pair} names={names} />
  );
  return (
    <table className={classes.fields}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t("ui.duplicates.field")}</VisuallyHidden>
          </th>
          {sides.map((side) => (
            <th key={side} scope="col">
              <SideHead pair={pair} side={side} stays={side === keep} swap={swap} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differing.map((row) => (
          <Choice
            key={row.field}
            row={row}
            label={word(row)}
            sides={sides}
            picked={pickOf(row, picks, keep)}
            pick={(side) => pick(row.field, side)}
            shown={value}
          />
        ))}
        <SetRows pair={pair} sides={sides} names={names} />
        {alike.map((row) => (
          <tr key={row.field} className={classes.alike}>
            <th scope="row">{word(row)}</th>
            <td colSpan={2}>
              <MarkedOrigin origin={row[keep].origin ?? undefined}>
                {value(row, keep)} <span className={classes.faint}>· {t("ui.duplicates.same")}</span>
              </MarkedOrigin>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ChoiceProps {
  row: FieldRow;
  label: string;
  sides: readonly Side[];
  picked: Pick;
  pick: (side: Pick) => void;
  shown: (row: FieldRow, side: Side) => ReactNode;
}

function Choice({ row, label, sides, picked, pick, shown }: ChoiceProps) {
  const name = useId();
  const [kept, dropped] = sides;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const side = event.key === "k" ? kept : event.key === "d" ? dropped : undefined;
    if (!side) return;
    event.preventDefault();
    event.stopPropagation();
    pick(side);
    event.currentTarget.querySelector<HTMLInputElement>(`input[value=${side}]`)?.focus();
  };
  const radio = (side: Pick, inside: ReactNode, toldBy?: string): ReactNode => (
    <label className={classes.choice} data-picked={picked === side || undefined}>
      <input
        type="radio"
        name={name}
        value={side}
        checked={picked === side}
        onChange={() => pick(side)}
        aria-describedby={toldBy}
      />
      {inside}
    </label>
  );
  // What is to be decided says at once who wrote it, when, and from which file.
  const cell = (of: Side): ReactNode => {
    const { origin } = row[of];
    const toldBy = `${name}${of}`;
    return (
      <td key={of}>
        {radio(of, shown(row, of), origin ? toldBy : undefined)}
        {origin && (
          <div id={toldBy} className={classes.told}>
            {originText(origin)}
          </div>
        )}
      </td>
    );
  };
  return (
    // K and D are the two sides for whoever has a hand on the keys; arrows do the same by themselves.
    <tr onKeyDown={onKeyDown} aria-label={t("ui.duplicates.choice", { field: label })}>
      <th scope="row">
        {label}
        {canJoin(row) && radio("both", <span>{t("ui.duplicates.bothJoined")}</span>)}
      </th>
      {sides.map(cell)}
    </tr>
  );
}

interface ValueProps {
  row: FieldRow;
  side: Side;
  pair: Pair;
  names: ReadonlyMap<string, string>;
}

function Value({ row, side, pair, names }: ValueProps) {
  const { value, shown } = row[side];
  if (value === null || value === "")
    return <span className={classes.faint}>{t("ui.duplicates.empty")}</span>;
  const field = row.field.startsWith("own:") ? `set:${row.field}` : row.field;
  if (field === "photo" && shown !== null)
    return <img className={classes.photo} src={shown} alt={t("ui.partner.person.photo")} />;
  return <bdi className={classes.value}>{shown ?? changeValue(field, String(value), names, pair.kind)}</bdi>;
}
