// The people of a partner: each in one line with how to reach them; opened, everything about them is edited in place.
import {
  ActionIcon,
  Avatar,
  Badge,
  Button,
  Collapse,
  Group,
  TextInput,
  Tooltip,
  UnstyledButton,
} from "@mantine/core";
import { IconChevronDown, IconMail, IconPhone, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { asFailure, call } from "../../api/client.ts";
import { openLink } from "../../ui/ItemList.tsx";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Partner.module.css";
import { PersonFacts } from "./PersonFacts.tsx";
import type { PersonRow } from "./record.ts";

export function People({ partnerId, people }: { partnerId: number; people: readonly PersonRow[] }) {
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <>
      {people.map((person) => (
        <div key={person.id} className={classes.person}>
          <PersonLine
            person={person}
            opened={person.id === opened}
            onToggle={() => setOpened((before) => (before === person.id ? null : person.id))}
          />
          <Collapse expanded={person.id === opened} transitionDuration={100}>
            {person.id === opened && (
              <div className={classes.personBody}>
                <PersonFacts id={person.id} />
              </div>
            )}
          </Collapse>
        </div>
      ))}
      <AddPerson partnerId={partnerId} onMade={setOpened} />
    </>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((part) => [...part].slice(0, 1))
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join("")
    .toUpperCase();

export const PersonAvatar = ({
  name,
  photo,
  size = 32,
}: {
  name: string;
  photo?: string | null;
  size?: number;
}) => (
  <Avatar src={photo ?? null} size={size} alt="" aria-hidden>
    {initials(name)}
  </Avatar>
);

function PersonLine({
  person,
  opened,
  onToggle,
}: {
  person: PersonRow;
  opened: boolean;
  onToggle: () => void;
}) {
  const { fullName, role, emails, phones, doNotContact } = person;
  const [email] = emails;
  const [phone] = phones;
  return (
    <Group gap={4} wrap="nowrap">
      <UnstyledButton
        className={classes.personRow}
        onClick={onToggle}
        aria-expanded={opened}
        title={t(opened ? "ui.partner.person.hide" : "ui.partner.person.show", { name: fullName })}
      >
        <PersonAvatar name={fullName} />
        <span className={classes.grow}>
          <span className={classes.personLine}>
            <bdi className={classes.personName}>{fullName}</bdi>
            {role && <span className={classes.meta}> {role}</span>}
          </span>
          <span className={`${classes.personLine} ${classes.meta}`}>
            {[email, phone].filter(Boolean).join(" · ")}
          </span>
        </span>
        {doNotContact && (
          <Badge variant="default" size="sm">
            {t("ui.partner.person.doNotContact")}
          </Badge>
        )}
        <IconChevronDown size={15} aria-hidden style={{ transform: opened ? "rotate(180deg)" : undefined }} />
      </UnstyledButton>
      {!doNotContact && (
        <span className={classes.reach}>
          {email && (
            <Tooltip label={t("ui.partner.person.write", { value: email })}>
              <ActionIcon
                aria-label={t("ui.partner.person.write", { value: email })}
                onClick={() => openLink(`mailto:${email}`)}
              >
                <IconMail size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
          {phone && (
            <Tooltip label={t("ui.partner.person.call", { value: phone })}>
              <ActionIcon
                aria-label={t("ui.partner.person.call", { value: phone })}
                onClick={() => openLink(telLink(phone))}
              >
                <IconPhone size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      )}
    </Group>
  );
}

export const telLink = (phone: string): string => `tel:${phone.replaceAll(/[^+\d]/g, "")}`;

function AddPerson({ partnerId, onMade }: { partnerId: number; onMade: (id: number) => void }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [error, setError] = useState<{ text: string; field?: string | undefined } | null>(null);
  const save = async (): Promise<void> => {
    if (name.trim() === "") return;
    try {
      const made = await call((api) => api.contacts.create, {
        partnerId,
        fullName: name.trim(),
        ...(email.trim() !== "" && { emails: [email.trim()] }),
      });
      sayWithUndo(t("ui.partner.peoplePage.created", { name: name.trim() }), made.batchId);
      setName("");
      setEmail("");
      setError(null);
      setOpen(false);
      onMade(made.id);
    } catch (failure) {
      setError(asFailure(failure));
    }
  };
  if (!open) {
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        mt={4}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t("ui.partner.person.add")}
      </Button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        event.nativeEvent.stopImmediatePropagation();
        setOpen(false);
      }}
    >
      <Group gap="xs" align="flex-end" mt="xs">
        <TextInput
          label={t("ui.partner.person.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error && error.field !== "emails" ? error.text : undefined}
          autoFocus
          dir="auto"
          flex={1}
          miw="9rem"
        />
        <TextInput
          label={t("ui.partner.person.email")}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={error?.field === "emails" ? error.text : undefined}
          flex={1}
          miw="9rem"
        />
        <Button type="submit" disabled={name.trim() === ""}>
          {t("ui.frame.add")}
        </Button>
      </Group>
    </form>
  );
}
