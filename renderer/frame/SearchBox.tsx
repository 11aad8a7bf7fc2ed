// Find as you type: partners and people, opened by Enter; what was opened lately while it is empty.
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBuildingStore, IconSearch, IconUser } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useRead } from "../api/client.ts";
import { go, routes } from "../routes.ts";
import { t } from "../words.ts";
import classes from "./Frame.module.css";
import { useKeys } from "./keys.ts";
import { useRecent, type Found } from "./recent.ts";
import { showKeys } from "./showKeys.ts";

const optionIds = (row: Found): string => `${row.kind}:${row.id}`;

export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 60);
  const recent = useRecent();
  const combobox = useCombobox();
  const opened = combobox.dropdownOpened;
  const { data } = useRead(
    (api) => api.partners.suggest,
    { text: asked, limit: 8 },
    { enabled: opened && asked !== "" },
  );
  const rows: readonly Found[] = asked === "" ? recent : (data?.rows ?? []);
  const settled = asked === "" || data !== undefined;

  useKeys("ui.frame.keys.anywhere", [
    {
      keys: "mod+k",
      label: "ui.frame.keys.search",
      command: "search",
      run: () => {
        input.current?.focus();
        input.current?.select();
      },
    },
  ]);
  // New rows move the choice to the best one; the function stays the same while the combobox object does not.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (opened && asked !== "" && data) selectFirstOption();
  }, [opened, asked, data, selectFirstOption]);

  const open = (id: string): void => {
    const row = rows.find((one) => optionIds(one) === id);
    if (!row) return;
    combobox.closeDropdown();
    setText("");
    input.current?.blur();
    go(row.kind === "partner" ? routes.partner(row.id) : routes.person(row.id));
  };
  const empty = asked === "" ? t("ui.frame.search.start") : t("ui.frame.search.nothing", { text: asked });

  return (
    <Combobox store={combobox} onOptionSubmit={open} position="bottom-start">
      <Combobox.Target>
        <TextInput
          ref={input}
          className={classes.search}
          type="search"
          aria-label={t("ui.frame.search.label")}
          placeholder={t("ui.frame.search.placeholder")}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          rightSection={<span className={classes.keyHint}>{showKeys("mod+k")}</span>}
          rightSectionWidth={56}
          rightSectionPointerEvents="none"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            if (text !== "") setText("");
            else event.currentTarget.blur();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!settled}>
        <Combobox.Options aria-label={t("ui.frame.search.label")}>
          {rows.length === 0 && <Combobox.Empty>{empty}</Combobox.Empty>}
          {rows.length > 0 && asked === "" && (
            <Combobox.Header>{t("ui.frame.search.recent")}</Combobox.Header>
          )}
          {rows.map((row) => (
            <Combobox.Option key={optionIds(row)} value={optionIds(row)}>
              <span className={classes.option}>
                {row.kind === "partner" ? (
                  <IconBuildingStore size={16} stroke={1.6} aria-label={t("ui.frame.search.partner")} />
                ) : (
                  <IconUser size={16} stroke={1.6} aria-label={t("ui.frame.search.person")} />
                )}
                <span className={classes.optionName}>
                  <bdi>{row.name}</bdi>
                </span>
                <span className={classes.optionDetail}>
                  <bdi>{row.detail}</bdi>
                </span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
