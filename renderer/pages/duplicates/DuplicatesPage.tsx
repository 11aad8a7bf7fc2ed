// The page of duplicates: pairs that could be one at the left, the opened pair side by side at the right.
import { Anchor, Button, SegmentedControl } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { useKeys } from "../../frame/keys.ts";
import { showNumber } from "../../format.ts";
import { go, href, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import type { Kind, Opened } from "./choose.ts";
import { Compare } from "./Compare.tsx";
import classes from "./Duplicates.module.css";
import { keyOf, PairList, type Proposal } from "./PairList.tsx";

const step = 100;
const filters = ["all", "partner", "contact"] as const;
type Filter = (typeof filters)[number];

export interface DuplicatesPageProps {
  /** Of the address; beside an opened pair it is that pair's and filters nothing. */
  kind: Kind | null;
  opened: Opened | null;
}

export function DuplicatesPage({ kind, opened }: DuplicatesPageProps) {
  const [filter, setFilter] = useState<Filter>(opened ? "all" : (kind ?? "all"));
  const [limit, setLimit] = useState(step);
  const { data, error, refetch } = useRead((api) => api.duplicates.find, {
    ...(filter !== "all" && { kind: filter }),
    limit,
  });
  const pairs = data?.pairs ?? [];
  const here = opened && keyOf(opened);
  const at = pairs.findIndex((pair) => keyOf(pair) === here);
  const show = (pair: Proposal | undefined): void =>
    go(pair ? routes.duplicates(pair.kind, pair.a, pair.b) : routes.duplicates(), opened !== null);
  const walk = (by: number): void => {
    const next = pairs[at < 0 ? 0 : at + by];
    if (next) show(next);
  };
  useKeys("ui.duplicates.list", [
    { keys: "j", label: "ui.duplicates.keys.next", run: () => walk(1) },
    { keys: "k", label: "ui.duplicates.keys.previous", run: () => walk(-1) },
    { keys: "ArrowDown", run: () => walk(1) },
    { keys: "ArrowUp", run: () => walk(-1) },
    { keys: "Escape", run: () => (opened ? go(routes.duplicates()) : false) },
  ]);
  // What comes after the settled pair takes its place in the list; the last one has the one before it.
  const onDone = (): void => show(at < 0 ? undefined : (pairs[at + 1] ?? pairs[at - 1]));
  return (
    <Page
      title={t("ui.duplicates.title")}
      back={{ to: routes.partners(), label: t("ui.partner.back") }}
      aside={
        data &&
        data.total > 0 && (
          <span className={classes.count}>
            {data.total > pairs.length
              ? t("ui.duplicates.shown", { shown: showNumber(pairs.length), total: showNumber(data.total) })
              : showNumber(data.total)}
          </span>
        )
      }
      actions={
        <SegmentedControl
          aria-label={t("ui.duplicates.which")}
          value={filter}
          onChange={setFilter}
          data={filters.map((value) => ({ value, label: t(`ui.duplicates.kinds.${value}`) }))}
        />
      }
      fill
    >
      {data && pairs.length === 0 && !opened ? (
        <None filter={filter} />
      ) : (
        <div className={classes.work} data-opened={opened !== null || undefined}>
          <div className={classes.list}>
            {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
            {!error && !data && <Waiting />}
            <PairList pairs={pairs} opened={here} />
            {data && data.total > pairs.length && limit < 1000 && (
              <Button
                variant="subtle"
                color="gray"
                m="xs"
                onClick={() => setLimit((before) => Math.min(1000, before + step))}
              >
                {t("ui.duplicates.more")}
              </Button>
            )}
          </div>
          <div className={classes.place}>
            {opened ? (
              <>
                <Anchor href={href(routes.duplicates())} size="sm" className={classes.back}>
                  <IconArrowLeft size={14} aria-hidden /> {t("ui.duplicates.back")}
                </Anchor>
                <Compare key={here} {...opened} level={pairs[at]?.level ?? null} onDone={onDone} />
              </>
            ) : (
              pairs.length > 0 && <EmptyState text={t("ui.duplicates.choose")} />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

function None({ filter }: { filter: Filter }) {
  const nobody = t(filter === "all" ? "ui.duplicates.none" : `ui.duplicates.noneOf.${filter}`);
  return (
    <EmptyState
      text={`${nobody} ${t("ui.duplicates.byHand")}`}
      action={
        <Button component="a" variant="default" href={href(routes.partners())}>
          {t("ui.duplicates.toPartners")}
        </Button>
      }
    />
  );
}
