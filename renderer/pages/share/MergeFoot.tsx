// The foot of looking and deciding: what putting together would do, or why it cannot be done yet.
import { Button, Group, Text, Tooltip } from "@mantine/core";
import { showList, showSize } from "../../format.ts";
import { go, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import { useTask } from "../import/longTask.ts";
import { countIn } from "./look/counts.ts";
import { openOf, useSeen, type Session } from "./session.ts";
import type { Preview } from "./shared.ts";
import classes from "../import/Import.module.css";

/** Starts it and shows how it goes. */
export function mergeNow(session: Session): void {
  go(routes.share(session.token, "result"), true);
  void session.merge();
}

/** Whether there is anything to put together. */
export const isNews = ({ created, updated, deleted, conflicts, results, bytes }: Preview): boolean =>
  created + updated + deleted + conflicts.length + (results?.rows ?? 0) + (bytes?.files ?? 0) > 0;

/** "12 new, 30 changed" */
function what(value: Preview, decided: boolean): string {
  const told = (
    ["created", "updated", "deleted", ...(decided ? (["conflicts"] as const) : [])] as const
  ).flatMap((name) => {
    const count = countIn(value, name);
    return count > 0 ? [t(`ui.share.merge.${name}`, { count })] : [];
  });
  if (told.length > 0) return showList(told);
  const { results, bytes } = value;
  return showList([
    ...(results && results.rows > 0 ? [t("ui.share.look.results", { count: results.rows })] : []),
    ...(bytes && bytes.files > 0
      ? [t("ui.share.look.files", { count: bytes.files, size: showSize(bytes.size) })]
      : []),
  ]);
}

export interface MergeFootProps {
  session: Session;
  value: Preview;
  /** On the page of the conflicts: the way there is not needed, the way back is. */
  deciding?: boolean;
}

export function MergeFoot({ session, value, deciding = false }: MergeFootProps) {
  const { choices, came } = useSeen(session);
  const { state } = useTask(session.tasks.preview);
  const { open } = openOf(value, choices);
  const news = isNews(value);
  const reason =
    open.length > 0
      ? t("ui.share.merge.open", { count: open.length })
      : news
        ? null
        : t("ui.share.merge.nothing");
  const label = what(value, open.length === 0);
  return (
    <footer className={classes.foot}>
      <Text size="sm" c="dimmed" component="output" className={classes.footNote}>
        {came > 0 ? t("ui.share.merge.changed", { count: came }) : (reason ?? t("ui.share.merge.safe"))}
      </Text>
      <Group gap="xs">
        {deciding && (
          <Button variant="default" onClick={() => go(routes.share(session.token))}>
            {t("ui.share.merge.back")}
          </Button>
        )}
        {!deciding && open.length > 0 && (
          <Button onClick={() => go(routes.share(session.token, "conflicts"))}>
            {t("ui.share.merge.decide", { count: open.length })}
          </Button>
        )}
        <Tooltip label={reason ?? ""} disabled={reason === null}>
          <Button
            variant={!deciding && open.length > 0 ? "default" : "filled"}
            aria-disabled={reason !== null || state === "running" || undefined}
            data-disabled={reason !== null || state === "running" || undefined}
            onClick={(event) => {
              if (reason !== null || state === "running") return event.preventDefault();
              mergeNow(session);
            }}
          >
            {label === "" ? t("ui.share.merge.goPlain") : t("ui.share.merge.go", { what: label })}
          </Button>
        </Tooltip>
      </Group>
    </footer>
  );
}
