// Filters as data: which operations a kind of field has, and how one reads as a chip.
import type { ReactNode } from "react";
import { showDay, showList, showNumber } from "../../format.ts";
import { t } from "../../words.ts";

export const operations = {
  text: ["contains", "is", "isNot", "empty", "notEmpty"],
  choice: ["is", "isNot", "empty", "notEmpty"],
  set: ["has", "hasNot", "empty", "notEmpty"],
  part: ["contains", "empty", "notEmpty"],
  day: ["before", "after", "between", "is", "empty", "notEmpty"],
  contact: ["noneSince", "before", "after", "between", "empty", "notEmpty"],
  instant: ["before", "after", "between"],
  number: ["atLeast", "atMost", "is", "empty", "notEmpty"],
  yesno: ["is", "empty", "notEmpty"],
  one: ["is"],
} as const;

export type FilterKind = keyof typeof operations;
export type Operation = (typeof operations)[FilterKind][number];

export interface Filter {
  field: string;
  op: Operation;
  value?: string | number | string[] | [string, string];
}

export interface FilterField {
  field: string;
  label: string;
  kind: FilterKind;
  /** For choices and sets: what can be chosen. Without it a set takes any text. */
  choices?: readonly { value: string; label: string }[];
  /** Of the kind "one" with too many choices for a list: finds one; its value is followed by its name. */
  find?: (label: string, value: string[], onChange: (value: string[]) => void) => ReactNode;
}

export const needsValue = (op: Operation): boolean => op !== "empty" && op !== "notEmpty";

/** The operation in words; a set that is empty has none. */
export const operationLabel = (kind: FilterKind, op: Operation): string => {
  const many = kind === "set" || kind === "part";
  if (op === "empty" && many) return t("ui.table.op.none");
  if (op === "notEmpty" && many) return t("ui.table.op.any");
  return t(`ui.table.op.${op}`);
};

export const isDayKind = (kind: FilterKind): boolean =>
  kind === "day" || kind === "contact" || kind === "instant";

function valueLabel(field: FilterField, { op, value }: Filter): string {
  if (value === undefined || !needsValue(op)) return "";
  const name = (one: string): string => field.choices?.find((choice) => choice.value === one)?.label ?? one;
  if (isDayKind(field.kind)) {
    if (Array.isArray(value))
      return t("ui.table.dayRange", { from: showDay(value[0] ?? ""), to: showDay(value[1] ?? "") });
    return typeof value === "number" ? t("ui.table.daysBack", { count: value }) : showDay(value);
  }
  if (field.find && Array.isArray(value)) return value[1] ?? "";
  if (Array.isArray(value)) return showList(value.map(name));
  return typeof value === "number" ? showNumber(value) : name(value);
}

/** "Stage is Active, Key" */
export function filterLabel(field: FilterField, filter: Filter): string {
  const value = valueLabel(field, filter);
  if (field.kind === "one") return `${field.label}: ${value}`;
  return [field.label, operationLabel(field.kind, filter.op), value].filter(Boolean).join(" ");
}

/** A filter that can be asked: its value is there and of the right shape. */
export function isComplete({ op, value }: Filter): boolean {
  if (!needsValue(op)) return true;
  if (op === "between") return Array.isArray(value) && value.length === 2 && value.every(Boolean);
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== "" && !Number.isNaN(value);
}
