// What is paid for, and how much of it: the basis with its rate and amount.
import { bases, type Basis } from "../../../../electron/domain/terms/shape.ts";
import { paysShare } from "../../../../electron/domain/terms/problems.ts";
import { t } from "../../../words.ts";
import { withBasis } from "./draft.ts";
import { AmountField, PercentField } from "./fields.tsx";
import { Choice, Part, type PartProps } from "./Part.tsx";

const choices = bases.map((value) => ({ value, label: t(`ui.negotiations.terms.basis.${value}`) }));

export function RatePart({ terms, onChange, checks, onLeave }: PartProps) {
  const { basis, rateBp, perAction, currency } = terms;
  const shared = { checks, onLeave, hideLabel: true };
  return (
    <Part name={t("ui.negotiations.terms.rate")}>
      <Choice<Basis>
        label={t("ui.negotiations.terms.basisLabel")}
        value={basis}
        choices={choices}
        onChange={(next) => onChange(withBasis(terms, next))}
        width="15rem"
      />
      {paysShare(basis) && (
        <PercentField
          {...shared}
          key="rate"
          label={t("ui.negotiations.terms.share")}
          path="rateBp"
          bp={rateBp}
          onChange={(bp) => onChange({ ...terms, rateBp: bp })}
          focusFirst
        />
      )}
      {basis !== "percent" && (
        <AmountField
          {...shared}
          key="amount"
          label={t(`ui.negotiations.terms.perAction.${basis}`)}
          path="perAction"
          amount={perAction}
          currency={currency}
          onChange={(amount) => onChange({ ...terms, perAction: amount })}
          focusFirst={!paysShare(basis)}
        />
      )}
    </Part>
  );
}
