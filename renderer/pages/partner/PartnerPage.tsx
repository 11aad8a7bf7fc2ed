// A partner's record in full: facts and programs at the left, people and the timeline at the right.
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useState } from "react";
import { useKeys } from "../../frame/keys.ts";
import { go, routes } from "../../routes.ts";
import { Back } from "../../ui/Back.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { KeyFacts } from "./KeyFacts.tsx";
import { Memberships } from "./Memberships.tsx";
import { MoreFacts } from "./MoreFacts.tsx";
import classes from "./Partner.module.css";
import { PartnerHead } from "./PartnerHead.tsx";
import { People } from "./People.tsx";
import { PartnerTabs, type PartnerTab } from "./PartnerTabs.tsx";
import type { PartnerRecord } from "./record.ts";
import { Section } from "./Section.tsx";
import { usePeople } from "./Timeline.tsx";
import { usePartner } from "./usePartner.ts";

interface PartnerPageProps {
  id: number;
  /** Opens at its changes, those of a batch where one is given. */
  changes?: { batchId?: number };
}

export function PartnerPage({ id, changes }: PartnerPageProps) {
  const { data: partner, error, refetch } = usePartner(id);
  const leave = (): void => go(routes.partners());
  useKeys("ui.partner.facts", [{ keys: "Escape", label: "ui.partner.toList", run: leave }]);
  useEffect(() => {
    if (partner) document.title = t("ui.frame.windowTitle", { page: partner.name });
  }, [partner]);
  return (
    <div className={classes.page}>
      <Back to={routes.partners()} label={t("ui.partner.back")} />
      {error && !partner && <ErrorNote error={error} retry={() => void refetch()} />}
      {!error && !partner && <Waiting />}
      {partner && <Whole partner={partner} changes={changes} onGone={leave} />}
    </div>
  );
}

interface WholeProps {
  partner: PartnerRecord;
  changes: PartnerPageProps["changes"];
  onGone: () => void;
}

const inFull = ["timeline", "todo", "terms", "results", "changes"] as const;

function Whole({ partner, changes, onGone }: WholeProps) {
  const [tab, setTab] = useState<PartnerTab>(changes ? "changes" : "timeline");
  const people = usePeople(partner.id);
  return (
    <fieldset className={classes.fields} disabled={partner.importing} aria-label={partner.name}>
      <VisuallyHidden>
        <h1>{partner.name}</h1>
      </VisuallyHidden>
      <PartnerHead partner={partner} onGone={onGone} />
      <div className={classes.columns}>
        <div>
          <Section title={t("ui.partner.facts")}>
            <KeyFacts partner={partner} />
            <MoreFacts partner={partner} />
          </Section>
          <Memberships partner={partner} />
        </div>
        <div>
          <Section title={t("ui.partner.people")} aside={people?.total}>
            {people?.total === 0 && <EmptyState text={t("ui.partner.person.none")} />}
            <People partnerId={partner.id} people={people?.rows ?? []} />
          </Section>
          <PartnerTabs
            partner={partner}
            people={people}
            tabs={inFull}
            open={tab}
            onOpen={setTab}
            batchId={changes?.batchId}
          />
        </div>
      </div>
    </fieldset>
  );
}
