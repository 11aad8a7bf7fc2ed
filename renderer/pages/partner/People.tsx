// The people of a partner: each in one line with how to reach them; opened, everything about them is edited in place.
import { ActionIcon, Badge, Collapse, Group, Tooltip, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconMail, IconPhone } from "@tabler/icons-react";
import { useState } from "react";
import { openLink } from "../../ui/ItemList.tsx";
import { t } from "../../words.ts";
import classes from "./Partner.module.css";
import { AddPerson } from "./AddPerson.tsx";
import { emailLink, phoneLink } from "./links.ts";
import { PersonAvatar } from "./PersonAvatar.tsx";
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
      <span className={classes.reach}>
        {email && !doNotContact && (
          <Tooltip label={t("ui.partner.person.write", { value: email })}>
            <ActionIcon
              aria-label={t("ui.partner.person.write", { value: email })}
              onClick={() => openLink(emailLink(email).url)}
            >
              <IconMail size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        {phone && !doNotContact && (
          <Tooltip label={t("ui.partner.person.call", { value: phone })}>
            <ActionIcon
              data-phone
              aria-label={t("ui.partner.person.call", { value: phone })}
              onClick={() => openLink(phoneLink(phone).url)}
            >
              <IconPhone size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </span>
    </Group>
  );
}
