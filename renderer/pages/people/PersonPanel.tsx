// A person over the People list: the facts, what was said with them, and what was changed.
import { ActionIcon, Anchor, Tabs, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect } from "react";
import { useRead } from "../../api/client.ts";
import { remember } from "../../frame/recent.ts";
import { href, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { RecordPanel } from "../../ui/RecordPanel.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { Hints } from "../duplicates/Hints.tsx";
import { Changes } from "../partner/Changes.tsx";
import classes from "../partner/Partner.module.css";
import { PersonFacts, PersonName } from "../partner/PersonFacts.tsx";
import { PersonPhoto } from "../partner/PersonPhoto.tsx";
import { Timeline } from "../partner/Timeline.tsx";

export function PersonPanel({ id, onClose, focus }: { id: number; onClose: () => void; focus: boolean }) {
  const { data: person, error, refetch } = useRead((api) => api.contacts.get, { id }, { keep: false });
  useEffect(() => {
    if (person?.deletedAt === null)
      remember({ kind: "contact", id, name: person.fullName, detail: person.partner });
  }, [id, person]);
  return (
    <RecordPanel
      label={person?.fullName ?? t("ui.partner.person.title")}
      focus={focus}
      actions={
        <Tooltip label={t("ui.frame.close")}>
          <ActionIcon aria-label={t("ui.frame.close")} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      }
    >
      {error && !person && <ErrorNote error={error} retry={() => void refetch()} />}
      {!error && !person && <Waiting />}
      {person && (
        <>
          <div className={classes.personHead}>
            <PersonName person={person} large />
          </div>
          <div className={classes.plain}>
            {person.partnerId === null ? (
              <span className={classes.meta}>{t("ui.partner.person.noPartner")}</span>
            ) : (
              <Anchor href={href(routes.partner(person.partnerId))}>
                <bdi>{person.partner}</bdi>
              </Anchor>
            )}
          </div>
          {person.deletedAt === null && <Hints kind="contact" id={id} name={person.fullName} />}
          <PersonPhoto person={person} />
          <Tabs defaultValue="facts" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="facts">{t("ui.partner.facts")}</Tabs.Tab>
              <Tabs.Tab value="timeline">{t("ui.partner.timeline")}</Tabs.Tab>
              <Tabs.Tab value="changes">{t("ui.partner.history")}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="facts" pt="xs">
              <PersonFacts id={id} named={false} />
            </Tabs.Panel>
            <Tabs.Panel value="timeline" pt="xs">
              <Timeline whose={{ contactId: id }} people={[]} />
            </Tabs.Panel>
            <Tabs.Panel value="changes" pt="xs">
              <Changes uid={person.uid} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </RecordPanel>
  );
}
