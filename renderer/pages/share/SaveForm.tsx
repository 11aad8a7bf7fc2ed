// The questions before a shared file is saved.
import { Button, Checkbox, Group, Radio, Select, Stack, Text } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { call, useRead, type Api, type InputOf } from "../../api/client.ts";
import { sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { NewPassphrase, passphraseWrong, type Typed } from "./NewPassphrase.tsx";
import type { Wanted } from "./saving.ts";
import classes from "./Share.module.css";

export interface SaveFormProps {
  partnerIds?: readonly number[] | undefined;
  partnerName?: string | undefined;
  onSave: (wanted: Wanted) => void;
  onCancel: () => void;
}

type Which = "all" | "chosen" | "view";
type Asked = InputOf<Api["partners"]["ids"]>;

/** What a saved view asks the list for. */
function askedBy(detail: Record<string, unknown>): Asked {
  const { search, filters } = detail as { search?: unknown; filters?: unknown };
  return {
    ...(typeof search === "string" && search.trim() !== "" && { search: search.trim() }),
    ...(Array.isArray(filters) && filters.length > 0 && { filters: filters as Asked["filters"] }),
  };
}

export function SaveForm({ partnerIds, partnerName, onSave, onCancel }: SaveFormProps) {
  const { data: status } = useRead((api) => api.workspace.status, {});
  const { data: views } = useRead((api) => api.views.list, { page: "partners" });
  const [which, setWhich] = useState<Which>(partnerIds ? "chosen" : "all");
  const [view, setView] = useState<string | null>(null);
  const [include, setInclude] = useState<Wanted["include"]>([]);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const chosenView = views?.rows.find(({ id }) => String(id) === view);
  const { data: inView } = useRead((api) => api.partners.ids, chosenView ? askedBy(chosenView.detail) : {}, {
    enabled: which === "view" && chosenView !== undefined,
    keep: false,
  });
  const wrong = typed ? passphraseWrong(typed) : null;
  const ready = which !== "view" || (inView !== undefined && inView.ids.length > 0);

  const save = async (): Promise<void> => {
    setTried(true);
    if (wrong !== null || !ready) return;
    setBusy(true);
    try {
      const ids =
        which === "all"
          ? null
          : which === "chosen"
            ? [...(partnerIds ?? [])]
            : (await call((api) => api.partners.ids, askedBy(chosenView?.detail ?? {}))).ids;
      onSave({
        ...(ids && { partnerIds: ids }),
        ...(typed && { passphrase: typed.text }),
        include,
        name:
          (which === "chosen" ? partnerName : which === "view" ? chosenView?.name : undefined) ??
          t("ui.share.save.name"),
      });
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <Radio.Group label={t("ui.share.save.which")} value={which} onChange={(next) => setWhich(next)}>
          <Stack gap="xs" mt={6}>
            {partnerIds && (
              <Radio
                size="xs"
                value="chosen"
                label={
                  partnerName === undefined
                    ? t("ui.share.save.chosen", { count: partnerIds.length })
                    : t("ui.share.save.one", { name: partnerName })
                }
                description={t("ui.share.save.chosenNote")}
              />
            )}
            <Radio
              size="xs"
              value="all"
              label={t("ui.share.save.all")}
              description={t("ui.share.save.allNote", { count: status?.partners ?? 0 })}
            />
            <Radio
              size="xs"
              value="view"
              label={t("ui.share.save.view")}
              disabled={!views || views.rows.length === 0}
              description={views?.rows.length === 0 ? t("ui.share.save.viewNone") : undefined}
            />
            {which === "view" && views && (
              <Select
                aria-label={t("ui.share.save.viewPick")}
                placeholder={t("ui.share.save.viewPick")}
                data={views.rows.map(({ id, name }) => ({ value: String(id), label: name }))}
                value={view}
                onChange={setView}
                allowDeselect={false}
                className={classes.viewPick}
                description={
                  inView &&
                  (inView.ids.length === 0
                    ? t("ui.share.save.viewEmpty")
                    : t("ui.share.save.viewCount", { count: inView.ids.length }))
                }
                inputWrapperOrder={["input", "description"]}
              />
            )}
          </Stack>
        </Radio.Group>
        <Checkbox.Group
          label={t("ui.share.save.include")}
          value={include}
          onChange={(next) => setInclude(next)}
        >
          <Stack gap="xs" mt={6}>
            <Checkbox
              value="results"
              label={t("ui.share.save.results")}
              description={t("ui.share.save.resultsNote")}
            />
            <Checkbox
              value="attachments"
              label={t("ui.share.save.files")}
              description={t("ui.share.save.filesNote")}
            />
          </Stack>
        </Checkbox.Group>
        <NewPassphrase value={typed} onChange={setTyped} tried={tried} />
        <Group gap={6} wrap="nowrap" align="flex-start">
          <IconShieldCheck size={16} className={classes.good} aria-hidden />
          <Text size="sm">{t("ui.share.save.never")}</Text>
        </Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t("ui.share.save.cancel")}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            {t("ui.share.save.go")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
