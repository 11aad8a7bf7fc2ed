// The note of a task.
import { InlineField } from "../../../ui/InlineField.tsx";
import { originOf, useOrigins } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import type { WholeTask } from "../task.ts";
import { saveTask } from "./save.ts";

export function TaskNote({ task: { id, uid, note } }: { task: WholeTask }) {
  const origins = useOrigins(uid);
  return (
    <Section title={t("ui.tasks.facts.note")}>
      <InlineField
        label={t("ui.tasks.facts.note")}
        hideLabel
        multiline
        value={note}
        placeholder={t("ui.tasks.facts.noteHint")}
        save={(text) => saveTask(id, { note: text })}
        origin={originOf(origins, "note")}
      />
    </Section>
  );
}
