// A fact of a record: its name at the left, the field that edits it at the right; who wrote it, on hover and on focus.
import { createContext, useContext, type ReactNode } from "react";
import classes from "./FactRow.module.css";
import { Origin, originOf, type OriginOf, type Origins } from "./Origin.tsx";

/** The record that the facts are of: its uid, and the origins of its values. */
export interface Whose {
  uid: string;
  origins: Origins;
  /** Beside a field that had a conflict: its other value. */
  other?: (log: string) => ReactNode;
}

const WhoseFacts = createContext<Whose | null>(null);

export interface FactRowProps {
  label: string;
  /** The field's name; `E` in a table comes here. */
  field?: string;
  /** What the field is called in the log; without it its origin is shown by what is in the row. */
  log?: string;
  /** Of a set, or of another record: in place of the origin of `log`. */
  origin?: OriginOf | readonly OriginOf[] | undefined;
  children: ReactNode;
}

export function FactRow({ label, field, log, origin, children }: FactRowProps) {
  const whose = useContext(WhoseFacts);
  const known = origin ?? (whose && log !== undefined ? originOf(whose.origins, log) : undefined);
  return (
    <div className={classes.row} data-field={field}>
      {/* The field itself carries the label for screen readers. */}
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      <div className={classes.value}>
        <Origin origin={known}>{children}</Origin>
        {log !== undefined && whose?.other?.(log)}
      </div>
    </div>
  );
}

export const Facts = ({ whose = null, children }: { whose?: Whose | null; children: ReactNode }) => (
  <WhoseFacts.Provider value={whose}>
    <div className={classes.facts}>{children}</div>
  </WhoseFacts.Provider>
);

/** Puts the focus into a fact, by the name of its column in the table. */
export function focusFact(within: HTMLElement, field: string): boolean {
  const fact = within.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const input =
    fact?.querySelector<HTMLElement>(":is(input, textarea)") ?? fact?.querySelector<HTMLElement>("button");
  input?.focus();
  return Boolean(input);
}
