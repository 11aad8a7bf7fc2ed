// Margin and network fee of a program, newest first: each entry holds from its day until the next one.
import { ActionIcon, Button, Table, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useId, useState } from "react";
import { moneyOn } from "../../../../electron/domain/metrics/fee.ts";
import { feeKinds, SINCE_EVER, type FeeKind } from "../../../../electron/domain/program.ts";
import { asFailure, call, useWrite, type Api, type InputOf } from "../../../api/client.ts";
import { readNumber, showDay, today } from "../../../format.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { InlineField } from "../../../ui/InlineField.tsx";
import { InlineSelect } from "../../../ui/InlineSelect.tsx";
import { originOf, useOrigins } from "../../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { amountField, percentText, readPercent } from "./percent.ts";
import type { Fee, Money, Program } from "./program.ts";
import settings from "../Settings.module.css";
import classes from "./Programs.module.css";

const kindChoices = feeKinds.map((value) => ({ value, label: t(`ui.settings.programs.feeKinds.${value}`) }));
const since = (from: string): string =>
  from === SINCE_EVER ? t("ui.settings.programs.sinceEver") : showDay(from);
const noFee: Fee = { kind: "percentOfCommission", value: 0 };

/** Before the first entry there is one without a margin, for it to be written into. */
type Entry = Omit<Money, "id" | "uid" | "marginBp"> & {
  id: number | null;
  uid?: string;
  marginBp: number | null;
};
const unwritten: Entry = { id: null, from: SINCE_EVER, marginBp: null, networkFee: noFee };

export function ProgramMoney({ program }: { program: Program }) {
  const { money, name } = program;
  const title = useId();
  const now = moneyOn(today(), money);
  const entries: Entry[] = money.length === 0 ? [unwritten] : money.toReversed();
  return (
    <section aria-labelledby={title} className={classes.money}>
      <Title order={3} id={title}>
        {t("ui.settings.programs.money")}
        <VisuallyHidden>{name}</VisuallyHidden>
      </Title>
      <Text size="sm" c="dimmed" className={settings.lead}>
        {t(money.length === 0 ? "ui.settings.programs.moneyNone" : "ui.settings.programs.moneyLead")}
      </Text>
      <Table className={classes.entries} layout="fixed" aria-labelledby={title} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="26%">
              {t("ui.settings.programs.from")}
            </Table.Th>
            <Table.Th scope="col" w="18%">
              {t("ui.settings.programs.margin")}
            </Table.Th>
            <Table.Th scope="col" w="26%">
              {t("ui.settings.programs.feeKind")}
            </Table.Th>
            <Table.Th scope="col">{t("ui.settings.programs.fee")}</Table.Th>
            <Table.Th scope="col" w="2.75rem">
              <VisuallyHidden>{t("ui.frame.remove")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <EntryLine
              key={entry.from}
              program={program}
              entry={entry}
              holds={money.length > 1 && entry.from === now?.from}
            />
          ))}
        </Table.Tbody>
      </Table>
      {money.length > 0 && <NewEntry program={program} />}
    </section>
  );
}

type Given = InputOf<Api["programs"]["setMoney"]>;

function EntryLine({ program, entry, holds }: { program: Program; entry: Entry; holds: boolean }) {
  const { uid, from, marginBp, networkFee } = entry;
  const origins = useOrigins(uid);
  const { name, currency } = program;
  const isAmount = networkFee.kind === "perOrder";
  const params = { name, from: since(from) };
  const write = (set: Partial<Given>): Promise<unknown> =>
    call((api) => api.programs.setMoney, {
      programId: program.id,
      from,
      ...(marginBp !== null && { marginBp }),
      networkFee,
      ...set,
    });
  const saveMargin = async (text: string | null): Promise<unknown> => {
    const bp = readPercent(text ?? "");
    if (bp === null || bp < 0 || bp > 10_000) throw new Error(t("ui.settings.programs.percentWrong"));
    return write({ marginBp: bp });
  };
  const saveFee = async (text: string | null): Promise<unknown> => {
    const plain = (text ?? "").replace(currency, "");
    const value = isAmount ? readNumber(plain) : readPercent(plain);
    if (value === null) throw new Error(t("ui.settings.programs.feeWrong"));
    return write({ networkFee: { kind: networkFee.kind, value } });
  };
  const saveKind = (kind: string | null): Promise<unknown> => {
    const next = kind as FeeKind;
    // A share of the one is no amount of the other.
    const kept = (next === "perOrder") === isAmount ? networkFee.value : 0;
    return write({ networkFee: { kind: next, value: kept } });
  };
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{since(from)}</Text>
        {holds && (
          <Text size="xs" c="dimmed">
            {t("ui.settings.programs.holds")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <InlineField
          label={t("ui.settings.programs.marginOf", params)}
          hideLabel
          value={marginBp === null ? null : percentText(marginBp)}
          placeholder={t("ui.frame.notSet")}
          clearable={false}
          save={saveMargin}
          origin={originOf(origins, "marginBp")}
        />
      </Table.Td>
      <Table.Td>
        <InlineSelect
          label={t("ui.settings.programs.feeKindOf", params)}
          value={networkFee.kind}
          data={kindChoices}
          clearable={false}
          save={saveKind}
          origin={originOf(origins, "feeKind")}
        />
      </Table.Td>
      <Table.Td>
        <InlineField
          label={t("ui.settings.programs.feeOf", params)}
          hideLabel
          value={
            isAmount
              ? `${amountField(String(networkFee.value))} ${currency}`
              : percentText(Number(networkFee.value))
          }
          clearable={false}
          save={saveFee}
          origin={originOf(origins, "feeValue")}
        />
      </Table.Td>
      <Table.Td>
        {entry.id !== null && (
          <ActionIcon
            aria-label={t("ui.settings.programs.dropMoney", params)}
            onClick={() => void drop(entry.id!, params)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

async function drop(id: number, params: { name: string; from: string }): Promise<void> {
  try {
    const { batchId } = await call((api) => api.programs.dropMoney, { id });
    sayWithUndo(t("ui.settings.programs.moneyDropped", params), batchId);
  } catch (error) {
    sayError(error);
  }
}

/** A new entry begins as what held before it, and is changed where it then stands. */
function NewEntry({ program: { id, name, money } }: { program: Program }) {
  const add = useWrite((api) => api.programs.setMoney);
  const [day, setDay] = useState<string | null>(null);
  // A saved day leaves an empty field behind.
  const [round, setRound] = useState(0);
  const save = async (): Promise<void> => {
    if (day === null) return;
    const { marginBp, networkFee } = moneyOn(day, money) ?? money[0]!;
    try {
      await add.mutateAsync({ programId: id, from: day, marginBp, networkFee });
      setDay(null);
      setRound(round + 1);
    } catch (error) {
      sayError(asFailure(error));
    }
  };
  return (
    <form
      className={`${settings.row} ${settings.top}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={classes.day}>
        <DayField
          key={round}
          label={t("ui.settings.programs.changeFrom")}
          value={day}
          save={(next) => setDay(next)}
        />
      </div>
      <Button
        type="submit"
        variant="default"
        disabled={day === null}
        loading={add.isPending}
        aria-label={t("ui.settings.programs.addChangeTo", { name })}
      >
        {t("ui.settings.programs.addChange")}
      </Button>
    </form>
  );
}
