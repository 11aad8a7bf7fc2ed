// A part of a record: its name, one action at the right, and what belongs to it.
import { Title } from "@mantine/core";
import { useId, type ReactNode } from "react";
import classes from "./Partner.module.css";

export interface SectionProps {
  title: string;
  /** Beside the title: a count. */
  aside?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ title, aside, action, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {aside !== undefined && <span className={classes.meta}>{aside}</span>}
        <span className={classes.grow} />
        {action}
      </div>
      {children}
    </section>
  );
}
