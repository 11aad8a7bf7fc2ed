// Share without a file: save one, open one, the shared folder, earlier ones, and everything in readable form.
import { Button, Group, Text } from "@mantine/core";
import { IconFileExport, IconFolderOpen } from "@tabler/icons-react";
import { openDialog } from "../../frame/dialogs.ts";
import { chooseShared } from "../../frame/opened.ts";
import { Page } from "../../ui/Page.tsx";
import { t } from "../../words.ts";
import { Halves } from "../import/Halves.tsx";
import { OpenFiles } from "./OpenFiles.tsx";
import { PastMerges } from "./PastMerges.tsx";
import { SavedNote } from "./SaveDialog.tsx";
import { SaveEverything } from "./SaveEverything.tsx";
import { SharedFolder } from "./SharedFolder.tsx";
import { useSaving } from "./saving.ts";
import classes from "./Share.module.css";

export function StartPage({ past }: { past: number | null }) {
  const { last } = useSaving();
  return (
    <Page title={t("ui.share.title")} aside={<Halves at="share" />}>
      <div className={classes.start}>
        <Text className={classes.prose}>{t("ui.share.start.lead")}</Text>
        <Text className={classes.prose} c="dimmed" size="sm">
          {t("ui.share.start.drop")}
        </Text>
        <Group gap="xs">
          <Button
            leftSection={<IconFileExport size={16} aria-hidden />}
            onClick={() => openDialog({ name: "share" })}
          >
            {t("ui.share.start.save")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            onClick={() => void chooseShared()}
          >
            {t("ui.share.start.open")}
          </Button>
        </Group>
        {last && <SavedNote />}
      </div>
      <OpenFiles />
      <SharedFolder />
      <PastMerges current={past} />
      <SaveEverything />
    </Page>
  );
}
