// The presentation switch of the top bar, and the mark that it is on.
import { Button, Tooltip } from "@mantine/core";
import { IconPresentation } from "@tabler/icons-react";
import { t } from "../words.ts";
import classes from "./Frame.module.css";
import { useKeys } from "./keys.ts";
import { togglePresentation, usePresentation } from "./presentation.ts";
import { showKeys } from "./showKeys.ts";

const keys = "mod+shift+p";

export function PresentationSwitch() {
  const on = usePresentation();
  useKeys("ui.frame.keys.anywhere", [{ keys, label: "ui.frame.keys.presentation", run: togglePresentation }]);
  return (
    <Tooltip
      label={t(on ? "ui.frame.presentation.end" : "ui.frame.presentation.start", { keys: showKeys(keys) })}
    >
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconPresentation size={18} stroke={1.6} aria-hidden />}
        classNames={{ root: classes.presentation, label: classes.focusText }}
        data-on={on || undefined}
        aria-pressed={on}
        aria-label={t("ui.frame.presentation.label")}
        onClick={togglePresentation}
      >
        {on && t("ui.frame.presentation.label")}
      </Button>
    </Tooltip>
  );
}
