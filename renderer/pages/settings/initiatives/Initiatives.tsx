// Initiatives: what tasks are gathered under, named, dated, thrown away.
import { ActionIcon, Button, Group, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { initiativeKinds } from "../../../../electron/domain/tasks/task.ts";
import { asFailure, call, useRead, type Api, type InputOf, type OutputOf } from "../../../api/client.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { InlineField } from "../../../ui/InlineField.tsx";
import { InlineSelect } from "../../../ui/InlineSelect.tsx";
import { originOf, useOrigins } from "../../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import settingsClasses from "../Settings.module.css";
import classes from "./Initiatives.module.css";

type Initiative = OutputOf<Api["initiatives"]["list"]>["rows"][number];
type Change = InputOf<Api["initiatives"]["update"]>["set"];

export function Initiatives() {
  const { data, error } = useRead((api) => api.initiatives.list, {});
  if (error) return <ErrorNote error={error} />;
  const rows = data?.rows ?? [];
  return (
    <>
      <Text c="dimmed" className={settingsClasses.lead}>
        {t("ui.remindersPage.initiatives.lead")}
      </Text>
      {data && rows.length === 0 && (
        <Text size="sm" mb="sm">
          {t("ui.remindersPage.initiatives.none")}
        </Text>
      )}
      <ul className={settingsClasses.own} aria-label={t("ui.remindersPage.initiatives.list")}>
        {rows.map((initiative) => (
          <Line key={initiative.id} initiative={initiative} />
        ))}
      </ul>
      <NewInitiative />
    </>
  );
}

async function trash({ id, name }: Initiative): Promise<void> {
  try {
    const { batchId } = await call((api) => api.initiatives.trash, { id });
    sayWithUndo(t("ui.remindersPage.initiatives.trashed", { name }), batchId);
  } catch (error) {
    sayError(error);
  }
}

function Line({ initiative }: { initiative: Initiative }) {
  const { id, uid, name, kind, startsOn, endsOn, open } = initiative;
  const origins = useOrigins(uid);
  const save = (set: Change): Promise<unknown> => call((api) => api.initiatives.update, { id, set });
  return (
    <li className={classes.line}>
      <InlineField
        label={t("ui.remindersPage.initiatives.name", { name })}
        hideLabel
        value={name}
        clearable={false}
        save={async (next) => next !== null && save({ name: next })}
        origin={originOf(origins, "name")}
      />
      <InlineSelect
        label={t("ui.remindersPage.initiatives.kind", { name })}
        value={kind}
        placeholder={t("ui.remindersPage.initiatives.noKind")}
        data={initiativeKinds.map((value) => ({
          value,
          label: t(`ui.remindersPage.initiatives.kinds.${value}`),
        }))}
        save={(next) => save({ kind: initiativeKinds.find((one) => one === next) ?? null })}
        origin={originOf(origins, "kind")}
      />
      <DayField
        look="inline"
        hideLabel
        label={t("ui.remindersPage.initiatives.fromOf", { name })}
        placeholder={t("ui.remindersPage.initiatives.from")}
        value={startsOn}
        save={(day) => save({ startsOn: day })}
        origin={originOf(origins, "startsOn")}
      />
      <DayField
        look="inline"
        hideLabel
        label={t("ui.remindersPage.initiatives.toOf", { name })}
        placeholder={t("ui.remindersPage.initiatives.to")}
        value={endsOn}
        save={(day) => save({ endsOn: day })}
        origin={originOf(origins, "endsOn")}
      />
      <span className={classes.open}>
        {open > 0 && t("ui.remindersPage.initiatives.open", { count: open })}
      </span>
      <ActionIcon
        aria-label={t("ui.remindersPage.initiatives.trash", { name })}
        onClick={() => void trash(initiative)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}

function NewInitiative() {
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    if (name.trim() === "") return setError(t("ui.remindersPage.initiatives.nameNeeded"));
    try {
      await call((api) => api.initiatives.create, { name: name.trim() });
      setName("");
    } catch (thrown) {
      setError(asFailure(thrown).text);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Group gap="xs" align="flex-start">
        <TextInput
          aria-label={t("ui.remindersPage.initiatives.newName")}
          placeholder={t("ui.remindersPage.initiatives.newName")}
          value={name}
          error={error}
          autoComplete="off"
          dir="auto"
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(null);
          }}
        />
        <Button type="submit" variant="default">
          {t("ui.remindersPage.initiatives.add")}
        </Button>
      </Group>
    </form>
  );
}
