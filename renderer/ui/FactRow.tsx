// A fact of a record: its name at the left, the field that edits it at the right.
import type { ReactNode } from "react";
import classes from "./FactRow.module.css";

export interface FactRowProps {
  label: string;
  /** The field's name; `E` in a table comes here. */
  field?: string;
  children: ReactNode;
}

export function FactRow({ label, field, children }: FactRowProps) {
  return (
    <div className={classes.row} data-field={field}>
      {/* The field itself carries the label for screen readers. */}
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      <div className={classes.value}>{children}</div>
    </div>
  );
}

export const Facts = ({ children }: { children: ReactNode }) => (
  <div className={classes.facts}>{children}</div>
);

/** Puts the focus into a fact, by the name of its column in the table. */
export function focusFact(within: HTMLElement, field: string): boolean {
  const fact = within.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const input =
    fact?.querySelector<HTMLElement>(":is(input, textarea)") ?? fact?.querySelector<HTMLElement>("button");
  input?.focus();
  return Boolean(input);
}
