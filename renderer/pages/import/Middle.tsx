// The part of the wizard that scrolls. It takes the focus when a step opens, since the button that led here is gone.
import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import classes from "./Import.module.css";

export interface MiddleProps {
  label: string;
  children: ReactNode;
  busy?: boolean;
  scroller?: RefObject<HTMLElement | null>;
}

export function Middle({ label, children, busy = false, scroller }: MiddleProps) {
  const own = useRef<HTMLElement>(null);
  const ref = scroller ?? own;
  useEffect(() => ref.current?.focus({ preventScroll: true }), [ref]);
  return (
    <section ref={ref} className={classes.middle} tabIndex={-1} aria-label={label} aria-busy={busy}>
      {children}
    </section>
  );
}
