// Tiers: by what and in which period they count, and a step for each threshold.
import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { paysShare } from "../../../../electron/domain/terms/problems.ts";
import type { Tiers } from "../../../../electron/domain/terms/shape.ts";
import { t } from "../../../words.ts";
import { removePart } from "./draft.ts";
import { AmountField, OrdersField, PercentField } from "./fields.tsx";
import { Choice, Part, partLabel, pers, type PartProps } from "./Part.tsx";
import classes from "./Terms.module.css";

type Step = Tiers["steps"][number];
const bys = (["orders", "value"] as const).map((value) => ({
  value,
  label: t(`ui.negotiations.terms.by.${value}`),
}));
const modes = (["marginal", "retroactive"] as const).map((value) => ({
  value,
  label: t(`ui.negotiations.terms.mode.${value}`),
}));

export function TiersPart({ terms, onChange, checks, onLeave }: PartProps) {
  // Steps that were taken away in between leave the others' fields as they are.
  const [keys, setKeys] = useState(() => terms.tiers?.steps.map((_, at) => at) ?? []);
  const { tiers, basis, currency } = terms;
  if (!tiers) return null;
  const set = (change: Partial<Tiers>): void => onChange({ ...terms, tiers: { ...tiers, ...change } });
  const setStep = (at: number, change: Partial<Step>): void =>
    set({ steps: tiers.steps.map((step, place) => (place === at ? { ...step, ...change } : step)) });
  const shared = { checks, onLeave, hideLabel: true };
  const add = (): void => {
    setKeys([...keys, Math.max(-1, ...keys) + 1]);
    set({ steps: [...tiers.steps, { from: "" }] });
  };
  const drop = (at: number): void => {
    setKeys(keys.filter((_, place) => place !== at));
    set({ steps: tiers.steps.filter((_, place) => place !== at) });
  };
  return (
    <Part name={partLabel("tiers")} onRemove={() => onChange(removePart(terms, "tiers"))}>
      <Choice
        label={t("ui.negotiations.terms.byLabel")}
        value={tiers.by}
        choices={bys}
        onChange={(by) => set({ by })}
        width="7rem"
        error={checks.warning("tiers.by")}
      />
      <Choice
        label={t("ui.negotiations.terms.perLabel")}
        value={tiers.per}
        choices={pers}
        onChange={(per) => set({ per })}
        width="7rem"
      />
      <Choice
        label={t("ui.negotiations.terms.modeLabel")}
        value={tiers.mode}
        choices={modes}
        onChange={(mode) => set({ mode })}
        width="16.5rem"
      />
      <ol className={classes.steps}>
        {tiers.steps.map((step, at) => {
          const path = `tiers.steps.${at}`;
          const number = { number: at + 1 };
          const warning = checks.warning(path);
          return (
            <li key={keys[at] ?? at} className={classes.step}>
              <span className={classes.word}>{t("ui.negotiations.terms.above")}</span>
              {tiers.by === "orders" ? (
                <OrdersField
                  {...shared}
                  key="orders"
                  label={t("ui.negotiations.terms.stepFromOrders", number)}
                  path={`${path}.from`}
                  count={step.from}
                  onChange={(from) => setStep(at, { from })}
                />
              ) : (
                <AmountField
                  {...shared}
                  key="value"
                  label={t("ui.negotiations.terms.stepFromValue", number)}
                  path={`${path}.from`}
                  amount={step.from}
                  currency={currency}
                  onChange={(from) => setStep(at, { from: from ?? "" })}
                />
              )}
              <span className={classes.word}>
                {t(
                  tiers.by === "orders"
                    ? "ui.negotiations.terms.ordersPay"
                    : "ui.negotiations.terms.valuePays",
                )}
              </span>
              {paysShare(basis) && (
                <PercentField
                  {...shared}
                  key="rate"
                  label={t("ui.negotiations.terms.stepRate", number)}
                  path={`${path}.rateBp`}
                  bp={step.rateBp}
                  onChange={(rateBp) => setStep(at, { rateBp })}
                />
              )}
              {basis !== "percent" && (
                <AmountField
                  {...shared}
                  key="amount"
                  label={t("ui.negotiations.terms.stepAmount", number)}
                  path={`${path}.perAction`}
                  amount={step.perAction}
                  currency={currency}
                  onChange={(perAction) => setStep(at, { perAction })}
                />
              )}
              {tiers.steps.length > 1 && (
                <ActionIcon
                  size="sm"
                  aria-label={t("ui.negotiations.terms.dropStep", number)}
                  onClick={() => drop(at)}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
              {warning && <span className={classes.warning}>{warning}</span>}
            </li>
          );
        })}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={add}
      >
        {t("ui.negotiations.terms.addStep")}
      </Button>
    </Part>
  );
}
