// One partner, found while typing, or all of them.
import { Select } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { t } from "../../words.ts";
import classes from "./Payouts.module.css";

export interface PartnerChoiceProps {
  value: { id: number; name: string } | null;
  onChange: (id: number | null) => void;
}

export function PartnerChoice({ value, onChange }: PartnerChoiceProps) {
  const [text, setText] = useState("");
  const { data } = useRead((api) => api.partners.suggest, {
    text: text === value?.name ? "" : text.trim(),
    limit: 20,
  });
  const found = (data?.rows ?? [])
    .filter(({ kind, id }) => kind === "partner" && id !== value?.id)
    .map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Select
      className={classes.partner}
      label={t("ui.agreements.payout.partner")}
      placeholder={t("ui.agreements.payout.allPartners")}
      data={[...(value ? [{ value: String(value.id), label: value.name }] : []), ...found]}
      value={value ? String(value.id) : null}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("ui.agreements.payout.allPartners") }}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={t("ui.agreements.payout.partnerNone")}
      maxDropdownHeight={260}
      dir="auto"
    />
  );
}
