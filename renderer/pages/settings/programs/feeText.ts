// A network's fee in a few words: "30% of commission", "EUR 1.50 an order".
import { t } from "../../../words.ts";
import { amountField, percentText } from "./percent.ts";
import type { Fee } from "./program.ts";

export function feeText({ kind, value }: Fee, currency: string): string {
  if (Number(value) === 0) return t("ui.settings.programs.noFee");
  const shown =
    kind === "perOrder" ? `${currency} ${amountField(String(value))}` : percentText(Number(value));
  return t(`ui.settings.programs.feeIs.${kind}`, { value: shown });
}
