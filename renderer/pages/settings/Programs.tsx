// The programs: one for most managers; renamed where it stands, more can be added.
import { ActionIcon, Button, Select, Table, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { networks } from "../../../electron/domain/partner.ts";
import { asFailure, call, useRead, useWrite, type Api, type OutputOf } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { InlineField } from "../../ui/InlineField.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Settings.module.css";

type Program = OutputOf<Api["programs"]["list"]>["rows"][number];

const networkChoices = networks.map((value) => ({ value, label: t(`ui.names.network.${value}`) }));

export function Programs() {
  const { data, error } = useRead((api) => api.programs.list, {});
  const rows = data?.rows ?? [];
  return (
    <>
      <Text c="dimmed" className={classes.lead}>
        {t("ui.settings.programs.lead")}
      </Text>
      {error && <ErrorNote error={error} />}
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table className={classes.table} aria-label={t("ui.settings.sections.programs")} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("ui.settings.programs.name")}</Table.Th>
              <Table.Th scope="col">{t("ui.settings.programs.client")}</Table.Th>
              <Table.Th scope="col">{t("ui.settings.programs.network")}</Table.Th>
              <Table.Th scope="col" w="6rem">
                {t("ui.settings.programs.currency")}
              </Table.Th>
              <Table.Th scope="col" w="3rem">
                <VisuallyHidden>{t("ui.frame.remove")}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((program) => (
              <ProgramLine key={program.id} program={program} alone={rows.length === 1} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <NewProgram clients={[...new Set(rows.map(({ client }) => client))]} />
    </>
  );
}

function ProgramLine({ program, alone }: { program: Program; alone: boolean }) {
  const update = useWrite((api) => api.programs.update);
  const { id, name } = program;
  return (
    <Table.Tr>
      <Table.Td>
        <InlineField
          label={t("ui.settings.programs.rename", { name })}
          hideLabel
          value={name}
          clearable={false}
          save={async (value) =>
            value === null ? undefined : update.mutateAsync({ id, set: { name: value } })
          }
        />
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate title={program.client}>
          {program.client}
        </Text>
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={t("ui.settings.programs.networkOf", { name })}
          value={networks.find((one) => one === program.network) ?? "other"}
          data={networkChoices}
          allowDeselect={false}
          searchable
          onChange={(network) => network && update.mutate({ id, set: { network } }, { onError: sayError })}
        />
      </Table.Td>
      <Table.Td>
        <InlineField
          label={t("ui.settings.programs.currencyOf", { name })}
          hideLabel
          value={program.currency}
          clearable={false}
          save={async (value) =>
            value === null ? undefined : update.mutateAsync({ id, set: { currency: value.toUpperCase() } })
          }
        />
      </Table.Td>
      <Table.Td>
        {!alone && program.partners === 0 && (
          <ActionIcon aria-label={t("ui.frame.removeNamed", { name })} onClick={() => void trash(program)}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

async function trash({ id, name }: Program): Promise<void> {
  try {
    const { batchId } = await call((api) => api.programs.trash, { id });
    sayWithUndo(t("ui.settings.programs.trashed", { name }), batchId);
  } catch (error) {
    sayError(error);
  }
}

function NewProgram({ clients }: { clients: string[] }) {
  const create = useWrite((api) => api.programs.create);
  const [draft, setDraft] = useState({ name: "", client: "", currency: "" });
  const [network, setNetwork] = useState<(typeof networks)[number]>("in-house");
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
      await create.mutateAsync({
        name: draft.name.trim(),
        network,
        currency,
        ...(client === "" ? {} : { client }),
      });
      setDraft({ name: "", client: "", currency: "" });
    } catch (thrown) {
      const failure = asFailure(thrown);
      setError({ field: failure.field ?? "name", text: failure.text });
    }
  };
  const at = (field: string) => error?.field === field && error.text;
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        className={classes.grow}
        label={t("ui.settings.programs.name")}
        value={draft.name}
        error={at("name")}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        className={classes.small}
        label={t("ui.settings.programs.client")}
        placeholder={clients[0] ?? ""}
        value={draft.client}
        error={at("client")}
        onChange={(event) => change({ client: event.currentTarget.value })}
      />
      <Select
        className={classes.small}
        label={t("ui.settings.programs.network")}
        value={network}
        data={networkChoices}
        allowDeselect={false}
        searchable
        onChange={(value) => value && setNetwork(value)}
      />
      <TextInput
        w="7rem"
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
