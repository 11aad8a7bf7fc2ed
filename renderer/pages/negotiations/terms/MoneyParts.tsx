// The fixed sums of terms: a flat fee, a bonus for a goal, and the most that is paid.
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { t } from "../../../words.ts";
import { removePart } from "./draft.ts";
import { AmountField, OrdersField } from "./fields.tsx";
import { Choice, Part, partLabel, pers, type PartProps } from "./Part.tsx";
import classes from "./Terms.module.css";

const flatPers = [{ value: "once" as const, label: t("ui.terms.per.once") }, ...pers];
const ways = (["direct", "network"] as const).map((value) => ({
  value,
  label: t(`ui.negotiations.terms.paid.${value}`),
}));

export function FlatPart({ terms, onChange, checks, onLeave }: PartProps) {
  const { flat, currency } = terms;
  if (!flat) return null;
  const set = (change: Partial<NonNullable<Terms["flat"]>>): void =>
    onChange({ ...terms, flat: { ...flat, ...change } });
  return (
    <Part name={partLabel("flat")} onRemove={() => onChange(removePart(terms, "flat"))}>
      <AmountField
        checks={checks}
        onLeave={onLeave}
        hideLabel
        label={partLabel("flat")}
        path="flat.amount"
        amount={flat.amount}
        currency={currency}
        onChange={(amount) => set({ amount: amount ?? "" })}
      />
      <Choice
        label={t("ui.negotiations.terms.howOften")}
        value={flat.per}
        choices={flatPers}
        onChange={(per) => set({ per })}
        width="7rem"
      />
      <Choice
        label={t("ui.negotiations.terms.paidLabel")}
        value={flat.viaNetwork ? "network" : "direct"}
        choices={ways}
        onChange={(way) => set({ viaNetwork: way === "network" })}
        width="12rem"
      />
    </Part>
  );
}

const goals = (["orders", "value"] as const).map((value) => ({
  value,
  label: t(`ui.negotiations.terms.goal.${value}`),
}));

export function BonusPart({ terms, onChange, checks, onLeave }: PartProps) {
  const { bonus, currency } = terms;
  if (!bonus) return null;
  type Bonus = NonNullable<Terms["bonus"]>;
  const set = (change: Partial<Bonus>): void => onChange({ ...terms, bonus: { ...bonus, ...change } });
  const setWhen = (change: Partial<Bonus["when"]>): void => set({ when: { ...bonus.when, ...change } });
  const shared = { checks, onLeave, hideLabel: true };
  const goal = { label: t("ui.negotiations.terms.goalLabel"), path: "bonus.when.atLeast" };
  return (
    <Part name={partLabel("bonus")} onRemove={() => onChange(removePart(terms, "bonus"))}>
      <AmountField
        {...shared}
        label={partLabel("bonus")}
        path="bonus.amount"
        amount={bonus.amount}
        currency={currency}
        onChange={(amount) => set({ amount: amount ?? "" })}
      />
      <span className={classes.word}>{t("ui.negotiations.terms.from")}</span>
      {bonus.when.by === "orders" ? (
        <OrdersField
          {...shared}
          {...goal}
          count={bonus.when.atLeast}
          onChange={(atLeast) => setWhen({ atLeast })}
        />
      ) : (
        <AmountField
          {...shared}
          {...goal}
          amount={bonus.when.atLeast}
          currency={currency}
          onChange={(atLeast) => setWhen({ atLeast: atLeast ?? "" })}
        />
      )}
      <Choice
        label={t("ui.negotiations.terms.goalBy")}
        value={bonus.when.by}
        choices={goals}
        onChange={(by) => setWhen({ by })}
        width="7rem"
      />
      <Choice
        label={t("ui.negotiations.terms.perLabel")}
        value={bonus.when.per}
        choices={pers}
        onChange={(per) => setWhen({ per })}
        width="7rem"
      />
    </Part>
  );
}

const capBys = (["commission", "orders"] as const).map((value) => ({
  value,
  label: t(`ui.negotiations.terms.capBy.${value}`),
}));

export function CapPart({ terms, onChange, checks, onLeave }: PartProps) {
  const { cap, currency } = terms;
  if (!cap) return null;
  const set = (change: Partial<NonNullable<Terms["cap"]>>): void =>
    onChange({ ...terms, cap: { ...cap, ...change } });
  const shared = { checks, onLeave, hideLabel: true, label: partLabel("cap"), path: "cap.atMost" };
  return (
    <Part name={partLabel("cap")} onRemove={() => onChange(removePart(terms, "cap"))}>
      {cap.by === "orders" ? (
        <OrdersField {...shared} count={cap.atMost} onChange={(atMost) => set({ atMost })} />
      ) : (
        <AmountField
          {...shared}
          amount={cap.atMost}
          currency={currency}
          onChange={(atMost) => set({ atMost: atMost ?? "" })}
        />
      )}
      <Choice
        label={t("ui.negotiations.terms.capByLabel")}
        value={cap.by}
        choices={capBys}
        onChange={(by) => set({ by })}
        error={checks.error("cap.by")}
      />
      <Choice
        label={t("ui.negotiations.terms.perLabel")}
        value={cap.per}
        choices={pers}
        onChange={(per) => set({ per })}
        width="7rem"
      />
    </Part>
  );
}
