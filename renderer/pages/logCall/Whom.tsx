// Whom it was with: partners and people found while typing, arrows choose; what nobody is called becomes a new partner.
import { ActionIcon, Combobox, Group, Text, TextInput, useCombobox } from "@mantine/core";
import { IconBuilding, IconPlus, IconUser, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useRead } from "../../api/client.ts";
import { t } from "../../words.ts";
import classes from "./LogCall.module.css";

export type Whom =
  | { kind: "partner" | "contact"; id: number; partnerId: number | null; name: string; detail: string | null }
  | { kind: "new"; name: string };

export interface WhomFieldProps {
  /** Default "With whom". */
  label?: string;
  value: Whom | null;
  onChange: (whom: Whom | null) => void;
  error: string | null;
}

export function WhomField({ label = t("ui.logCall.who"), value, onChange, error }: WhomFieldProps) {
  const [cleared, setCleared] = useState(false);
  if (value) {
    return (
      <Chosen
        label={label}
        whom={value}
        onClear={() => {
          setCleared(true);
          onChange(null);
        }}
      />
    );
  }
  return <Find label={label} onChange={onChange} error={error} takeFocus={cleared} />;
}

interface ChosenProps {
  label: string;
  whom: Whom;
  onClear: () => void;
}

function Chosen({ label, whom, onClear }: ChosenProps) {
  const note = whom.kind === "new" ? t("ui.logCall.isNew") : whom.detail;
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Group className={classes.chosen} gap="xs" wrap="nowrap">
        <WhomIcon kind={whom.kind} />
        <Text className={classes.name} dir="auto">
          {whom.name}
          {note && (
            <Text span c="dimmed" size="sm">
              {" · "}
              {note}
            </Text>
          )}
        </Text>
        <ActionIcon aria-label={t("ui.logCall.clear")} onClick={onClear}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </div>
  );
}

const icons = { partner: IconBuilding, contact: IconUser, new: IconPlus } as const;

function WhomIcon({ kind }: { kind: Whom["kind"] }) {
  const Icon = icons[kind];
  return <Icon size={16} className={classes.icon} aria-hidden />;
}

interface FindProps extends Pick<WhomFieldProps, "onChange" | "error"> {
  label: string;
  takeFocus: boolean;
}

function Find({ label, onChange, error, takeFocus }: FindProps) {
  const [text, setText] = useState("");
  const combobox = useCombobox();
  const { selectFirstOption } = combobox;
  const input = useRef<HTMLInputElement>(null);
  const wanted = text.trim();
  const {
    data,
    isPlaceholderData,
    error: failed,
  } = useRead((api) => api.partners.suggest, { text: wanted, limit: 8 });
  const rows = data?.rows ?? [];
  const isKnown = rows.some(
    (row) => row.name.localeCompare(wanted, undefined, { sensitivity: "base" }) === 0,
  );

  // The best match is always the one that Enter takes.
  useEffect(() => {
    if (data && !isPlaceholderData) selectFirstOption();
  }, [data, isPlaceholderData, selectFirstOption]);
  useEffect(() => {
    if (takeFocus) input.current?.focus();
  }, [takeFocus]);

  const choose = (option: string): void => {
    if (option === "new") return onChange({ kind: "new", name: wanted });
    const row = rows.find((row) => option === `${row.kind}-${row.id}`);
    if (row) onChange(row);
  };
  // A fast typist's Enter comes before the answer to the last letter: it takes the best match of that answer.
  const entered = useRef(false);
  const settled = data !== undefined && !isPlaceholderData;
  const [best] = rows;
  useEffect(() => {
    if (!entered.current || !settled) return;
    entered.current = false;
    if (best) onChange(best);
    else if (wanted !== "") onChange({ kind: "new", name: wanted });
  }, [settled, best, wanted, onChange]);
  const onEnter = (event: KeyboardEvent): void => {
    const chosen = settled && combobox.getSelectedOptionIndex() >= 0;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || chosen || wanted === "") return;
    event.preventDefault();
    event.stopPropagation();
    entered.current = true;
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} classNames={{ option: classes.option }}>
      <Combobox.Target>
        <TextInput
          ref={input}
          label={label}
          placeholder={t("ui.logCall.whoHint")}
          value={text}
          error={error ?? failed?.text}
          data-autofocus
          autoComplete="off"
          dir="auto"
          onKeyDownCapture={onEnter}
          onChange={(event) => {
            setText(event.currentTarget.value);
            entered.current = false;
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah="17rem" className={classes.options} aria-label={label}>
          {rows.map((row) => (
            <Combobox.Option key={`${row.kind}-${row.id}`} value={`${row.kind}-${row.id}`}>
              <Group gap="xs" wrap="nowrap">
                <WhomIcon kind={row.kind} />
                <Text className={classes.name} dir="auto">
                  {row.name}
                </Text>
                <Text c="dimmed" size="sm" className={classes.detail} dir="auto">
                  {row.detail}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
          {wanted !== "" && !isKnown && (
            <Combobox.Option value="new">
              <Group gap="xs" wrap="nowrap">
                <WhomIcon kind="new" />
                <Text className={classes.name} dir="auto">
                  {t("ui.logCall.newPartner", { text: wanted })}
                </Text>
              </Group>
            </Combobox.Option>
          )}
          {wanted === "" && rows.length === 0 && <Combobox.Empty>{t("ui.logCall.whoStart")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
