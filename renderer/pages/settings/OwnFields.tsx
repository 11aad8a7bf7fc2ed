// Own fields of partners and of people: named, ordered, given choices, thrown away; their values stay.
import { ActionIcon, Group, Stack, TagsInput, Text, Title } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { call, useRead, useWrite } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { InlineField } from "../../ui/InlineField.tsx";
import { originOf, useOrigins } from "../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { NewField } from "./NewField.tsx";
import { owners, type OwnField } from "./ownField.ts";
import classes from "./Settings.module.css";

export function OwnFields() {
  const { data, error } = useRead((api) => api.ownFields.list, {});
  if (error) return <ErrorNote error={error} />;
  return (
    <>
      <Text c="dimmed" className={classes.lead}>
        {t("ui.settings.fields.lead")}
      </Text>
      <Stack gap="sm" mb="md">
        {owners.map((of) => {
          const rows = data?.rows.filter((row) => row.of === of) ?? [];
          const label = t(`ui.settings.fields.ofs.${of}`);
          return (
            <div key={of}>
              <Title order={3} mb={4}>
                {label}
              </Title>
              {data && rows.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t("ui.settings.fields.none")}
                </Text>
              )}
              <ul className={classes.own} aria-label={label}>
                {rows.map((field, at) => (
                  <FieldLine key={field.id} field={field} before={rows[at - 1]} after={rows[at + 1]} />
                ))}
              </ul>
            </div>
          );
        })}
      </Stack>
      <NewField />
    </>
  );
}

function FieldLine({
  field,
  before,
  after,
}: {
  field: OwnField;
  before?: OwnField | undefined;
  after?: OwnField | undefined;
}) {
  const update = useWrite((api) => api.ownFields.update);
  const { id, uid, name, kind } = field;
  const origins = useOrigins(uid);
  return (
    <li className={classes.ownField}>
      <InlineField
        label={t("ui.settings.fields.rename", { name })}
        hideLabel
        value={name}
        clearable={false}
        save={async (value) =>
          value === null ? undefined : update.mutateAsync({ id, set: { name: value } })
        }
        origin={originOf(origins, "name")}
      />
      <Text size="sm" c="dimmed">
        {t(`ui.settings.fields.kinds.${kind}`)}
      </Text>
      <Group gap={4} wrap="nowrap" justify="flex-end">
        <ActionIcon
          aria-label={t("ui.settings.fields.up", { name })}
          disabled={!before}
          onClick={() => before && void swap(field, before)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={t("ui.settings.fields.down", { name })}
          disabled={!after}
          onClick={() => after && void swap(field, after)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t("ui.settings.fields.trash", { name })} onClick={() => void trash(field)}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      {kind === "choice" && (
        <TagsInput
          className={classes.choices}
          size="xs"
          aria-label={t("ui.settings.fields.choicesOf", { name })}
          value={field.choices ?? []}
          onChange={(choices) => {
            if (choices.length > 0) update.mutate({ id, set: { choices } }, { onError: sayError });
          }}
        />
      )}
    </li>
  );
}

async function swap(a: OwnField, b: OwnField): Promise<void> {
  try {
    await call((api) => api.ownFields.update, { id: a.id, set: { position: b.position } });
    await call((api) => api.ownFields.update, { id: b.id, set: { position: a.position } });
  } catch (error) {
    sayError(error);
  }
}

async function trash({ id, name }: OwnField): Promise<void> {
  try {
    const { batchId } = await call((api) => api.ownFields.trash, { id });
    sayWithUndo(t("ui.settings.fields.trashed", { name }), batchId);
  } catch (error) {
    sayError(error);
  }
}
