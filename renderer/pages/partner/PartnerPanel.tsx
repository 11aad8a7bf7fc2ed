// A partner's record over the right part of its list.
import { ActionIcon, Tabs, Tooltip } from "@mantine/core";
import { IconArrowsDiagonal, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { go, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { focusFact } from "../../ui/FactRow.tsx";
import { RecordPanel } from "../../ui/RecordPanel.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { PartnerResults } from "../performance/PartnerResults.tsx";
import { PartnerChanges } from "../changes/PartnerChanges.tsx";
import { KeyFacts } from "./KeyFacts.tsx";
import { Memberships } from "./Memberships.tsx";
import { MoreFacts } from "./MoreFacts.tsx";
import classes from "./Partner.module.css";
import { PartnerHead } from "./PartnerHead.tsx";
import { People } from "./People.tsx";
import type { PartnerRecord } from "./record.ts";
import { Timeline, usePeople } from "./Timeline.tsx";
import { TermsTab } from "./terms/TermsTab.tsx";
import { TodoTab } from "./todo/TodoTab.tsx";
import { usePartner } from "./usePartner.ts";

export interface PartnerPanelProps {
  id: number;
  onClose: () => void;
  /** The fact to edit ("" is the record itself); null leaves the focus in the list. */
  focus: string | null;
  /** The tab it opens with; by default the one that was open last. */
  first?: Tab;
}

export function PartnerPanel({ id, onClose, focus, first }: PartnerPanelProps) {
  const { data: partner, error, refetch } = usePartner(id);
  return (
    <RecordPanel
      label={partner?.name ?? t("ui.partners.panel")}
      focus={focus === ""}
      actions={
        <>
          <Tooltip label={t("ui.partners.openFull")}>
            <ActionIcon aria-label={t("ui.partners.openFull")} onClick={() => go(routes.partnerFull(id))}>
              <IconArrowsDiagonal size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t("ui.partners.closePanel")}>
            <ActionIcon aria-label={t("ui.partners.closePanel")} onClick={onClose}>
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      {error && !partner && <ErrorNote error={error} retry={() => void refetch()} />}
      {!error && !partner && <Waiting />}
      {partner && <Body partner={partner} focus={focus} first={first} onClose={onClose} />}
    </RecordPanel>
  );
}

const keyFields = new Set(["name", "stage", "tier", "nextContactOn", "owner"]);
type Tab = "timeline" | "todo" | "terms" | "results" | "people" | "facts" | "changes";
const tabs: readonly Tab[] = ["timeline", "todo", "terms", "results", "people", "facts", "changes"];
// The tab stays while one walks from record to record.
let lastTab: Tab = "timeline";

function Body({
  partner,
  focus,
  first,
  onClose,
}: {
  partner: PartnerRecord;
  focus: string | null;
  first: Tab | undefined;
  onClose: () => void;
}) {
  const wantsFact = focus !== null && focus !== "" && !keyFields.has(focus);
  const [tab, setTab] = useState<Tab>(wantsFact ? "facts" : (first ?? lastTab));
  const people = usePeople(partner.id);
  const body = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (focus && body.current && !focusFact(body.current, focus)) focusFact(body.current, "name");
  }, [focus]);
  const choose = (next: string | null): void => {
    const known = tabs.find((one) => one === next);
    if (!known) return;
    lastTab = known;
    setTab(known);
  };
  return (
    <fieldset ref={body} className={classes.fields} disabled={partner.importing}>
      <PartnerHead partner={partner} onGone={onClose} panel />
      <KeyFacts partner={partner} />
      <Tabs value={tab} onChange={choose} className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="timeline">{t("ui.partner.timeline")}</Tabs.Tab>
          <Tabs.Tab value="todo">{t("ui.promises.tab")}</Tabs.Tab>
          <Tabs.Tab value="terms">{t("ui.agreements.tab")}</Tabs.Tab>
          <Tabs.Tab value="results">{t("ui.performance.partner.title")}</Tabs.Tab>
          <Tabs.Tab value="people">
            {t("ui.partner.people")} <span className={classes.meta}>{people?.total}</span>
          </Tabs.Tab>
          <Tabs.Tab value="facts">{t("ui.partner.facts")}</Tabs.Tab>
          <Tabs.Tab value="changes">{t("ui.partner.history")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="timeline" pt="xs">
          <Timeline whose={{ partnerId: partner.id }} people={people?.rows ?? []} />
        </Tabs.Panel>
        <Tabs.Panel value="todo" pt="xs">
          <TodoTab partnerId={partner.id} />
        </Tabs.Panel>
        <Tabs.Panel value="terms" pt="xs">
          <TermsTab
            partnerId={partner.id}
            programIds={partner.memberships.map(({ programId }) => programId)}
          />
        </Tabs.Panel>
        <Tabs.Panel value="results" pt="xs">
          <PartnerResults partnerId={partner.id} />
        </Tabs.Panel>
        <Tabs.Panel value="people" pt="xs">
          {people?.total === 0 && <EmptyState text={t("ui.partner.person.none")} />}
          <People partnerId={partner.id} people={people?.rows ?? []} />
        </Tabs.Panel>
        <Tabs.Panel value="facts" pt="xs">
          <MoreFacts partner={partner} />
          <Memberships partner={partner} />
        </Tabs.Panel>
        <Tabs.Panel value="changes" pt="xs">
          <PartnerChanges partnerId={partner.id} uid={partner.uid} />
        </Tabs.Panel>
      </Tabs>
    </fieldset>
  );
}
