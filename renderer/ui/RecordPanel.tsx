// The panel over the right part of a list: the list stays, the arrow keys walk it.
import { useEffect, useRef, type ReactNode } from "react";
import classes from "./RecordPanel.module.css";

export interface RecordPanelProps {
  label: string;
  /** Takes the focus when it opens. */
  focus: boolean;
  actions: ReactNode;
  children: ReactNode;
}

export function RecordPanel({ label, focus, actions, children }: RecordPanelProps) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) body.current?.focus();
  }, [focus]);
  return (
    <aside className={classes.panel} aria-label={label}>
      <div className={classes.bar}>{actions}</div>
      <div ref={body} className={classes.body} tabIndex={-1}>
        {children}
      </div>
    </aside>
  );
}
