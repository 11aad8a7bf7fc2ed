// A part of the brief: its name, and what it holds.
import { Title } from "@mantine/core";
import { useId, type ReactNode } from "react";
import classes from "./Brief.module.css";

export function Part({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <Title order={2} id={id} className={classes.title}>
        {title}
      </Title>
      {aside !== undefined && <p className={classes.aside}>{aside}</p>}
      {children}
    </section>
  );
}

export const None = ({ text }: { text: string }) => <p className={classes.none}>{text}</p>;
