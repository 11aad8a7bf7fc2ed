// The facts of a task, each edited where it stands.
import { Anchor } from "@mantine/core";
import { useState } from "react";
import { priorities, type Priority } from "../../../../electron/domain/tasks/task.ts";
import { useRead } from "../../../api/client.ts";
import { showRelativeDay, timeZone } from "../../../format.ts";
import { href, routes } from "../../../routes.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { DueField } from "../../../ui/DueField.tsx";
import { FactRow, Facts } from "../../../ui/FactRow.tsx";
import { InlineField } from "../../../ui/InlineField.tsx";
import { InlinePick } from "../../../ui/InlinePick.tsx";
import { InlineSelect } from "../../../ui/InlineSelect.tsx";
import { useOrigins } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { useWhose } from "../../changes/useWhose.tsx";
import { readEffort, showEffort } from "../effort.ts";
import { otherZone, sayDueFull, type WholeTask } from "../task.ts";
import classes from "../Tasks.module.css";
import { Initiative } from "./Initiative.tsx";
import { Negotiation } from "./Negotiation.tsx";
import { RepeatField } from "./RepeatField.tsx";
import { saveReminding, saveTask } from "./save.ts";

const isPriority = (value: number): value is Priority => priorities.some((one) => one === value);

/** How far away it is, and the clock of another place. */
function besideDue(task: WholeTask): string | undefined {
  if (task.dueOn === null) return undefined;
  const zone = otherZone(task);
  const away =
    zone === null || task.dueTime === null ? [] : [t("ui.tasks.due.away", { time: task.dueTime, zone })];
  return [showRelativeDay(task.dueOn), ...away].join(" · ");
}

export function TaskFacts({ task }: { task: WholeTask }) {
  const { id } = task;
  const origins = useOrigins(task.uid);
  const whose = useWhose(task.uid, origins);
  return (
    <Facts whose={whose}>
      <FactRow label={t("ui.tasks.facts.due")} field="due" log="dueOn">
        <DueField
          label={t("ui.tasks.facts.due")}
          value={sayDueFull(task)}
          beside={besideDue(task)}
          save={(due) =>
            saveReminding(
              id,
              due === null
                ? { dueOn: null }
                : { dueOn: due.day, dueTime: due.time, ...(due.time !== null && { timeZone }) },
            )
          }
        />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.repeat")} field="repeat" log="repeat">
        <RepeatField task={task} />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.priority")} field="priority" log="priority">
        <InlineSelect
          label={t("ui.tasks.facts.priority")}
          value={String(task.priority)}
          data={priorities.map((value) => ({
            value: String(value),
            label: t(`ui.tasks.priority.of.p${value}`),
          }))}
          clearable={false}
          save={async (value) => {
            const next = Number(value);
            if (isPriority(next)) await saveTask(id, { priority: next });
          }}
        />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.partner")} field="partner" log="partnerId">
        <Partner task={task} />
      </FactRow>
      {(task.partner ?? task.contact) && (
        <FactRow label={t("ui.tasks.facts.person")} field="contact" log="contactId">
          <Person task={task} />
        </FactRow>
      )}
      <FactRow label={t("ui.tasks.facts.program")} field="program" log="programId">
        <Program task={task} />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.initiative")} field="initiative" log="initiativeId">
        <Initiative task={task} />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.negotiation")} field="negotiation" log="negotiationId">
        <Negotiation task={task} />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.planned")} field="plannedOn" log="plannedOn">
        <DayField
          label={t("ui.tasks.facts.planned")}
          hideLabel
          look="inline"
          value={task.plannedOn}
          save={(day) => saveTask(id, { plannedOn: day })}
        />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.start")} field="startOn" log="startOn">
        <DayField
          label={t("ui.tasks.facts.start")}
          hideLabel
          look="inline"
          value={task.startOn}
          save={(day) => saveTask(id, { startOn: day })}
        />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.effort")} field="effort" log="effortMinutes">
        <InlineField
          label={t("ui.tasks.facts.effort")}
          hideLabel
          value={task.effortMinutes === null ? null : showEffort(task.effortMinutes)}
          placeholder={t("ui.frame.notSet")}
          save={async (text) => {
            const minutes = text === null ? null : readEffort(text);
            if (text !== null && minutes === null) throw new Error(t("ui.tasks.effort.wrong"));
            await saveTask(id, { effortMinutes: minutes });
          }}
        />
      </FactRow>
      <FactRow label={t("ui.tasks.facts.waitingFor")} field="waitingFor" log="waitingFor">
        <InlineField
          label={t("ui.tasks.facts.waitingFor")}
          hideLabel
          value={task.waitingFor}
          placeholder={t("ui.frame.notSet")}
          save={(text) => saveTask(id, { waitingFor: text })}
        />
      </FactRow>
    </Facts>
  );
}

function Partner({ task: { id, partner } }: { task: WholeTask }) {
  const [text, setText] = useState("");
  const { data, isPlaceholderData } = useRead((api) => api.partners.suggest, { text, limit: 20 });
  return (
    <div className={classes.linked}>
      <InlinePick
        label={t("ui.tasks.facts.partner")}
        value={partner}
        found={(data?.rows ?? []).filter(({ kind }) => kind === "partner")}
        settled={data !== undefined && !isPlaceholderData}
        onSearch={setText}
        placeholder={t("ui.frame.notSet")}
        nothing={t("ui.tasks.pick.noPartner")}
        // Whom it was with goes with the partner.
        save={(partnerId) => saveTask(id, { partnerId, contactId: null })}
      />
      {partner && (
        <Anchor className={classes.open} href={href(routes.partner(partner.id))}>
          {t("ui.tasks.quick.open")}
        </Anchor>
      )}
    </div>
  );
}

function Person({ task: { id, partner, contact } }: { task: WholeTask }) {
  const [text, setText] = useState("");
  const { data, isPlaceholderData } = useRead((api) => api.contacts.list, {
    ...(partner && { partnerId: partner.id }),
    ...(text !== "" && { search: text }),
    limit: 20,
  });
  return (
    <div className={classes.linked}>
      <InlinePick
        label={t("ui.tasks.facts.person")}
        value={contact}
        found={(data?.rows ?? []).map(({ id: person, fullName }) => ({ id: person, name: fullName }))}
        settled={data !== undefined && !isPlaceholderData}
        onSearch={setText}
        placeholder={t("ui.frame.notSet")}
        nothing={t("ui.tasks.pick.noPerson")}
        save={(contactId) => saveTask(id, { contactId })}
      />
      {contact && (
        <Anchor className={classes.open} href={href(routes.person(contact.id))}>
          {t("ui.tasks.quick.open")}
        </Anchor>
      )}
    </div>
  );
}

function Program({ task: { id, program } }: { task: WholeTask }) {
  const { data } = useRead((api) => api.programs.list, {});
  const choices = (data?.rows ?? []).map(({ id: one, name }) => ({ value: String(one), label: name }));
  const known = program && !choices.some(({ value }) => value === String(program.id));
  return (
    <InlineSelect
      label={t("ui.tasks.facts.program")}
      value={program && String(program.id)}
      data={known ? [...choices, { value: String(program.id), label: program.name }] : choices}
      placeholder={t("ui.frame.notSet")}
      searchable
      save={(value) => saveTask(id, { programId: value === null ? null : Number(value) })}
    />
  );
}
