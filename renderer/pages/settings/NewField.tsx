// Defines an own field: to whom it belongs, its name, its kind, and its choices where it has some.
import { Button, Select, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { asFailure, useWrite } from "../../api/client.ts";
import { t } from "../../words.ts";
import { owners, type OwnField } from "./ownField.ts";
import classes from "./Settings.module.css";

const kinds = ["text", "number", "day", "choice", "yesno"] as const satisfies readonly OwnField["kind"][];

export function NewField() {
  const create = useWrite((api) => api.ownFields.create);
  const [of, setOf] = useState<OwnField["of"]>("partner");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<OwnField["kind"]>("text");
  const [choices, setChoices] = useState<string[]>([]);
  const [error, setError] = useState<{ field: "name" | "choices"; text: string } | null>(null);

  const add = async (): Promise<void> => {
    if (name.trim() === "") return setError({ field: "name", text: t("ui.settings.fields.nameNeeded") });
    if (kind === "choice" && choices.length === 0)
      return setError({ field: "choices", text: t("ui.settings.fields.choicesNeeded") });
    try {
      await create.mutateAsync({ of, name: name.trim(), kind, ...(kind === "choice" ? { choices } : {}) });
      setName("");
      setChoices([]);
      setError(null);
    } catch (thrown) {
      const failure = asFailure(thrown);
      setError({ field: failure.field === "choices" ? "choices" : "name", text: failure.text });
    }
  };
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        className={classes.grow}
        label={t("ui.settings.fields.name")}
        value={name}
        error={error?.field === "name" && error.text}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
      />
      <Select
        className={classes.small}
        label={t("ui.settings.fields.of")}
        value={of}
        onChange={(value) => value && setOf(value)}
        data={owners.map((value) => ({ value, label: t(`ui.settings.fields.ofs.${value}`) }))}
        allowDeselect={false}
      />
      <Select
        className={classes.small}
        label={t("ui.settings.fields.kind")}
        value={kind}
        onChange={(value) => value && setKind(value)}
        data={kinds.map((value) => ({ value, label: t(`ui.settings.fields.kinds.${value}`) }))}
        allowDeselect={false}
      />
      {kind === "choice" && (
        <TagsInput
          className={classes.grow}
          label={t("ui.settings.fields.choices")}
          placeholder={t("ui.settings.fields.choicesHint")}
          value={choices}
          error={error?.field === "choices" && error.text}
          onChange={(value) => {
            setChoices(value);
            setError(null);
          }}
        />
      )}
      <Button type="submit" variant="default" loading={create.isPending}>
        {t("ui.settings.fields.add")}
      </Button>
    </form>
  );
}
