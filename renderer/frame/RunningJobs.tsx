// What is running, as a ring; it opens the list, where each can be cancelled.
import { ActionIcon, Button, Popover, Progress, RingProgress, Text, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import { bridge } from "../api/bridge.ts";
import {
  call,
  queries,
  readOptions,
  useRead,
  type OutputOf,
  type Api,
  type Progress as Step,
} from "../api/client.ts";
import { sayError } from "../ui/undo.tsx";
import { t, type WordKey } from "../words.ts";
import classes from "./Frame.module.css";

const titles: Record<string, WordKey> = {
  "imports.run": "ui.frame.jobs.path.import",
  "imports.preview": "ui.frame.jobs.path.preview",
  "imports.inspect": "ui.frame.jobs.path.inspect",
  "imports.undo": "ui.frame.jobs.path.undo",
  "imports.rejectedCsv": "ui.frame.jobs.path.rejected",
  "rates.preview": "ui.frame.jobs.path.preview",
  "rates.load": "ui.frame.jobs.path.rates",
  "example.add": "ui.frame.jobs.path.exampleAdd",
  "example.remove": "ui.frame.jobs.path.exampleRemove",
  "contacts.saveVcard": "ui.frame.jobs.path.saveContacts",
  "contacts.saveCsv": "ui.frame.jobs.path.saveContacts",
  "exports.saveCsv": "ui.frame.jobs.path.saveTable",
  "agreements.checkCsv": "ui.frame.jobs.path.saveTable",
  "agreements.saveCheckCsv": "ui.frame.jobs.path.saveTable",
  "exports.saveXlsx": "ui.frame.jobs.path.saveTable",
  "search.rebuild": "ui.frame.jobs.path.searchRebuild",
  "search.check": "ui.frame.jobs.path.searchCheck",
  "exchange.export": "ui.frame.jobs.path.shareSave",
  "exchange.preview": "ui.frame.jobs.path.shareLook",
  "exchange.merge": "ui.frame.jobs.path.shareMerge",
  "exchange.undo": "ui.frame.jobs.path.shareUndo",
  "data.exportAll": "ui.frame.jobs.path.exportAll",
  "backups.make": "ui.frame.jobs.path.backup",
};

type RunningJob = OutputOf<Api["desk"]["jobs"]>["rows"][number];

/** Progress arrives by event; the list itself is asked again when a job starts or ends. */
function useJobs(): RunningJob[] {
  const { data } = useRead((api) => api.desk.jobs, {});
  const [steps, setSteps] = useState<Record<string, Step>>({});
  useEffect(() => {
    const { queryKey } = readOptions((api) => api.desk.jobs, {});
    const offs = [
      bridge.on("job", () => void queries.invalidateQueries({ queryKey })),
      bridge.on("progress", ({ job, ...step }) => setSteps((before) => ({ ...before, [job]: step }))),
    ];
    return () => {
      for (const off of offs) off();
    };
  }, []);
  return (data?.rows ?? []).map((row) => Object.assign({}, row, steps[row.job]));
}

const share = ({ done, total }: Step): number | null => (total ? Math.min(100, (100 * done) / total) : null);

export function RunningJobs() {
  const jobs = useJobs();
  if (jobs.length === 0) return null;
  const known = jobs.map(share).filter((one) => one !== null);
  const value = known.length > 0 ? known.reduce((sum, one) => sum + one, 0) / known.length : 25;
  const label = t("ui.frame.jobs.label", { count: jobs.length });
  return (
    <Popover position="bottom-end" width={320} trapFocus withRoles>
      <Popover.Target>
        <ActionIcon aria-label={label} size="lg">
          <RingProgress
            size={26}
            thickness={3}
            sections={[{ value, color: "var(--mantine-primary-color-filled)" }]}
            aria-hidden
          />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Title order={2}>{t("ui.frame.jobs.title")}</Title>
        {jobs.map((job) => {
          const name = t(titles[job.path] ?? "ui.frame.jobs.path.other");
          return (
            <div key={job.job} className={classes.job}>
              <Text size="sm" truncate>
                {name}
              </Text>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t("ui.frame.jobs.cancelNamed", { job: name })}
                onClick={() => void call((api) => api.desk.cancel, { job: job.job }).catch(sayError)}
              >
                {t("ui.frame.jobs.cancel")}
              </Button>
              <Progress value={share(job) ?? 100} animated={share(job) === null} aria-label={name} />
              <Text size="xs" c="dimmed">
                {job.total === null
                  ? t("ui.frame.jobs.done", { done: job.done })
                  : t("ui.frame.jobs.of", { done: job.done, total: job.total })}
              </Text>
            </div>
          );
        })}
      </Popover.Dropdown>
    </Popover>
  );
}
