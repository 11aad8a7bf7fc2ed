// The top bar: find, log a call, what is running.
import { Button, Tooltip } from "@mantine/core";
import { IconPhonePlus } from "@tabler/icons-react";
import { t } from "../words.ts";
import { logCallHere } from "./dialogs.ts";
import { FocusMark } from "./FocusMark.tsx";
import classes from "./Frame.module.css";
import { PresentationSwitch } from "./PresentationSwitch.tsx";
import { RunningJobs } from "./RunningJobs.tsx";
import { SearchBox } from "./search/SearchBox.tsx";
import { showKeys } from "./showKeys.ts";

export function TopBar() {
  return (
    <header className={classes.top}>
      <SearchBox />
      <span className={classes.gap} />
      <FocusMark />
      <RunningJobs />
      <PresentationSwitch />
      <Tooltip label={showKeys("mod+l")}>
        <Button
          variant="default"
          leftSection={<IconPhonePlus size={16} stroke={1.6} aria-hidden />}
          onClick={logCallHere}
        >
          {t("ui.frame.logCall")}
        </Button>
      </Tooltip>
    </header>
  );
}
