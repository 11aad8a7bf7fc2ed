// One program: its line, and below it, when it is opened, everything about it.
import { ActionIcon, Table, Text } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconTrash } from "@tabler/icons-react";
import { useId } from "react";
import { call } from "../../../api/client.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { originOf, useOrigins } from "../../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { feeText } from "./feeText.ts";
import { percentText } from "./percent.ts";
import { networkOf, saveProgram, type Program } from "./program.ts";
import { ProgramFacts } from "./ProgramFacts.tsx";
import { ProgramMoney } from "./ProgramMoney.tsx";
import settings from "../Settings.module.css";
import classes from "./Programs.module.css";

export interface ProgramLineProps {
  program: Program;
  clients: string[];
  /** The only one cannot be thrown away. */
  alone: boolean;
  opened: boolean;
  toggle: () => void;
}

export function ProgramLine({ program, clients, alone, opened, toggle }: ProgramLineProps) {
  const { id, uid, name, client, marginBp, networkFee, currency } = program;
  const origins = useOrigins(uid);
  const below = useId();
  return (
    <>
      <Table.Tr className={opened ? classes.open : undefined}>
        <Table.Td>
          <ActionIcon
            aria-label={t("ui.settings.programs.detailsOf", { name })}
            aria-expanded={opened}
            aria-controls={opened ? below : undefined}
            onClick={toggle}
          >
            {opened ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          </ActionIcon>
        </Table.Td>
        <Table.Td>
          <InlineField
            label={t("ui.settings.programs.rename", { name })}
            hideLabel
            value={name}
            clearable={false}
            save={async (value) => (value === null ? undefined : saveProgram(id, { name: value }))}
            origin={originOf(origins, "name")}
          />
          <Text size="xs" c="dimmed" truncate className={classes.whose} dir="auto">
            {t("ui.settings.programs.whose", {
              client,
              network: t(`ui.names.network.${networkOf(program)}`),
            })}
          </Text>
        </Table.Td>
        <Table.Td className={settings.number}>
          <Quiet text={marginBp === null ? null : percentText(marginBp)} />
        </Table.Td>
        <Table.Td className={settings.number}>
          <Quiet text={networkFee === null ? null : feeText(networkFee, currency)} />
        </Table.Td>
        <Table.Td>
          {!alone && program.partners === 0 && (
            <ActionIcon aria-label={t("ui.frame.removeNamed", { name })} onClick={() => void trash(program)}>
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          <Table.Td colSpan={5} id={below} className={classes.details}>
            <ProgramFacts program={program} clients={clients} />
            <ProgramMoney program={program} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

const Quiet = ({ text }: { text: string | null }) => (
  <Text size="sm" c={text === null ? "dimmed" : undefined} truncate>
    {text ?? t("ui.frame.notSet")}
  </Text>
);

async function trash({ id, name }: Program): Promise<void> {
  try {
    const { batchId } = await call((api) => api.programs.trash, { id });
    sayWithUndo(t("ui.settings.programs.trashed", { name }), batchId);
  } catch (error) {
    sayError(error);
  }
}
