// One template: its name and texts, a menu of fields, and beside them how somebody would get it.
import { Box, Button, Group, Modal, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { asFailure, call, useRead } from "../../api/client.ts";
import { locale, timeZone } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { FieldMenu } from "./FieldMenu.tsx";
import classes from "./Templates.module.css";

export interface Draft {
  id?: number;
  name: string;
  subject: string;
  body: string;
}

export function TemplateDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const [name, setName] = useState(draft.name);
  const [subject, setSubject] = useState(draft.subject);
  const [body, setBody] = useState(draft.body);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const subjectField = useRef<HTMLInputElement>(null);
  const bodyField = useRef<HTMLTextAreaElement>(null);
  /** The text field that the caret was in last. */
  const [last, setLast] = useState<"subject" | "body">("body");

  const insert = (field: string): void => {
    if (last === "subject") putIn(subjectField, setSubject, `{${field}}`);
    else putIn(bodyField, setBody, `{${field}}`);
  };
  const save = async (): Promise<void> => {
    setAsked(true);
    if (busy || name.trim() === "") return;
    setBusy(true);
    setFailed(null);
    try {
      const id = draft.id === undefined ? {} : { id: draft.id };
      const { batchId } = await call((api) => api.templates.save, {
        ...id,
        name: name.trim(),
        subject,
        body,
      });
      sayWithUndo(t("ui.templates.dialog.saved", { name: name.trim() }), batchId);
      onClose();
    } catch (error) {
      setFailed(asFailure(error));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="58rem"
      title={t(draft.id === undefined ? "ui.templates.new" : "ui.templates.dialog.edit")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <Box
        component="form"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={classes.columns}>
          <Stack gap="sm">
            <TextInput
              label={t("ui.templates.dialog.name")}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={asked && name.trim() === "" && t("ui.templates.dialog.nameNeeded")}
              data-autofocus
              maxLength={500}
              dir="auto"
            />
            <TextInput
              ref={subjectField}
              label={t("ui.templates.dialog.subject")}
              value={subject}
              onChange={(event) => setSubject(event.currentTarget.value)}
              onFocus={() => setLast("subject")}
              maxLength={2000}
              dir="auto"
            />
            <div>
              <Textarea
                ref={bodyField}
                label={t("ui.templates.dialog.body")}
                description={t("ui.templates.dialog.hint")}
                value={body}
                onChange={(event) => setBody(event.currentTarget.value)}
                onFocus={() => setLast("body")}
                autosize
                minRows={9}
                maxRows={16}
                dir="auto"
              />
              <Group justify="flex-end" mt={4}>
                <FieldMenu onChoose={insert} />
              </Group>
            </div>
          </Stack>
          <Preview subject={subject} body={body} />
        </div>
        {failed && <ErrorNote error={failed} />}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {t("ui.frame.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("ui.templates.dialog.save")}
          </Button>
        </Group>
      </Box>
    </Modal>
  );
}

/** Puts a text in place of what is selected, and the caret behind it. */
function putIn(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  set: (change: (before: string) => string) => void,
  text: string,
): void {
  const at = field.current;
  const from = at?.selectionStart ?? at?.value.length ?? 0;
  const to = at?.selectionEnd ?? from;
  set((before) => before.slice(0, from) + text + before.slice(to));
  // After the menu has given the focus back and the text stands there.
  setTimeout(() => {
    at?.focus();
    at?.setSelectionRange(from + text.length, from + text.length);
  }, 0);
}

function Preview({ subject, body }: { subject: string; body: string }) {
  const [texts] = useDebouncedValue(JSON.stringify({ subject, body }), 120);
  const { data: people } = useRead((api) => api.contacts.list, { limit: 1 });
  const person = people?.rows[0];
  const whom = person ? { contactId: person.id } : {};
  const { data, error } = useRead(
    (api) => api.templates.fill,
    { ...(JSON.parse(texts) as { subject: string; body: string }), ...whom, locale, timeZone },
    { enabled: people !== undefined },
  );
  const empty = data?.subject === "" && data.body.trim() === "";
  return (
    <section className={classes.preview} aria-label={t("ui.templates.dialog.preview")} aria-live="polite">
      <Title order={3}>
        {person
          ? t("ui.templates.dialog.previewWith", { name: person.fullName })
          : t("ui.templates.dialog.preview")}
      </Title>
      {error && <ErrorNote error={error} />}
      {data && !empty && (
        <>
          <Text fw={500} mt="xs" dir="auto">
            {data.subject}
          </Text>
          <Text className={classes.text} dir="auto">
            {data.body}
          </Text>
        </>
      )}
      {empty && <Text c="dimmed">{t("ui.templates.dialog.empty")}</Text>}
      {data && data.unknown.length > 0 && (
        <ul className={classes.unknown}>
          {data.unknown.map(({ field, why }) => (
            <li key={field}>{t(`ui.templates.why.${why}`, { field: `{${field}}` })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
