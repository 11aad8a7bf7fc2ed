// One lever's limits: each value edited where it stands; what can be reckoned is shown where nobody judged it.
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { certainties, type By } from "../../../../electron/domain/negotiation/stages.ts";
import { showAmount } from "../../../figures.ts";
import { readNumber, showNumber } from "../../../format.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { InlineSelect } from "../../../ui/InlineSelect.tsx";
import { originOf, useOrigins } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { amountField } from "../../settings/programs/percent.ts";
import type { Negotiation } from "../negotiation.ts";
import classes from "./Limits.module.css";
import { leverField, leverIn, leverTitle, readLeverField, sayLever } from "./lever.ts";
import { setLimit, type LimitRow } from "./limit.ts";

export interface LimitLineProps {
  negotiation: Negotiation;
  lever: string;
  ours: LimitRow | undefined;
  theirs: LimitRow | undefined;
  onRemove: () => void;
}

const sure = certainties.map((value) => ({ value, label: t(`ui.negotiations.limits.sure.${value}`) }));

export function LimitLine({ negotiation, lever: key, ours, theirs, onRemove }: LimitLineProps) {
  const { id, program } = negotiation;
  const { currency } = program;
  const lever = leverIn(negotiation, key);
  const title = leverTitle(key);
  const rowOf = (side: By): LimitRow | undefined => (side === "us" ? ours : theirs);
  const origins = { us: useOrigins(ours?.uid), them: useOrigins(theirs?.uid) };
  const originIn = (side: By, field: string) => originOf(origins[side], field);
  const at = (side: By) => ({ negotiationId: id, side, lever: key });
  const bound = (side: By, which: "ideal" | "walkAway") => {
    const row = rowOf(side);
    return (
      <InlineField
        label={t(`ui.negotiations.limits.of.${side}.${which}`, { lever: title })}
        hideLabel
        numeric
        clearable={false}
        value={row ? leverField(lever, row[which]) : null}
        placeholder="–"
        save={async (text) => {
          if (text !== null) await setLimit(at(side), { [which]: readLeverField(lever, text, currency) });
        }}
        origin={originIn(side, which)}
      />
    );
  };
  const perStep = (side: By) => {
    const row = rowOf(side);
    return (
      <InlineField
        label={t(`ui.negotiations.limits.of.${side}.perStep`, { lever: title })}
        hideLabel
        numeric
        readOnly={!row}
        value={row?.valuePerStep == null ? null : amountField(row.valuePerStep)}
        placeholder={reckoned(row, currency)}
        save={(text) => {
          const amount = text === null ? null : readNumber(text.replace(currency, ""));
          if (text !== null && amount === null) throw new Error(t("ui.negotiations.limits.wrong.amount"));
          return setLimit(at(side), { valuePerStep: amount });
        }}
        origin={originIn(side, "valuePerStep")}
      />
    );
  };
  const stepRow = ours ?? theirs;
  const grid = stepRow?.gridStep ?? null;
  const now = stepRow?.inForce ?? null;
  return (
    <tr data-lever={key}>
      <th scope="row">
        <div>{title}</div>
        {now !== null && (
          <div className={classes.now}>
            {t("ui.negotiations.limits.now", { value: sayLever(lever, now, currency) })}
          </div>
        )}
      </th>
      <td>{bound("us", "ideal")}</td>
      <td>{bound("us", "walkAway")}</td>
      <td>{perStep("us")}</td>
      <td className={classes.theirs}>{bound("them", "ideal")}</td>
      <td>{bound("them", "walkAway")}</td>
      <td>{perStep("them")}</td>
      <td>
        <InlineField
          label={t("ui.negotiations.limits.of.them.source", { lever: title })}
          hideLabel
          readOnly={!theirs}
          value={theirs?.source ?? null}
          placeholder={theirs ? t("ui.negotiations.limits.sourceHint") : "–"}
          save={(source) => setLimit(at("them"), { source })}
          origin={originIn("them", "source")}
        />
      </td>
      <td>
        {theirs ? (
          <InlineSelect
            label={t("ui.negotiations.limits.of.them.certainty", { lever: title })}
            value={theirs.certainty}
            data={sure}
            placeholder="–"
            save={(value) =>
              setLimit(at("them"), { certainty: certainties.find((one) => one === value) ?? null })
            }
            origin={originIn("them", "certainty")}
          />
        ) : (
          <span className={classes.nothing}>–</span>
        )}
      </td>
      <td className={classes.theirs}>
        <InlineField
          label={t("ui.negotiations.limits.of.step", { lever: title })}
          hideLabel
          numeric
          readOnly={!stepRow}
          value={stepRow?.step == null ? null : leverField(lever, stepRow.step)}
          placeholder={grid === null ? "–" : leverField(lever, grid)}
          save={(text) =>
            setLimit(at(stepRow?.side ?? "us"), {
              step: text === null ? null : readLeverField(lever, text, currency),
            })
          }
        />
      </td>
      <td>
        <ActionIcon
          size="sm"
          aria-label={t("ui.negotiations.limits.remove", { lever: title })}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      </td>
    </tr>
  );
}

/** What the numbers say of a step, where nobody judged it. */
function reckoned(row: LimitRow | undefined, currency: string): string {
  if (!row || row.known === null) return "–";
  return row.perStep === null
    ? t("ui.negotiations.limits.unknown")
    : t("ui.negotiations.limits.about", { amount: nearly(row.perStep, currency) });
}

/** What is reckoned is not known to the cent where it is large. */
const nearly = (amount: string, currency: string): string =>
  Math.abs(Number(amount)) < 100
    ? showAmount(amount, currency, true)
    : showNumber(Math.round(Number(amount)));
