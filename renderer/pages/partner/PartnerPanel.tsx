// A partner's record over the right part of its list.
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowsDiagonal, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { go, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { focusFact } from "../../ui/FactRow.tsx";
import { RecordPanel } from "../../ui/RecordPanel.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { KeyFacts } from "./KeyFacts.tsx";
import classes from "./Partner.module.css";
import { PartnerHead } from "./PartnerHead.tsx";
import { PartnerTabs, type PartnerTab } from "./PartnerTabs.tsx";
import type { PartnerRecord } from "./record.ts";
import { usePeople } from "./Timeline.tsx";
import { usePartner } from "./usePartner.ts";

export interface PartnerPanelProps {
  id: number;
  onClose: () => void;
  /** The fact to edit ("" is the record itself); null leaves the focus in the list. */
  focus: string | null;
  /** The tab it opens with; by default the one that was open last. */
  first?: PartnerTab;
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
// The tab stays while one walks from record to record.
let lastTab: PartnerTab = "timeline";

function Body({
  partner,
  focus,
  first,
  onClose,
}: {
  partner: PartnerRecord;
  focus: string | null;
  first: PartnerTab | undefined;
  onClose: () => void;
}) {
  const wantsFact = focus !== null && focus !== "" && !keyFields.has(focus);
  const [tab, setTab] = useState<PartnerTab>(wantsFact ? "facts" : (first ?? lastTab));
  const people = usePeople(partner.id);
  const body = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (focus && body.current && !focusFact(body.current, focus)) focusFact(body.current, "name");
  }, [focus]);
  const choose = (next: PartnerTab): void => {
    lastTab = next;
    setTab(next);
  };
  return (
    <fieldset ref={body} className={classes.fields} disabled={partner.importing}>
      <PartnerHead partner={partner} onGone={onClose} panel />
      <KeyFacts partner={partner} />
      <PartnerTabs partner={partner} people={people} open={tab} onOpen={choose} />
    </fieldset>
  );
}
