// The facts of a program beside its money, each edited where it stands.
import { useMemo } from "react";
import { timeZones, withValue } from "../../../places.ts";
import { FactRow, Facts } from "../../../ui/FactRow.tsx";
import { InlineField } from "../../../ui/InlineField.tsx";
import { InlineSelect } from "../../../ui/InlineSelect.tsx";
import { useOrigins } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { useWhose } from "../../changes/useWhose.tsx";
import { runBys, type RunBy } from "../../../../electron/domain/program.ts";
import { ClientField } from "./ClientField.tsx";
import { percentText, readPercent } from "./percent.ts";
import { networkChoices, networkOf, saveProgram, type Program } from "./program.ts";
import classes from "./Programs.module.css";

const runByChoices = runBys.map((value) => ({ value, label: t(`ui.settings.programs.runBys.${value}`) }));

export function ProgramFacts({ program, clients }: { program: Program; clients: string[] }) {
  const { id, uid, name } = program;
  const whose = useWhose(uid, useOrigins(uid));
  const save = (set: Parameters<typeof saveProgram>[1]) => saveProgram(id, set);
  const zones = useMemo(() => withValue(timeZones(), program.timeZone), [program.timeZone]);
  return (
    <div className={classes.facts}>
      <Facts whose={whose}>
        <FactRow label={t("ui.settings.programs.client")} log="clientId">
          <ClientField
            label={t("ui.settings.programs.clientOf", { name })}
            value={program.client}
            clients={clients}
            save={(client) => save({ client })}
          />
        </FactRow>
        <FactRow label={t("ui.settings.programs.network")} log="network">
          <InlineSelect
            label={t("ui.settings.programs.networkOf", { name })}
            value={networkOf(program)}
            data={networkChoices}
            clearable={false}
            searchable
            save={async (network) => {
              const known = networkChoices.find(({ value }) => value === network);
              return known && save({ network: known.value });
            }}
          />
        </FactRow>
        <FactRow label={t("ui.settings.programs.runBy")} log="runBy">
          <InlineSelect
            label={t("ui.settings.programs.runByOf", { name })}
            value={program.runBy}
            data={runByChoices}
            placeholder={t("ui.frame.notSet")}
            save={(runBy) => save({ runBy: runBy as RunBy | null })}
          />
        </FactRow>
        <FactRow label={t("ui.settings.programs.currency")} log="currency">
          <InlineField
            label={t("ui.settings.programs.currencyOf", { name })}
            hideLabel
            value={program.currency}
            clearable={false}
            save={async (value) => {
              const currency = (value ?? "").toUpperCase();
              if (!/^[A-Z]{3}$/.test(currency)) throw new Error(t("ui.settings.programs.currencyWrong"));
              return save({ currency });
            }}
          />
        </FactRow>
      </Facts>
      <Facts whose={whose}>
        <FactRow label={t("ui.settings.programs.ripening")} log="ripeningDays">
          <InlineField
            label={t("ui.settings.programs.ripeningOf", { name })}
            hideLabel
            value={String(program.ripeningDays)}
            clearable={false}
            save={async (value) => {
              const days = Number(value);
              if (!/^\d{1,3}$/.test(value ?? "") || days > 400)
                throw new Error(t("ui.settings.programs.ripeningWrong"));
              return save({ ripeningDays: days });
            }}
          />
        </FactRow>
        <FactRow label={t("ui.settings.programs.zone")} log="timeZone">
          <InlineSelect
            label={t("ui.settings.programs.zoneOf", { name })}
            value={program.timeZone}
            data={zones}
            searchable
            placeholder={t("ui.settings.programs.zoneNone")}
            save={(timeZone) => save({ timeZone })}
          />
        </FactRow>
        <FactRow label={t("ui.settings.programs.target")} log="targetRoiBp">
          <InlineField
            label={t("ui.settings.programs.targetOf", { name })}
            hideLabel
            value={program.targetRoiBp === null ? null : percentText(program.targetRoiBp)}
            placeholder={t("ui.frame.notSet")}
            save={async (value) => {
              const targetRoiBp = value === null ? null : readPercent(value);
              if (value !== null && targetRoiBp === null)
                throw new Error(t("ui.settings.programs.percentWrong"));
              return save({ targetRoiBp });
            }}
          />
        </FactRow>
      </Facts>
    </div>
  );
}
