// The rail at the left: the pages that exist, as data.
import { ActionIcon, Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconBuildingStore,
  IconChartBar,
  IconChecklist,
  IconFileImport,
  IconInbox,
  IconHeartHandshake,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSettings,
  IconSun,
  IconTrash,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { useLocation } from "wouter";
import { useRead } from "../api/client.ts";
import { showList, showNumber } from "../format.ts";
import { href, routes } from "../routes.ts";
import { t, type WordKey } from "../words.ts";
import classes from "./Frame.module.css";

interface RailPage {
  to: string;
  /** Further addresses that belong to it. */
  also?: readonly string[];
  label: WordKey;
  icon: Icon;
  foot?: true;
  /** Only there while something waits, which is counted. */
  asks?: true;
}

/** A later page is one line here. */
const pages: readonly RailPage[] = [
  { to: routes.today(), label: "ui.frame.page.today", icon: IconSun },
  {
    to: routes.partners(),
    also: [routes.duplicates()],
    label: "ui.frame.page.partners",
    icon: IconBuildingStore,
  },
  { to: routes.people(), label: "ui.frame.page.people", icon: IconUsers },
  {
    to: routes.negotiations(),
    also: [routes.payouts()],
    label: "ui.frame.page.negotiations",
    icon: IconHeartHandshake,
  },
  { to: routes.tasks(), label: "ui.frame.page.tasks", icon: IconChecklist },
  { to: routes.unmatched(), label: "ui.frame.page.unmatched", icon: IconInbox, asks: true },
  { to: routes.performance(), label: "ui.frame.page.performance", icon: IconChartBar },
  {
    to: routes.imports(),
    also: [routes.share()],
    label: "ui.frame.page.imports",
    icon: IconFileImport,
  },
  { to: routes.trash(), label: "ui.frame.page.trash", icon: IconTrash, foot: true },
  { to: routes.settings(), label: "ui.frame.page.settings", icon: IconSettings, foot: true },
];

export function Rail({ narrow, toggle }: { narrow: boolean; toggle: () => void }) {
  const [location] = useLocation();
  const mail = useRead((api) => api.mail.waits, {}).data?.messages ?? 0;
  const accounts = useRead((api) => api.partners.waits, {}).data?.accounts ?? 0;
  const due = useRead((api) => api.tasks.counts, {}).data?.badge ?? 0;
  const mine = useRead((api) => api.negotiations.counts, {}).data?.mine ?? 0;
  const shared =
    useRead((api) => api.desk.sharedFolder, {}).data?.waiting.filter(({ error }) => !error).length ?? 0;
  const waiting = mail + accounts;
  const waits = showList([
    ...(mail > 0 ? [t("ui.frame.waitingMail", { count: mail })] : []),
    ...(accounts > 0 ? [t("ui.frame.waitingPartners", { count: accounts })] : []),
  ]);
  const link = ({ to, also, label, icon: Glyph, asks }: RailPage) => {
    const here = [to, ...(also ?? [])].some((one) => location === one || location.startsWith(`${one}/`));
    const isToday = to === routes.today();
    const isTalks = to === routes.negotiations();
    const isShare = to === routes.imports();
    const count = asks ? waiting : isToday ? due : isTalks ? mine : isShare ? shared : 0;
    if (asks && count === 0 && !here) return null;
    const page = t(label);
    // What is seen, the page and its number, has to be in the name as it stands.
    const name =
      count === 0
        ? page
        : isToday
          ? t("ui.today.rail", { page, count })
          : isTalks
            ? t("ui.negotiations.rail", { page, count })
            : isShare
              ? t("ui.share.rail", { page, count })
              : mail > 0 && accounts > 0
                ? t("ui.frame.waitingBoth", { page, all: showNumber(count), what: waits })
                : t("ui.frame.waiting", { page, count, what: waits });
    return (
      <Tooltip key={to} label={name} position="right" disabled={!narrow}>
        <UnstyledButton
          component="a"
          href={href(to)}
          className={classes.link}
          aria-current={here ? "page" : undefined}
          aria-label={name}
        >
          <Glyph size={18} stroke={1.6} aria-hidden />
          <span className={classes.linkText}>{t(label)}</span>
          {count > 0 && <span className={classes.linkCount}> {showNumber(count)}</span>}
        </UnstyledButton>
      </Tooltip>
    );
  };
  const toggleLabel = t(narrow ? "ui.frame.expand" : "ui.frame.collapse");
  return (
    <nav className={classes.rail} aria-label={t("ui.frame.rail")}>
      {pages.filter(({ foot }) => !foot).map(link)}
      <span className={classes.gap} />
      {pages.filter(({ foot }) => foot).map(link)}
      <Tooltip label={toggleLabel} position="right">
        <ActionIcon
          className={classes.toggle}
          onClick={toggle}
          aria-label={toggleLabel}
          aria-expanded={!narrow}
        >
          {narrow ? (
            <IconLayoutSidebarLeftExpand size={18} stroke={1.6} />
          ) : (
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.6} />
          )}
        </ActionIcon>
      </Tooltip>
    </nav>
  );
}
