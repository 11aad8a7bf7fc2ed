// Negotiations: from how many days on one that waits comes to Today, and what money costs for the days it is paid sooner.
import { useSetting, type NumberSetting } from "./useSetting.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { Text } from "@mantine/core";
import { t } from "../../../words.ts";
import settingsClasses from "../Settings.module.css";
import { percentText, readPercent } from "../programs/percent.ts";
import { showNumber } from "../../../format.ts";

const waiting: NumberSetting = { key: "negotiationDays", usual: 3, least: 1, most: 365 };
const capital: NumberSetting = { key: "capitalRateBp", usual: 800, least: 0, most: 10_000 };

export function Negotiations() {
  const days = useSetting(waiting);
  const rate = useSetting(capital);
  return (
    <div className={settingsClasses.stack}>
      <div className={settingsClasses.field}>
        <InlineField
          label={t("ui.agreements.settings.days")}
          value={days.value === undefined ? null : showNumber(days.value)}
          clearable={false}
          save={async (text) => days.save(Number(text), "ui.agreements.settings.daysWrong")}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t("ui.agreements.settings.daysHint")}
        </Text>
      </div>
      <div className={settingsClasses.field}>
        <InlineField
          label={t("ui.agreements.settings.capital")}
          value={rate.value === undefined ? null : percentText(rate.value)}
          clearable={false}
          save={async (text) => rate.save(readPercent(text ?? ""), "ui.agreements.settings.capitalWrong")}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t("ui.agreements.settings.capitalHint")}
        </Text>
      </div>
    </div>
  );
}
