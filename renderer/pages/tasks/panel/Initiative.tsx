// The initiative that a task belongs to; what nothing is called yet becomes a new one.
import { useState } from "react";
import { InlinePick, type Picked } from "../../../ui/InlinePick.tsx";
import { t } from "../../../words.ts";
import type { WholeTask } from "../task.ts";
import { useInitiatives } from "../useInitiatives.ts";
import { saveTask } from "./save.ts";

export function Initiative({ task: { id, initiative } }: { task: WholeTask }) {
  const [text, setText] = useState("");
  const wanted = text.toLocaleLowerCase();
  const found: Picked[] = useInitiatives().filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <InlinePick
      label={t("ui.tasks.facts.initiative")}
      value={initiative}
      found={found}
      settled
      onSearch={setText}
      placeholder={t("ui.frame.notSet")}
      nothing={t("ui.tasks.pick.noInitiative")}
      save={(initiativeId) => saveTask(id, { initiativeId })}
      make={{
        label: (name) => t("ui.tasks.pick.makeInitiative", { text: name }),
        save: (name) => saveTask(id, { initiative: name }),
      }}
    />
  );
}
