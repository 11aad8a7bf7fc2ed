// A page: one title, its actions at the right, then the thing itself.
import { Group, Title } from "@mantine/core";
import { useEffect, useId, type ReactNode } from "react";
import { t } from "../words.ts";
import { Back, type BackProps } from "./Back.tsx";
import classes from "./Page.module.css";

export interface PageProps {
  title: string;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** What it was opened from, above the title. */
  back?: BackProps | undefined;
  children: ReactNode;
  /** The content fills the page and scrolls itself (a table, a board) instead of the page scrolling. */
  fill?: boolean;
  /** Prose and forms: at most 72 characters wide. */
  narrow?: boolean;
}

export function Page({ title, aside, actions, back, children, fill = false, narrow = false }: PageProps) {
  const id = useId();
  useEffect(() => {
    document.title = t("ui.frame.windowTitle", { page: title });
  }, [title]);
  return (
    <section className={classes.page} aria-labelledby={id} data-fill={fill || undefined}>
      {back && <Back {...back} />}
      <header className={classes.head}>
        <Title order={1} id={id} className={classes.title}>
          {title}
        </Title>
        {aside}
        <Group gap="xs" ml="auto" wrap="nowrap">
          {actions}
        </Group>
      </header>
      <div className={classes.body} data-narrow={narrow || undefined}>
        {children}
      </div>
    </section>
  );
}
