// A form of what waits, and the way back out of it: Escape leaves the form only.
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../words.ts";
import classes from "./Unmatched.module.css";
import { onEscape } from "../../ui/endKey.ts";

export function Leave({ onLeave, children }: { onLeave: () => void; children: ReactNode }) {
  const onKeyDown = onEscape(onLeave);
  return (
    <div className={classes.form} role="presentation" onKeyDown={onKeyDown}>
      {children}
      <Button variant="subtle" color="gray" size="compact-sm" className={classes.back} onClick={onLeave}>
        {t("ui.said.tray.back")}
      </Button>
    </div>
  );
}
