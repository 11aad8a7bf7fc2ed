// The payout check: what was paid for each order beside what the terms in force on its day say.
import { Button, Select } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { addDays } from "../../../electron/domain/days.ts";
import { useRead } from "../../api/client.ts";
import { today } from "../../format.ts";
import { go, routes } from "../../routes.ts";
import { DayField } from "../../ui/DayField.tsx";
import { Page } from "../../ui/Page.tsx";
import { t } from "../../words.ts";
import { Checked } from "./Checked.tsx";
import type { CheckAsk } from "./check.ts";
import { PartnerChoice } from "./PartnerChoice.tsx";
import classes from "./Payouts.module.css";
import { saveCheck } from "./save.ts";

/** Days that are looked at first: a quarter's orders are decided by then, and their terms remembered. */
const usualDays = 90;

export function PayoutsPage({ partnerId }: { partnerId: number | null }) {
  const programs = useRead((api) => api.programs.list, {}).data?.rows ?? [];
  const partner = useRead(
    (api) => api.partners.get,
    { id: partnerId ?? 0 },
    { enabled: partnerId !== null, keep: false },
  ).data;
  const [chosen, setChosen] = useState<number | null>(null);
  const [from, setFrom] = useState<string | null>(addDays(today(), -usualDays));
  const [to, setTo] = useState<string | null>(today());
  const [busy, setBusy] = useState(false);
  const agreed = useRead((api) => api.agreements.programs, partnerId === null ? {} : { partnerId }, {
    keep: false,
  }).data?.rows;
  // Where there are terms to check, else the partner's own program, or the one most are in: something is shown before anything is chosen.
  const [largest] = programs.toSorted((a, b) => b.partners - a.partners);
  const own = partnerId === null ? largest?.id : partner?.memberships[0]?.programId;
  const usual = agreed && (agreed[0]?.programId ?? own);
  const programId = chosen ?? usual ?? null;
  const program = programs.find(({ id }) => id === programId);
  const isFit = programId !== null && from !== null && to !== null && from <= to;
  const ask: CheckAsk | null = isFit
    ? { programId, from, to, ...(partnerId !== null && { partnerId }) }
    : null;
  const save = async (): Promise<void> => {
    if (!ask || !program) return;
    setBusy(true);
    await saveCheck(ask, partner?.name ?? program.name);
    setBusy(false);
  };
  return (
    <Page
      title={t("ui.agreements.payout.title")}
      back={
        partner
          ? { to: routes.partnerFull(partner.id), label: partner.name }
          : { to: routes.negotiations(), label: t("ui.negotiations.title") }
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={ask === null}
          loading={busy}
          onClick={() => void save()}
        >
          {t("ui.agreements.payout.save")}
        </Button>
      }
    >
      <p className={classes.lead}>{t("ui.agreements.payout.lead")}</p>
      <search className={classes.bar} aria-label={t("ui.agreements.payout.title")}>
        <PartnerChoice
          value={partner ?? null}
          onChange={(id) => {
            setChosen(null);
            go(routes.payouts(id ?? undefined), true);
          }}
        />
        <Select
          className={classes.program}
          label={t("ui.agreements.payout.program")}
          data={programs.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={programId === null ? null : String(programId)}
          allowDeselect={false}
          onChange={(value) => setChosen(value === null ? null : Number(value))}
        />
        <div className={classes.day}>
          <DayField
            label={t("ui.agreements.payout.from")}
            lean="behind"
            value={from}
            save={(day) => setFrom(day)}
          />
        </div>
        <div className={classes.day}>
          <DayField
            label={t("ui.agreements.payout.to")}
            lean="behind"
            value={to}
            save={(day) => setTo(day)}
          />
        </div>
      </search>
      {ask && program ? (
        <Checked key={JSON.stringify(ask)} ask={ask} />
      ) : (
        <p className={classes.none}>{t("ui.agreements.payout.choose")}</p>
      )}
    </Page>
  );
}
