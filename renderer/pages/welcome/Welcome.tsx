// The empty workspace: two ways to fill it, and a third by hand.
import { Anchor, Button, Stack, Text, Title } from "@mantine/core";
import { IconBinoculars, IconFileImport } from "@tabler/icons-react";
import { useJob } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { chooseFile } from "../import/openFile.ts";
import { ProgressNote } from "../import/ProgressNote.tsx";
import classes from "./Welcome.module.css";

export interface WelcomeProps {
  /** Starts a first partner by hand, where the page can. */
  onNew?: () => void;
}

export function Welcome({ onNew }: WelcomeProps) {
  const example = useJob((api) => api.example.add);
  const busy = example.state === "running";
  return (
    <section className={classes.welcome} aria-labelledby="welcome-title">
      <Stack gap="xs">
        <Title order={1} id="welcome-title" className={classes.title}>
          {t("ui.welcome.startTitle")}
        </Title>
        <Text c="dimmed" className={classes.prose}>
          {t("ui.welcome.startLead")}
        </Text>
      </Stack>
      <div className={classes.ways}>
        <div className={classes.way}>
          <Button
            fullWidth
            leftSection={<IconFileImport size={16} aria-hidden />}
            disabled={busy}
            aria-describedby="welcome-import"
            onClick={() => void chooseFile()}
          >
            {t("ui.welcome.import")}
          </Button>
          <Text size="sm" c="dimmed" id="welcome-import">
            {t("ui.welcome.importHint")}
          </Text>
        </div>
        <div className={classes.way}>
          <Button
            fullWidth
            variant="default"
            leftSection={<IconBinoculars size={16} aria-hidden />}
            disabled={busy}
            aria-describedby="welcome-example"
            onClick={() => void example.run({})}
          >
            {t("ui.welcome.example")}
          </Button>
          <Text size="sm" c="dimmed" id="welcome-example">
            {t("ui.welcome.exampleHint")}
          </Text>
        </div>
      </div>
      {busy && (
        <ProgressNote
          title={t("ui.welcome.exampleAdding")}
          progress={example.progress}
          cancel={example.cancel}
        />
      )}
      {example.state === "failed" && example.error && <ErrorNote error={example.error} />}
      {onNew && (
        <Anchor component="button" type="button" className={classes.hand} disabled={busy} onClick={onNew}>
          {t("ui.welcome.byHand")}
        </Anchor>
      )}
    </section>
  );
}
