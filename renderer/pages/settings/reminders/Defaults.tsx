// When reminders come unless a task says otherwise, for each kind of task.
import { ActionIcon, Button, Group, Pill, Popover, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type SyntheticEvent } from "react";
import {
  remindKinds,
  type ReminderSettings,
  type RemindKind,
} from "../../../../electron/domain/reminders/settings.ts";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { readEffort } from "../../tasks/effort.ts";
import { definitionWords, keep, type Definition } from "./reminderSettings.ts";
import classes from "./Reminders.module.css";

const most = 10;

export function Defaults({ settings }: { settings: ReminderSettings }) {
  const change = (kind: RemindKind, next: Definition[]): void => {
    keep({ ...settings, defaults: { ...settings.defaults, [kind]: next } }).catch(sayError);
  };
  return (
    <section aria-labelledby="reminders-defaults">
      <Title order={3} id="reminders-defaults" mb={4}>
        {t("ui.remindersPage.defaults.title")}
      </Title>
      <Text c="dimmed" size="sm" mb="xs" maw="72ch">
        {t("ui.remindersPage.defaults.lead")}
      </Text>
      <div className={classes.defaults}>
        {remindKinds.map((kind) => (
          <OneKind
            key={kind}
            kind={kind}
            definitions={settings.defaults[kind]}
            onChange={(next) => change(kind, next)}
          />
        ))}
      </div>
    </section>
  );
}

interface OneKindProps {
  kind: RemindKind;
  definitions: readonly Definition[];
  onChange: (next: Definition[]) => void;
}

function OneKind({ kind, definitions, onChange }: OneKindProps) {
  const name = t(`ui.remindersPage.defaults.kinds.${kind}`);
  return (
    <fieldset className={classes.kind} aria-label={name}>
      <span className={classes.kindName} aria-hidden>
        {name}
      </span>
      <Group gap={6}>
        {definitions.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("ui.remindersPage.defaults.none")}
          </Text>
        )}
        {definitions.map((one) => {
          const words = definitionWords(one);
          return (
            <Pill
              key={JSON.stringify(one)}
              withRemoveButton
              size="md"
              removeButtonProps={{
                "aria-label": t("ui.tasks.reminders.remove", { what: words }),
                tabIndex: 0,
                "aria-hidden": false,
              }}
              onRemove={() => onChange(definitions.filter((other) => other !== one))}
            >
              {words}
            </Pill>
          );
        })}
        {definitions.length < most && (
          <Add kind={kind} name={name} add={(one) => onChange([...definitions, one])} />
        )}
      </Group>
    </fieldset>
  );
}

interface AddProps {
  kind: RemindKind;
  name: string;
  add: (one: Definition) => void;
}

function Add({ kind, name, add }: AddProps) {
  const [open, setOpen] = useState(false);
  const label = t("ui.remindersPage.defaults.addTo", { kind: name });
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withRoles returnFocus position="bottom-start">
      <Popover.Target>
        <ActionIcon size="sm" aria-label={label} onClick={() => setOpen(!open)}>
          <IconPlus size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {kind === "moment" ? (
          <AddBefore
            add={(one) => {
              setOpen(false);
              add(one);
            }}
          />
        ) : (
          <AddDays
            add={(one) => {
              setOpen(false);
              add(one);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** A length of time before the due moment: "15 min", "1 h". */
function AddBefore({ add }: Pick<AddProps, "add">) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const before = /^0+$/.test(text.trim()) ? 0 : readEffort(text);
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setAsked(true);
    if (before !== null) add({ before });
  };
  return (
    <Stack component="form" gap="xs" onSubmit={send}>
      <TextInput
        label={t("ui.remindersPage.defaults.before")}
        placeholder={t("ui.remindersPage.defaults.beforeHint")}
        value={text}
        data-autofocus
        error={asked && before === null ? t("ui.tasks.effort.wrong") : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm">
        {t("ui.frame.add")}
      </Button>
    </Stack>
  );
}

/** Days before the due day, at a time of the local clock. */
function AddDays({ add }: Pick<AddProps, "add">) {
  const [text, setText] = useState("1");
  const [time, setTime] = useState("09:00");
  const [asked, setAsked] = useState(false);
  const days = /^\d{1,4}$/.test(text.trim()) && Number(text) <= 3650 ? Number(text) : null;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setAsked(true);
    if (days !== null && time !== "") add({ days, time });
  };
  return (
    <Stack component="form" gap="xs" onSubmit={send}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <TextInput
          label={t("ui.remindersPage.defaults.days")}
          description={t("ui.remindersPage.defaults.daysHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          inputMode="numeric"
          w="8rem"
          value={text}
          data-autofocus
          error={asked && days === null ? t("ui.remindersPage.defaults.daysWrong") : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t("ui.remindersPage.defaults.time")}
          value={time}
          error={asked && time === "" ? t("ui.remindersPage.defaults.timeWrong") : null}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
      </Group>
      <Button type="submit" size="compact-sm">
        {t("ui.frame.add")}
      </Button>
    </Stack>
  );
}
