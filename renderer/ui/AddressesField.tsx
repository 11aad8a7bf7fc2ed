// Several e-mail addresses in one field: each is checked as it is entered; what is none stays in the field to be put right.
import { TagsInput } from "@mantine/core";
import { useRef, useState } from "react";
import { emailKey } from "../../electron/domain/text/email.ts";
import { t } from "../words.ts";

export interface AddressesFieldProps {
  label: string;
  description?: string;
  value: readonly string[];
  onChange: (addresses: string[]) => void;
  className?: string | undefined;
}

export function AddressesField({ label, description, value, onChange, className }: AddressesFieldProps) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const refused = useRef(false);
  const change = (next: string[]): void => {
    const read = next.map((one) => ({ one: one.trim(), email: emailKey(one) }));
    const bad = read.find(({ email }) => email === null);
    const known = new Map(read.flatMap(({ email }) => (email ? [[email.key, email.address] as const] : [])));
    refused.current = bad !== undefined;
    // Where it does not empty itself, the next sign that is typed counts.
    setTimeout(() => (refused.current = false));
    setWrong(bad?.one ?? null);
    setText(bad?.one ?? "");
    if (known.size !== value.length || [...known.values()].some((one) => !value.includes(one)))
      onChange([...known.values()]);
  };
  return (
    <TagsInput
      className={className}
      label={label}
      description={description}
      placeholder={value.length === 0 ? t("ui.said.own.placeholder") : undefined}
      value={[...value]}
      onChange={change}
      searchValue={text}
      onSearchChange={(next) => {
        // The field empties itself after each entry; a wrong one stays.
        if (refused.current) {
          refused.current = false;
          return;
        }
        setText(next);
        setWrong(null);
      }}
      splitChars={[",", ";"]}
      acceptValueOnBlur
      error={wrong === null ? undefined : t("ui.said.own.wrong", { value: wrong })}
      inputWrapperOrder={["label", "input", "error", "description"]}
      maxLength={254}
    />
  );
}
