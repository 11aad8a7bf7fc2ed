// The message itself: what a template fills in stays editable, what it cannot fill stands above, and nothing leaves with braces.
import { Box, Button, Checkbox, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconMailForward } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { draft, type Texts } from "../../../electron/domain/templates/fill.ts";
import { asFailure, call, useRead } from "../../api/client.ts";
import { locale, timeZone } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import type { Addressee, Addressees } from "./people.ts";
import { send } from "./send.ts";
import { Unknowns } from "./Unknowns.tsx";
import classes from "./Write.module.css";

export interface WriteFormProps {
  addressees: Addressees;
  partnerId: number | undefined;
  onClose: () => void;
}

const valueOf = ({ contactId, address }: Addressee): string => `${contactId} ${address}`;
const nothing: Texts = { subject: "", body: "" };

export function WriteForm({ addressees, partnerId, onClose }: WriteFormProps) {
  const [to, setTo] = useState(addressees.only);
  const [templateId, setTemplateId] = useState<number | null>(null);
  const [texts, setTexts] = useState(nothing);
  /** The texts as the template gave them: as long as they stand so, another person or template may fill them anew. */
  const [given, setGiven] = useState(nothing);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [anyway, setAnyway] = useState(false);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const meant = useRef<HTMLInputElement>(null);
  const templates = useRead((api) => api.templates.list, {});

  const about = {
    ...(to ? { contactId: to.contactId } : {}),
    ...(partnerId === undefined ? {} : { partnerId }),
    locale,
    timeZone,
  };
  const [looked] = useDebouncedValue(JSON.stringify(texts), 120);
  const check = useRead((api) => api.templates.fill, { ...(JSON.parse(looked) as Texts), ...about });
  const unknown = check.data?.unknown ?? [];

  const start = async (id: number, whom: Addressee | null): Promise<void> => {
    try {
      const filled = await call((api) => api.templates.fill, {
        ...about,
        ...(whom && { contactId: whom.contactId }),
        id,
      });
      const own = texts.subject !== given.subject || texts.body !== given.body;
      // What somebody has typed is never replaced: the template comes after it.
      const next = own
        ? {
            subject: texts.subject || filled.draft.subject,
            body: [texts.body, filled.draft.body].filter(Boolean).join("\n\n"),
          }
        : filled.draft;
      setTexts(next);
      setGiven(own ? given : next);
    } catch (error) {
      setFailed(asFailure(error));
    }
  };
  const choose = (value: string | null): void => {
    const next = addressees.rows.find((each) => valueOf(each) === value) ?? null;
    setTo(next);
    setAnyway(false);
    const untouched = texts.subject === given.subject && texts.body === given.body;
    if (templateId !== null && untouched) void start(templateId, next);
  };
  const empty = texts.subject.trim() === "" && texts.body.trim() === "";
  const unasked = to?.doNotContact === true && !anyway;

  const go = async (): Promise<void> => {
    setAsked(true);
    if (unasked) meant.current?.focus();
    if (busy || !to || empty || unasked) return;
    setBusy(true);
    setFailed(null);
    try {
      await send({ to, partnerId, texts: draft(texts, typed), templateId, anyway });
      onClose();
    } catch (error) {
      setFailed(asFailure(error));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void go();
  };
  const choices = templates.data?.rows.map(({ id, name }) => ({ value: String(id), label: name })) ?? [];
  return (
    <Box
      component="form"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <Stack gap="sm">
        <div className={classes.two}>
          <Select
            label={t("ui.write.to")}
            placeholder={t("ui.write.toHint")}
            data={addressees.rows.map((each) => ({
              value: valueOf(each),
              label: `${each.name} <${each.address}>`,
            }))}
            value={to && valueOf(to)}
            onChange={choose}
            error={asked && !to && t("ui.write.toNeeded")}
            allowDeselect={false}
            searchable
            data-autofocus={to ? undefined : true}
          />
          <Select
            label={t("ui.write.template")}
            placeholder={t(choices.length > 0 ? "ui.write.templateHint" : "ui.write.templateNone")}
            data={choices}
            value={templateId === null ? null : String(templateId)}
            onChange={(value) => {
              if (value === null) return;
              setTemplateId(Number(value));
              void start(Number(value), to);
            }}
            disabled={choices.length === 0}
            allowDeselect={false}
            searchable
            data-autofocus={to && choices.length > 0 ? true : undefined}
          />
        </div>
        {to?.doNotContact && (
          <div className={classes.note}>
            <Text size="sm">{t("ui.write.doNotContact", { name: to.name })}</Text>
            <Checkbox
              ref={meant}
              mt={4}
              label={t("ui.write.anyway")}
              checked={anyway}
              onChange={(event) => setAnyway(event.currentTarget.checked)}
              error={asked && unasked && t("ui.write.anywayNeeded")}
            />
          </div>
        )}
        <Unknowns
          unknown={unknown}
          typed={typed}
          onType={(field, value) => setTyped((before) => ({ ...before, [field]: value }))}
        />
        <TextInput
          label={t("ui.write.subject")}
          value={texts.subject}
          onChange={(event) => {
            const subject = event.currentTarget.value;
            setTexts((before) => ({ ...before, subject }));
          }}
          maxLength={2000}
          dir="auto"
          data-autofocus={to && choices.length === 0 ? true : undefined}
        />
        <Textarea
          label={t("ui.write.body")}
          value={texts.body}
          onChange={(event) => {
            const body = event.currentTarget.value;
            setTexts((before) => ({ ...before, body }));
          }}
          error={asked && empty && t("ui.write.empty")}
          autosize
          minRows={8}
          maxRows={12}
          dir="auto"
        />
        {check.data?.fits === false && <output className={classes.note}>{t("ui.write.long")}</output>}
        {failed && <ErrorNote error={failed} />}
        <div className={classes.foot}>
          <Text size="sm" c="dimmed" className={classes.hint}>
            {t("ui.write.sendHint")}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("ui.frame.cancel")}
            </Button>
            <Button type="submit" loading={busy} leftSection={<IconMailForward size={16} aria-hidden />}>
              {t("ui.write.send")}
            </Button>
          </Group>
        </div>
      </Stack>
    </Box>
  );
}
