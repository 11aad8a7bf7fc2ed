// Which of two values is kept: what is proposed, and what is sent.
import type { Api, InputOf, OutputOf } from "../../api/client.ts";

export type Kind = "partner" | "contact";
export type Pair = OutputOf<Api["duplicates"]["pair"]>;
export type FieldRow = Pair["fields"][number];
export type SetRow = Pair["sets"][number];
export type Side = "a" | "b";
export type Pick = Side | "both";
export type Picks = Readonly<Record<string, Pick>>;

export interface Opened {
  kind: Kind;
  a: number;
  b: number;
}

export const openedKind = (kind: string | undefined): Kind | null =>
  kind === "partner" || kind === "contact" ? kind : null;

/** The pair of an address: "partner", "12-34". */
export function openedPair(given: string | undefined, pair: string | undefined): Opened | null {
  const [, a, b] = /^(\d+)-(\d+)$/.exec(pair ?? "") ?? [];
  const kind = openedKind(given);
  return kind === null || a === undefined || b === undefined ? null : { kind, a: Number(a), b: Number(b) };
}

export const other = (side: Side): Side => (side === "a" ? "b" : "a");

const weight = ({ hangs }: Pair["a"]): number => Object.values(hangs).reduce((sum, count) => sum + count, 0);

/** The one that more hangs on stays; of two that are alike the older one. */
export function proposedKeep({ a, b }: Pair): Side {
  const [ofA, ofB] = [weight(a), weight(b)];
  if (ofA !== ofB) return ofA > ofB ? "a" : "b";
  return a.createdAt <= b.createdAt ? "a" : "b";
}

const isEmpty = ({ value }: FieldRow["a"]): boolean => value === null || value === "";

/** Whether both texts can live on, one below the other. */
export const canJoin = (row: FieldRow): boolean =>
  row.joins && row.differ && !isEmpty(row.a) && !isEmpty(row.b);

/** What is kept where nobody chose: both texts, else what there is, else the value of the one that stays. */
function proposedPick(row: FieldRow, keep: Side): Pick {
  if (canJoin(row)) return "both";
  if (isEmpty(row[keep]) && !isEmpty(row[other(keep)])) return other(keep);
  return keep;
}

export const pickOf = (row: FieldRow, picks: Picks, keep: Side): Pick =>
  picks[row.field] ?? proposedPick(row, keep);

type Choices = NonNullable<InputOf<Api["partners"]["merge"]>["fields"]>;

/** The fields that are shown and chosen. The parts of a person's name go with the name that they spell. */
export const choosable = ({ kind, fields }: { kind: Kind; fields: readonly FieldRow[] }): FieldRow[] =>
  fields.filter(({ field }) => !(kind === "contact" && field === "name"));

/** As a merge takes it: by field whose value is kept; nothing for texts that both live on. */
export function choicesOf(fields: readonly FieldRow[], picks: Picks, keep: Side): Choices {
  return Object.fromEntries(
    fields.flatMap((row) => {
      if (!row.differ) return [];
      const pick = pickOf(row, picks, keep);
      return pick === "both" ? [] : [[row.field, pick === keep ? ("keep" as const) : ("drop" as const)]];
    }),
  );
}
