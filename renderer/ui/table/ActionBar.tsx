// What can be done with the rows chosen; it takes the place of the filters while there are any.
import { Button, CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../words.ts";
import classes from "./Bars.module.css";

export interface ActionBarProps {
  count: number;
  total: number;
  onAll: () => void;
  onClear: () => void;
  children: ReactNode;
}

export function ActionBar({ count, total, onAll, onClear, children }: ActionBarProps) {
  return (
    <div className={classes.bar} data-acting role="toolbar" aria-label={t("ui.table.withChosen")}>
      <output className={classes.count}>{t("ui.table.chosen", { count })}</output>
      {count < total && (
        <Button variant="subtle" size="compact-sm" onClick={onAll}>
          {t("ui.table.chooseAll", { count: total })}
        </Button>
      )}
      {children}
      <span className={classes.gap} />
      <CloseButton aria-label={t("ui.table.chooseNone")} onClick={onClear} />
    </div>
  );
}
