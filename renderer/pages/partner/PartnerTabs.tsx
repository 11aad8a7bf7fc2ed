// What there is about a partner, by tabs.
import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { t } from "../../words.ts";
import { PartnerChanges } from "../changes/PartnerChanges.tsx";
import { PartnerResults } from "../performance/PartnerResults.tsx";
import { Memberships } from "./Memberships.tsx";
import { MoreFacts } from "./MoreFacts.tsx";
import classes from "./Partner.module.css";
import { People } from "./People.tsx";
import type { PartnerRecord } from "./record.ts";
import { TermsTab } from "./terms/TermsTab.tsx";
import { Timeline, type usePeople } from "./Timeline.tsx";
import { TodoTab } from "./todo/TodoTab.tsx";

export const partnerTabs = ["timeline", "todo", "terms", "results", "people", "facts", "changes"] as const;
export type PartnerTab = (typeof partnerTabs)[number];

interface PartnerTabsProps {
  partner: PartnerRecord;
  people: ReturnType<typeof usePeople>;
  /** Those that are shown; in full, people and facts have a place of their own. */
  tabs?: readonly PartnerTab[];
  open: PartnerTab;
  onOpen: (tab: PartnerTab) => void;
  /** Of its changes only those of a batch. */
  batchId?: number | undefined;
}

export function PartnerTabs(props: PartnerTabsProps) {
  const { partner, people, tabs = partnerTabs, open, onOpen, batchId } = props;
  const { id: partnerId, uid, memberships } = partner;
  const rows = people?.rows ?? [];
  const each: Record<PartnerTab, { label: ReactNode; shows: ReactNode }> = {
    timeline: { label: t("ui.partner.timeline"), shows: <Timeline whose={{ partnerId }} people={rows} /> },
    todo: { label: t("ui.promises.tab"), shows: <TodoTab partnerId={partnerId} /> },
    terms: {
      label: t("ui.agreements.tab"),
      shows: <TermsTab partnerId={partnerId} programIds={memberships.map(({ programId }) => programId)} />,
    },
    results: { label: t("ui.performance.partner.title"), shows: <PartnerResults partnerId={partnerId} /> },
    people: {
      label: (
        <>
          {t("ui.partner.people")} <span className={classes.meta}>{people?.total}</span>
        </>
      ),
      shows: (
        <>
          {people?.total === 0 && <EmptyState text={t("ui.partner.person.none")} />}
          <People partnerId={partnerId} people={rows} />
        </>
      ),
    },
    facts: {
      label: t("ui.partner.facts"),
      shows: (
        <>
          <MoreFacts partner={partner} />
          <Memberships partner={partner} />
        </>
      ),
    },
    changes: {
      label: t("ui.partner.history"),
      shows: <PartnerChanges partnerId={partnerId} uid={uid} batchId={batchId} />,
    },
  };
  const choose = (next: string | null): void => {
    const known = tabs.find((one) => one === next);
    if (known) onOpen(known);
  };
  return (
    <Tabs value={open} onChange={choose} keepMounted={false} className={classes.tabs}>
      <Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {each[tab].label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab} value={tab} pt="xs">
          {each[tab].shows}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
