// The partners that a report names: whose each is, by what it was known, and which wait in the tray.
import { SegmentedControl, Text, Title } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { useState } from "react";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import { isWord } from "../../isWord.ts";
import type { ShownReport } from "../session.ts";
import { ShortTable, type ShortColumn } from "./ShortTable.tsx";
import classes from "../Import.module.css";
import own from "./Report.module.css";

type Account = ShownReport["accounts"][number];
const filters = ["all", "unmatched", "matched"] as const;
type Filter = (typeof filters)[number];

export function ReportAccounts({ report, done }: { report: ShownReport; done: boolean }) {
  const [filter, setFilter] = useState<Filter>("all");
  const { accounts, matched, unmatched } = report;
  const count = { all: matched + unmatched, matched, unmatched };
  if (count.all === 0) return null;
  const rows = accounts.filter(
    ({ partner }) => filter === "all" || (filter === "matched" ? partner !== null : partner === null),
  );
  return (
    <section aria-labelledby="accounts-title" className={own.block}>
      <div className={own.blockHead}>
        <Title order={2} id="accounts-title">
          {t("ui.report.accounts")}
        </Title>
        <SegmentedControl
          aria-label={t("ui.report.accounts")}
          value={filter}
          onChange={(next) => setFilter(next)}
          data={filters.map((one) => ({
            value: one,
            label: `${t(`ui.report.filters.${one}`)} ${showNumber(count[one])}`,
            disabled: count[one] === 0,
          }))}
        />
      </div>
      {unmatched > 0 && !done && <Text size="sm">{t("ui.report.waits", { count: unmatched })}</Text>}
      {accounts.length < count.all && (
        <Text size="sm" c="dimmed">
          {t("ui.report.accountsMore", { count: accounts.length })}
        </Text>
      )}
      <ShortTable
        labelledBy="accounts-title"
        rows={rows}
        columns={columns()}
        keyOf={({ externalId }, at) => `${externalId} ${at}`}
      />
    </section>
  );
}

const columns = (): ShortColumn<Account>[] => [
  {
    name: t("ui.report.account"),
    render: ({ name, externalId }) => (
      <span dir="auto" title={name || externalId}>
        {name || externalId}
      </span>
    ),
  },
  {
    name: t("ui.report.accountId"),
    width: "9rem",
    render: ({ externalId }) => <span title={externalId}>{externalId}</span>,
  },
  {
    name: t("ui.report.accountRows"),
    width: "5rem",
    number: true,
    render: ({ rows }) => showNumber(rows),
  },
  { name: t("ui.report.accountPartner"), render: (account) => <Whose account={account} /> },
  { name: t("ui.report.accountBy"), width: "8rem", render: ({ by }) => byText(by) },
];

function Whose({ account: { partner } }: { account: Account }) {
  if (partner !== null)
    return (
      <span dir="auto" title={partner}>
        {partner}
      </span>
    );
  return (
    <span className={classes.trayMark}>
      <IconInbox size={14} aria-hidden /> {t("ui.report.notKnown")}
    </span>
  );
}

function byText(by: string | null): string {
  const key = `ui.report.by.${by}`;
  return by !== null && isWord(key) ? t(key) : "";
}
