// What matches nobody: mail by sender, and the partners of reports. The kind that waits is shown first.
import { SegmentedControl } from "@mantine/core";
import { useRead } from "../../api/client.ts";
import { showNumber } from "../../format.ts";
import { go, routes } from "../../routes.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { MailTray } from "./MailTray.tsx";
import { ReportTray } from "./ReportTray.tsx";

export const trays = ["mail", "reports"] as const;
export type Tray = (typeof trays)[number];

/** @param tray the part of the address; null: whichever has something, mail first */
export function UnmatchedPage({ tray }: { tray: string | null }) {
  const { data } = useWaits();
  const asked = trays.find((one) => one === tray) ?? null;
  if (asked === null && data === null) return <Waiting />;
  const shown = asked ?? (data?.mail === 0 && data.reports > 0 ? "reports" : "mail");
  const tabs = (
    <SegmentedControl
      aria-label={t("ui.accounts.tabs")}
      value={shown}
      onChange={(next) => go(routes.unmatched(next), true)}
      data={trays.map((one) => ({
        value: one,
        label: data ? `${t(`ui.accounts.tab.${one}`)} ${showNumber(data[one])}` : t(`ui.accounts.tab.${one}`),
      }))}
    />
  );
  return shown === "mail" ? <MailTray tabs={tabs} /> : <ReportTray tabs={tabs} />;
}

/** How many messages and how many partners of reports wait; null until both are known. */
function useWaits(): { data: Record<Tray, number> | null } {
  const mail = useRead((api) => api.mail.waits, {});
  const reports = useRead((api) => api.partners.waits, {});
  return {
    data: mail.data && reports.data ? { mail: mail.data.messages, reports: reports.data.accounts } : null,
  };
}
