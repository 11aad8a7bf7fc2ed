// An own field's value, edited by its kind; the row around it says who wrote it.
import { readNumber, showNumber } from "../../format.ts";
import { DayField } from "../../ui/DayField.tsx";
import { InlineField } from "../../ui/InlineField.tsx";
import { InlineSelect } from "../../ui/InlineSelect.tsx";
import { t } from "../../words.ts";
import type { OwnField } from "../partners/columns.tsx";

export interface OwnFactProps {
  field: OwnField;
  value: string | null;
  save: (value: string | null) => Promise<unknown>;
}

export function OwnFact({ field, value, save }: OwnFactProps) {
  const { name, kind, choices } = field;
  const placeholder = t("ui.partner.notSet");
  if (kind === "day") return <DayField look="inline" label={name} hideLabel value={value} save={save} />;
  if (kind === "choice" || kind === "yesno") {
    const data =
      kind === "choice"
        ? (choices ?? [])
        : [
            { value: "yes", label: t("ui.names.yes") },
            { value: "no", label: t("ui.names.no") },
          ];
    return <InlineSelect label={name} value={value} data={data} placeholder={placeholder} save={save} />;
  }
  const shown =
    kind === "number" && value !== null && Number.isFinite(Number(value)) ? showNumber(Number(value)) : value;
  return (
    <InlineField
      label={name}
      hideLabel
      value={shown}
      placeholder={placeholder}
      save={(text) => {
        if (kind !== "number" || text === null) return save(text);
        const number = readNumber(text);
        return number === null ? Promise.reject(new Error(t("ui.partner.numberWrong"))) : save(number);
      }}
    />
  );
}
