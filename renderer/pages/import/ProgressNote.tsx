// Long work as it goes: a bar, how far it is, and a way to stop it.
import { Button, Group, Progress, Text } from "@mantine/core";
import type { Progress as Step } from "../../api/client.ts";
import { locale } from "../../format.ts";
import { useSlow } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
import classes from "./Import.module.css";

export interface ProgressNoteProps {
  title: string;
  progress: Step | null;
  cancel?: () => void;
  /** What stays safe while it runs. */
  hint?: string;
  /** Only a thin bar: something older is still on screen. */
  quiet?: boolean;
}

export function ProgressNote({ title, progress, cancel, hint, quiet = false }: ProgressNoteProps) {
  const slow = useSlow(true);
  const total = progress?.total ?? null;
  const share = progress && total ? Math.min(100, (100 * progress.done) / total) : null;
  const bar = (
    <Progress.Root size={quiet ? 3 : "md"}>
      <Progress.Section
        value={share ?? 100}
        animated={share === null}
        striped={share === null}
        aria-label={title}
      />
    </Progress.Root>
  );
  if (!slow) return quiet ? <div className={classes.thin} /> : null;
  if (quiet) return <div className={classes.thin}>{bar}</div>;
  return (
    <section className={classes.progress} aria-label={title}>
      <Text component="output" display="block" fw={500} mb="xs">
        {title}
      </Text>
      {bar}
      <Group mt="xs" gap="sm" mih="1.75rem">
        <Text size="sm" c="dimmed" className={classes.counted}>
          {progress && howFar(progress)}
        </Text>
        {cancel && (
          <Button variant="default" size="compact-sm" ml="auto" onClick={cancel}>
            {t("ui.imports.cancel")}
          </Button>
        )}
      </Group>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </section>
  );
}

const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });

/** How far it is: a job counts in bytes, records or steps, so only the share says something to everybody. */
function howFar({ done, total, phase }: Step): string {
  const key = `ui.imports.phases.${phase}`;
  const share = total ? percent.format(Math.min(1, done / total)) : null;
  return [isWord(key) ? t(key) : null, share].filter((part) => part !== null).join(" · ");
}
