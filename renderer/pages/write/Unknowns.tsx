// The fields of a message that have no value: named before it leaves, each with a place to fill it in.
import { Text, TextInput } from "@mantine/core";
import type { Unknown } from "../../../electron/domain/templates/fill.ts";
import { t } from "../../words.ts";
import classes from "./Write.module.css";

export interface UnknownsProps {
  unknown: readonly Unknown[];
  typed: Readonly<Record<string, string>>;
  onType: (field: string, value: string) => void;
}

export function Unknowns({ unknown, typed, onType }: UnknownsProps) {
  if (unknown.length === 0) return null;
  return (
    <fieldset className={classes.unknowns}>
      <legend>{t("ui.write.unknown")}</legend>
      <Text size="sm" c="dimmed" mb="xs">
        {t("ui.write.unknownHint")}
      </Text>
      <div className={classes.fields}>
        {unknown.map(({ field, why }) => (
          <TextInput
            key={field}
            label={`{${field}}`}
            description={t(why === "no-such-field" ? "ui.write.noSuchField" : "ui.write.noValue")}
            value={typed[field] ?? ""}
            onChange={(event) => onType(field, event.currentTarget.value)}
            dir="auto"
          />
        ))}
      </div>
    </fieldset>
  );
}
