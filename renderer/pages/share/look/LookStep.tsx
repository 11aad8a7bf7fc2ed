// What a shared file would do, before anything is written; its foot leads to the conflicts, or puts it together.
import { Group, Text, Button } from "@mantine/core";
import { useRef } from "react";
import { useKeys } from "../../../frame/keys.ts";
import { showInstant } from "../../../format.ts";
import { go, href, routes } from "../../../routes.ts";
import { useRead } from "../../../api/client.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { t } from "../../../words.ts";
import { useTask } from "../../import/longTask.ts";
import { Middle } from "../../import/Middle.tsx";
import { ProgressNote } from "../../import/ProgressNote.tsx";
import { MergeFoot } from "../MergeFoot.tsx";
import { openOf, useSeen, type Session } from "../session.ts";
import { type Preview } from "../shared.ts";
import { Ahead } from "./Ahead.tsx";
import { Counts } from "./Counts.tsx";
import { Gone } from "./Gone.tsx";
import { Headline } from "./Headline.tsx";
import { PartnerList } from "./PartnerList.tsx";
import classes from "../Share.module.css";
import importClasses from "../../import/Import.module.css";

export function LookStep({ session, value }: { session: Session; value: Preview }) {
  const { choices } = useSeen(session);
  const look = useTask(session.tasks.look);
  const preview = useTask(session.tasks.preview);
  const scroller = useRef<HTMLElement>(null);
  const { open } = openOf(value, choices);
  const toConflicts = (): void => go(routes.share(session.token, "conflicts"));
  useKeys("ui.share.keys.title", [
    {
      keys: "mod+Enter",
      label: open.length > 0 ? "ui.share.keys.next" : "ui.share.keys.merge",
      inText: true,
      run: () => {
        if (open.length > 0) toConflicts();
        else void session.merge();
      },
    },
  ]);
  return (
    <Middle label={t("ui.share.file.steps.changes")} scroller={scroller} busy={preview.state === "running"}>
      {preview.state === "running" && (
        <ProgressNote
          title={t("ui.share.file.looking", { name: session.name })}
          progress={preview.progress}
          quiet
        />
      )}
      {preview.error && preview.state === "failed" && (
        <ErrorNote error={preview.error} retry={() => void session.preview()} />
      )}
      <div className={importClasses.preview} data-stale={preview.state === "running" || undefined}>
        <Headline value={value} />
        {look.value?.own && <Text className={classes.known}>{t("ui.share.file.own")}</Text>}
        {look.value && look.value.known !== null && <Known batchId={look.value.known} />}
        <Counts value={value} />
        <Gone value={value} />
        <Ahead ahead={value.ahead} />
        <PartnerList value={value} scroller={scroller} toConflicts={toConflicts} />
      </div>
      <MergeFoot session={session} value={value} />
    </Middle>
  );
}

/** This very file was put together before. */
function Known({ batchId }: { batchId: number }) {
  const { data } = useRead((api) => api.exchange.past, {});
  const past = data?.rows.find((row) => row.batchId === batchId);
  if (!past || past.state !== "done") return null;
  return (
    <Group gap="sm" className={classes.known}>
      <Text>{t("ui.share.file.known", { at: showInstant(past.at) })}</Text>
      <Button component="a" href={href(routes.sharePast(batchId))} variant="default" size="compact-sm">
        {t("ui.share.file.knownShow")}
      </Button>
    </Group>
  );
}
