// The quiet tick after a saved edit; a screen reader hears it once.
import { VisuallyHidden } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { t } from "../words.ts";
import type { Saving } from "./useSaving.ts";
import classes from "./InlineField.module.css";

export function SavedMark({ state }: Pick<Saving, "state">) {
  return (
    <output className={classes.mark}>
      {state === "saved" && (
        <>
          <IconCheck size={14} aria-hidden />
          <VisuallyHidden>{t("ui.frame.saved")}</VisuallyHidden>
        </>
      )}
    </output>
  );
}
