// Settings: one page of sections with their names at the side; everything is saved where it is changed.
import { Anchor, Title } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { Page } from "../../ui/Page.tsx";
import { t } from "../../words.ts";
import { About } from "./About.tsx";
import { Appearance } from "./Appearance.tsx";
import { Backups } from "./Backups.tsx";
import { ExampleData } from "./ExampleData.tsx";
import { Initiatives } from "./initiatives/Initiatives.tsx";
import { Mail } from "./Mail.tsx";
import { Negotiations } from "./negotiations/Negotiations.tsx";
import { OwnFields } from "./OwnFields.tsx";
import { Priorities } from "./priorities/Priorities.tsx";
import { Programs } from "./programs/Programs.tsx";
import { Rates } from "./rates/Rates.tsx";
import { Region } from "./Region.tsx";
import { Reminders } from "./reminders/Reminders.tsx";
import { ReportFormats } from "./ReportFormats.tsx";
import { SearchIndex } from "./SearchIndex.tsx";
import { Templates } from "../templates/Templates.tsx";
import { Workspace } from "./Workspace.tsx";
import { useSeen } from "./useSeen.ts";
import { You } from "./You.tsx";
import classes from "./Settings.module.css";

const sections = [
  "you",
  "appearance",
  "fields",
  "programs",
  "rates",
  "formats",
  "reminders",
  "priorities",
  "negotiations",
  "initiatives",
  "templates",
  "mail",
  "region",
  "search",
  "workspace",
  "backups",
  "example",
  "about",
] as const;
type Section = (typeof sections)[number];

const contents: Record<Section, () => ReactNode> = {
  you: You,
  appearance: Appearance,
  fields: OwnFields,
  programs: Programs,
  rates: Rates,
  formats: ReportFormats,
  reminders: Reminders,
  priorities: Priorities,
  negotiations: Negotiations,
  initiatives: Initiatives,
  templates: Templates,
  mail: Mail,
  region: Region,
  search: SearchIndex,
  workspace: Workspace,
  backups: Backups,
  example: ExampleData,
  about: About,
};

const show = (section: string): void => {
  const heading = document.getElementById(`settings-${section}`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
};

export function SettingsPage({ section: asked }: { section: string | null }) {
  const body = useRef<HTMLDivElement>(null);
  const seen = useSeen(body, sections);
  useEffect(() => {
    if (asked === null || !body.current) return undefined;
    // What stands above grows while it is read: the section is kept in view until it rests.
    const follow = new ResizeObserver(() => {
      const { activeElement: focused } = document;
      // Whoever is in a field by then keeps it: only the heading's own focus is given again.
      const elsewhere = focused !== null && !focused.classList.contains(classes.heading ?? "");
      if (elsewhere && body.current?.contains(focused)) follow.disconnect();
      else show(asked);
    });
    follow.observe(body.current);
    const late = setTimeout(() => follow.disconnect(), 600);
    return () => {
      clearTimeout(late);
      follow.disconnect();
    };
  }, [asked]);
  return (
    <Page title={t("ui.settings.title")}>
      <div className={classes.settings}>
        <nav className={classes.names} aria-label={t("ui.settings.title")}>
          {sections.map((section) => (
            <Anchor
              key={section}
              component="button"
              type="button"
              size="md"
              c="inherit"
              underline="never"
              aria-current={section === seen ? "true" : undefined}
              onClick={() => show(section)}
            >
              {t(`ui.settings.sections.${section}`)}
            </Anchor>
          ))}
        </nav>
        <div className={classes.sections} ref={body}>
          {sections.map((section) => {
            const Content = contents[section];
            return (
              <section key={section} className={classes.section} aria-labelledby={`settings-${section}`}>
                <Title order={2} id={`settings-${section}`} tabIndex={-1} className={classes.heading}>
                  {t(`ui.settings.sections.${section}`)}
                </Title>
                <Content />
              </section>
            );
          })}
        </div>
      </div>
    </Page>
  );
}
