// What was changed on a task, shown when it is asked for.
import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { t } from "../../../words.ts";
import { Changes } from "../../partner/Changes.tsx";
import classes from "../Tasks.module.css";

export function TaskChanges({ uid }: { uid: string }) {
  const [opened, setOpened] = useState(false);
  const Glyph = opened ? IconChevronDown : IconChevronRight;
  return (
    <div className={classes.changes}>
      <UnstyledButton
        className={classes.fold}
        aria-expanded={opened}
        onClick={() => setOpened((before) => !before)}
      >
        <Glyph size={14} aria-hidden />
        {t("ui.partner.history")}
      </UnstyledButton>
      {opened && <Changes uid={uid} />}
    </div>
  );
}
