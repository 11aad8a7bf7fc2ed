// A new program: the least it needs; its facts come after, where it then stands opened.
import { Autocomplete, Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { asFailure, useWrite } from "../../../api/client.ts";
import { t } from "../../../words.ts";
import { networkChoices } from "./program.ts";
import settings from "../Settings.module.css";
import classes from "./Programs.module.css";

const empty = { name: "", client: "", currency: "" };

export function NewProgram({ clients, made }: { clients: string[]; made: (id: number) => void }) {
  const create = useWrite((api) => api.programs.create);
  const [draft, setDraft] = useState(empty);
  const [network, setNetwork] = useState<(typeof networkChoices)[number]["value"]>("in-house");
  const [error, setError] = useState<{ field: string; text: string } | null>(null);
  const change = (part: Partial<typeof draft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    setError(null);
  };
  const add = async (): Promise<void> => {
    const currency = draft.currency.trim().toUpperCase();
    const client = draft.client.trim();
    if (draft.name.trim() === "")
      return setError({ field: "name", text: t("ui.settings.programs.nameNeeded") });
    if (!/^[A-Z]{3}$/.test(currency))
      return setError({ field: "currency", text: t("ui.settings.programs.currencyWrong") });
    try {
      const { id } = await create.mutateAsync({
        name: draft.name.trim(),
        network,
        currency,
        ...(client !== "" && { client }),
      });
      setDraft(empty);
      made(id);
    } catch (thrown) {
      const failure = asFailure(thrown);
      setError({ field: failure.field ?? "name", text: failure.text });
    }
  };
  const at = (field: string) => error?.field === field && error.text;
  return (
    <form
      className={`${settings.row} ${settings.top}`}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        className={settings.grow}
        label={t("ui.settings.programs.name")}
        value={draft.name}
        error={at("name")}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Autocomplete
        className={classes.short}
        label={t("ui.settings.programs.client")}
        placeholder={clients[0] ?? ""}
        data={clients}
        value={draft.client}
        error={at("client")}
        onChange={(client) => change({ client })}
      />
      <Select
        className={classes.short}
        label={t("ui.settings.programs.network")}
        value={network}
        data={networkChoices}
        allowDeselect={false}
        searchable
        onChange={(value) => value && setNetwork(value)}
      />
      <TextInput
        w="5.5rem"
        label={t("ui.settings.programs.currency")}
        placeholder="EUR"
        maxLength={3}
        value={draft.currency}
        error={at("currency")}
        onChange={(event) => change({ currency: event.currentTarget.value })}
      />
      <Button type="submit" variant="default" loading={create.isPending}>
        {t("ui.settings.programs.add")}
      </Button>
    </form>
  );
}
