// Who a sender is: the five choices, each with its own small form; one of them settles all mail of the sender.
import { Button, Group, Kbd, Text, TextInput, Tooltip } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { companyName, personName } from "../../../electron/domain/mail/newcomer.ts";
import { t } from "../../words.ts";
import { FindRecord, type Found } from "./FindRecord.tsx";
import { Leave } from "./Leave.tsx";
import { choices, nameOf, settle, type As, type Choice, type Waiting } from "./settle.ts";
import classes from "./Unmatched.module.css";

export interface ChoicesProps {
  sender: Waiting;
  choice: Choice | null;
  onChoice: (choice: Choice | null) => void;
  /** All mail of the sender is settled. */
  onSettled: () => void;
  /** Where the keys work, they are shown beside their words. */
  withKeys?: boolean;
}

export const choiceKeys: Record<Choice, string> = {
  person: "p",
  newPerson: "n",
  newPartner: "r",
  partner: "o",
  ignore: "i",
};

/** What is not plain from the words. */
const hints = {
  newPerson: "ui.said.tray.newPersonHint",
  partner: "ui.said.tray.partnerHint",
  ignore: "ui.said.tray.ignoreHint",
} as const;

export function Choices({ sender, choice, onChoice, onSettled, withKeys = false }: ChoicesProps) {
  const [busy, setBusy] = useState(false);
  const give = async (as: As, name?: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    if (await settle(sender.address, as, name)) {
      onChoice(null);
      onSettled();
    }
    setBusy(false);
  };
  if (choice !== null && choice !== "ignore") {
    return (
      <Leave onLeave={() => onChoice(null)}>
        <Form
          key={`${choice} ${sender.address}`}
          choice={choice}
          sender={sender}
          busy={busy}
          give={(as, name) => void give(as, name)}
        />
      </Leave>
    );
  }
  // Without an address there is nobody to ignore.
  const shown = choices.filter((one) => one !== "ignore" || sender.address !== "");
  return (
    <fieldset className={classes.choices} data-keys={withKeys || undefined}>
      <legend className={classes.legend}>{t("ui.said.tray.what")}</legend>
      {shown.map((one) => (
        <Tooltip
          key={one}
          label={one in hints ? t(hints[one as keyof typeof hints]) : ""}
          disabled={!(one in hints)}
          multiline
          maw="20rem"
        >
          <Button
            variant={one === "person" ? "light" : "default"}
            size="compact-md"
            justify={withKeys ? "space-between" : "center"}
            disabled={busy}
            rightSection={withKeys && <Kbd size="xs">{choiceKeys[one].toUpperCase()}</Kbd>}
            onClick={() => (one === "ignore" ? void give("ignore") : onChoice(one))}
          >
            {t(`ui.said.tray.${one}`)}
          </Button>
        </Tooltip>
      ))}
    </fieldset>
  );
}

interface FormProps {
  choice: Exclude<Choice, "ignore">;
  sender: Waiting;
  busy: boolean;
  give: (as: As, name: string) => void;
}

function Form({ choice, sender, busy, give }: FormProps) {
  if (choice === "person")
    return (
      <FindRecord
        of="person"
        label={t("ui.said.tray.findPerson")}
        description={t("ui.said.tray.personHint")}
        start={personName(sender.name, sender.address)}
        takeFocus
        onFound={({ id, name }) => give({ contactId: id }, name)}
      />
    );
  if (choice === "partner")
    return (
      <FindRecord
        of="partner"
        label={t("ui.said.tray.findPartner")}
        description={t("ui.said.tray.partnerHint")}
        takeFocus
        onFound={({ id, name }) => give({ partnerId: id }, name)}
      />
    );
  return <Newcomer sender={sender} busy={busy} atNew={choice === "newPartner"} give={give} />;
}

/** A person who is not here yet, at a partner who is or is not. */
function Newcomer({ sender, busy, atNew, give }: Omit<FormProps, "choice"> & { atNew: boolean }) {
  const [name, setName] = useState(() => personName(sender.name, sender.address));
  const [company, setCompany] = useState(() => companyName(sender.address));
  // A partner that the domain belongs to needs no looking for.
  const [partner, setPartner] = useState<Found | null>(() => {
    const { partnerId = null, shown = "" } = sender.proposal ?? {};
    return partnerId === null ? null : { id: partnerId, name: shown, detail: "" };
  });
  const first = useRef<HTMLInputElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus();
    first.current?.select();
  }, []);
  const fullName = name.trim() || nameOf(sender);
  const made = company.trim() || fullName;
  const save = (): void =>
    give(
      atNew
        ? { newContact: { fullName }, newPartner: { name: made } }
        : { newContact: { fullName }, partnerId: partner?.id ?? null },
      fullName,
    );
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save();
      }}
    >
      {atNew && (
        <TextInput
          ref={first}
          label={t("ui.said.tray.partnerName")}
          value={company}
          placeholder={fullName}
          onChange={(event) => setCompany(event.currentTarget.value)}
          maxLength={200}
          dir="auto"
        />
      )}
      <TextInput
        ref={atNew ? undefined : first}
        label={t("ui.said.tray.name")}
        value={name}
        placeholder={nameOf(sender)}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        dir="auto"
      />
      {!atNew && partner === null && (
        <FindRecord
          of="partner"
          label={t("ui.said.tray.findPartner")}
          onFound={(found) => {
            setPartner(found);
            // What was found is shown in place of the field: the keyboard goes on at the button.
            setTimeout(() => add.current?.focus());
          }}
        />
      )}
      {!atNew && partner !== null && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t("ui.names.field.partner")}
          </Text>
          <bdi>{partner.name}</bdi>
          <Button variant="subtle" size="compact-sm" onClick={() => setPartner(null)}>
            {t("ui.said.tray.other")}
          </Button>
        </Group>
      )}
      <Button ref={add} type="submit" className={classes.back} loading={busy}>
        {t("ui.said.tray.save")}
      </Button>
    </form>
  );
}
