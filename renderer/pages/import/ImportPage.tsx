// Import & share: choose or drop a file, go through the wizard, look back at past imports.
import { Button, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { takeOpened } from "../../frame/opened.ts";
import { go, routes } from "../../routes.ts";
import { Page } from "../../ui/Page.tsx";
import { t } from "../../words.ts";
import { SaveContacts } from "../exports/SaveContacts.tsx";
import { CalendarOut } from "./CalendarOut.tsx";
import { chooseFile, openFiles } from "./openFile.ts";
import { Halves } from "./Halves.tsx";
import { OpenFiles } from "./OpenFiles.tsx";
import { PastImports } from "./PastImports.tsx";
import { sessionOf } from "./session.ts";
import { Wizard } from "./Wizard.tsx";
import classes from "./Import.module.css";

export function ImportPage() {
  const [location] = useLocation();
  const token = decodeURIComponent(location.split("/")[2] ?? "");
  const past = /^past-(\d+)$/.exec(token)?.[1];
  const session = token === "" ? undefined : sessionOf(token);
  useOpened();
  // A token of an earlier start of the app leads nowhere: back to the page itself.
  const lost = token !== "" && past === undefined && !session;
  useEffect(() => {
    if (lost) go(routes.imports(), true);
  }, [lost]);
  return session ? (
    <Wizard key={session.token} session={session} />
  ) : (
    <Start past={past === undefined ? null : Number(past)} />
  );
}

/** Files that the operating system gave. */
function useOpened(): void {
  useEffect(() => {
    const files = takeOpened();
    if (!files) return;
    openFiles(files.tokens.map((token, at) => ({ token, name: files.names[at] ?? "" })));
  });
}

function Start({ past }: { past: number | null }) {
  return (
    <Page title={t("ui.imports.title")} aside={<Halves at="import" />}>
      <div className={classes.start}>
        <Text className={classes.prose}>{t("ui.imports.lead")}</Text>
        <Text className={classes.prose} c="dimmed" size="sm">
          {t("ui.imports.reads")}
        </Text>
        <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => void chooseFile()}>
          {t("ui.imports.choose")}
        </Button>
      </div>
      <OpenFiles />
      <PastImports current={past} />
      <SaveContacts />
      <CalendarOut />
    </Page>
  );
}
