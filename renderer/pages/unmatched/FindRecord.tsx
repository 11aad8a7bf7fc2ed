// A person or a partner found while typing; the best match is the one that Enter takes.
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useRead } from "../../api/client.ts";
import { t } from "../../words.ts";
import classes from "./Unmatched.module.css";

export interface Found {
  id: number;
  name: string;
  detail: string;
}

export interface FindRecordProps {
  of: "person" | "partner";
  label: string;
  description?: string;
  /** What is looked for at first. */
  start?: string;
  takeFocus?: boolean;
  onFound: (found: Found) => void;
}

const most = 8;

/** The options for a text; null while the first answer is on its way. */
function useFound(of: FindRecordProps["of"], wanted: string): Found[] | null {
  const people = useRead(
    (api) => api.contacts.list,
    { ...(wanted !== "" && { search: wanted }), limit: most },
    { enabled: of === "person" && wanted !== "" },
  );
  const partners = useRead(
    (api) => api.partners.suggest,
    { text: wanted, limit: 40 },
    { enabled: of === "partner" },
  );
  if (of === "person") {
    if (wanted === "") return [];
    return (
      people.data?.rows.map(({ id, fullName, partner, emails }) => ({
        id,
        name: fullName,
        detail: partner ?? emails[0] ?? "",
      })) ?? null
    );
  }
  return partners.data?.rows.filter(({ kind }) => kind === "partner").slice(0, most) ?? null;
}

export function FindRecord({ of, label, description, start = "", takeFocus, onFound }: FindRecordProps) {
  const [text, setText] = useState(start);
  // The options are always there: closed, Enter would take none of them.
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption } = combobox;
  const input = useRef<HTMLInputElement>(null);
  const wanted = text.trim();
  const found = useFound(of, wanted);
  const first = found?.[0]?.id;
  useEffect(() => {
    if (first !== undefined) selectFirstOption();
  }, [first, selectFirstOption]);
  useEffect(() => {
    if (!takeFocus) return;
    input.current?.focus();
    input.current?.select();
  }, [takeFocus]);
  const none =
    wanted === ""
      ? t("ui.said.tray.typeName")
      : t(of === "person" ? "ui.said.tray.nothingFound" : "ui.said.tray.noPartnerFound");
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(value) => {
        const one = found?.find(({ id }) => String(id) === value);
        if (one) onFound(one);
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          ref={input}
          label={label}
          description={description}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          dir="auto"
        />
      </Combobox.EventsTarget>
      <Combobox.Options mt={4} className={classes.options} aria-label={label}>
        {found?.map(({ id, name, detail }) => (
          <Combobox.Option key={id} value={String(id)} className={classes.option}>
            <bdi className={classes.optionName}>{name}</bdi>
            <bdi className={classes.optionDetail}>{detail}</bdi>
          </Combobox.Option>
        ))}
        {found?.length === 0 && <Combobox.Empty>{none}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}
