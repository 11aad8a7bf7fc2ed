// One rate by hand: a day, two currencies, a number.
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { asFailure, useWrite } from "../../../api/client.ts";
import { readNumber, today } from "../../../format.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { t } from "../../../words.ts";
import settings from "../Settings.module.css";
import classes from "./Rates.module.css";

type Field = "on" | "from" | "to" | "rate";

export function NewRate() {
  const add = useWrite((api) => api.rates.set);
  const [on, setOn] = useState<string | null>(today);
  const [draft, setDraft] = useState({ from: "EUR", to: "", rate: "" });
  const [error, setError] = useState<{ field: string; text: string } | null>(null);
  const change = (part: Partial<typeof draft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    setError(null);
  };
  const save = async (): Promise<void> => {
    const [from, to] = [draft.from.trim().toUpperCase(), draft.to.trim().toUpperCase()];
    const rate = readNumber(draft.rate);
    const wrong = [["from", from] as const, ["to", to] as const].find(
      ([, value]) => !/^[A-Z]{3}$/.test(value),
    );
    if (on === null) return setError({ field: "on", text: t("ui.settings.rates.dayNeeded") });
    if (wrong) return setError({ field: wrong[0], text: t("ui.settings.programs.currencyWrong") });
    if (rate === null) return setError({ field: "rate", text: t("ui.settings.rates.rateWrong") });
    try {
      await add.mutateAsync({ on, from, to, rate });
      change({ rate: "" });
    } catch (thrown) {
      const failure = asFailure(thrown);
      setError({ field: failure.field ?? "rate", text: failure.text });
    }
  };
  const at = (field: Field) => (error?.field === field ? error.text : undefined);
  return (
    <form
      className={`${settings.row} ${settings.top}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={classes.day}>
        <DayField label={t("ui.settings.rates.on")} value={on} lean="behind" save={(day) => setOn(day)} />
      </div>
      {(["from", "to"] as const).map((field) => (
        <TextInput
          key={field}
          className={classes.currency}
          label={t(`ui.settings.rates.${field}`)}
          placeholder={field === "to" ? "USD" : "EUR"}
          maxLength={3}
          value={draft[field]}
          error={at(field)}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        className={classes.rate}
        label={t("ui.settings.rates.rate")}
        inputMode="decimal"
        placeholder="1.0853"
        value={draft.rate}
        error={at("rate") ?? at("on")}
        onChange={(event) => change({ rate: event.currentTarget.value })}
      />
      <Button type="submit" variant="default" loading={add.isPending}>
        {t("ui.settings.rates.add")}
      </Button>
    </form>
  );
}
