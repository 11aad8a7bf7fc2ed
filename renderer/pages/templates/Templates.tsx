// Settings: the templates, each edited in a dialog; an empty list offers three to start from.
import { ActionIcon, Button, Group, Text, UnstyledButton } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { call, useRead, type Api, type OutputOf } from "../../api/client.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LineOrigin } from "../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { TemplateDialog, type Draft } from "./TemplateDialog.tsx";
import classes from "./Templates.module.css";

type Template = OutputOf<Api["templates"]["list"]>["rows"][number];

const starters = ["first", "follow", "welcome"] as const;
const starterOf = (starter: (typeof starters)[number]): Draft => ({
  name: t(`ui.templates.starters.${starter}.name`),
  subject: t(`ui.templates.starters.${starter}.subject`),
  body: t(`ui.templates.starters.${starter}.body`),
});
const nothing: Draft = { name: "", subject: "", body: "" };

export function Templates() {
  const { data, error, refetch } = useRead((api) => api.templates.list, {});
  const [editing, setEditing] = useState<Draft | null>(null);
  return (
    <>
      <Text c="dimmed" className={classes.lead}>
        {t("ui.templates.lead")}
      </Text>
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {data?.rows.length === 0 && (
        <EmptyState
          text={t("ui.templates.none")}
          action={
            <Group gap="xs" justify="center">
              {starters.map(starterOf).map((starter) => (
                <Button key={starter.name} variant="default" onClick={() => setEditing(starter)}>
                  {t("ui.templates.start", { name: starter.name })}
                </Button>
              ))}
            </Group>
          }
        />
      )}
      {data && data.rows.length > 0 && (
        <ul className={classes.list} aria-label={t("ui.settings.sections.templates")}>
          {data.rows.map((template) => (
            <TemplateLine key={template.id} template={template} onEdit={() => setEditing(template)} />
          ))}
        </ul>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setEditing(nothing)}
      >
        {t("ui.templates.new")}
      </Button>
      {editing && <TemplateDialog draft={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function TemplateLine({ template, onEdit }: { template: Template; onEdit: () => void }) {
  const { id, uid, name, subject } = template;
  const trash = async (): Promise<void> => {
    try {
      const { batchId } = await call((api) => api.templates.trash, { id });
      sayWithUndo(t("ui.templates.trashed", { name }), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <li className={classes.line}>
      <LineOrigin uid={uid}>
        <UnstyledButton className={classes.open} onClick={onEdit} title={t("ui.templates.edit", { name })}>
          <bdi className={classes.name}>{name}</bdi>
          <Text size="sm" c="dimmed" truncate dir="auto">
            {subject || t("ui.templates.noSubject")}
          </Text>
        </UnstyledButton>
      </LineOrigin>
      <ActionIcon aria-label={t("ui.templates.trash", { name })} onClick={() => void trash()}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}
