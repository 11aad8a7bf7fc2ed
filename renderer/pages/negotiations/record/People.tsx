// Who takes part in a negotiation: people of the partner, put on and taken off.
import { ActionIcon, Anchor, Menu } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useRead } from "../../../api/client.ts";
import { href, routes } from "../../../routes.ts";
import { LineOrigin } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import { linkTo, unlinkFrom } from "../actions.tsx";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";

export function People({ negotiation: { id, partner, people } }: { negotiation: Negotiation }) {
  const { data } = useRead((api) => api.contacts.list, { partnerId: partner.id, limit: 200 });
  const others = (data?.rows ?? []).filter((person) => !people.some((one) => one.id === person.id));
  return (
    <Section
      title={t("ui.negotiations.people.title")}
      action={
        others.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size="sm" aria-label={t("ui.negotiations.people.add")}>
                <IconPlus size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
              {others.map((person) => (
                <Menu.Item key={person.id} onClick={() => void linkTo(id, { contactId: person.id })}>
                  <bdi>{person.fullName}</bdi>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )
      }
    >
      {people.length === 0 && (
        <p className={classes.quiet}>
          {t(others.length === 0 ? "ui.negotiations.people.nobody" : "ui.negotiations.people.none")}
        </p>
      )}
      <ul className={classes.plain}>
        {people.map((person) => (
          <li key={person.id} className={classes.line}>
            <LineOrigin uid={person.partUid}>
              <Anchor href={href(routes.person(person.id))} className={classes.grow} dir="auto">
                {person.name}
              </Anchor>
            </LineOrigin>
            <ActionIcon
              size="sm"
              aria-label={t("ui.negotiations.people.remove", { name: person.name })}
              onClick={() => void unlinkFrom(id, { contactId: person.id }, person.name)}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Section>
  );
}
