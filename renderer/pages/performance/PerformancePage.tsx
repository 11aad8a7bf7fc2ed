// The Performance page: what is counted, the numbers as cards, over time, by partner, and who came and went.
import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { MetricId } from "../../../electron/domain/metrics/definitions.ts";
import { useRead } from "../../api/client.ts";
import { today } from "../../format.ts";
import { go, href, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import type { Opening } from "../../ui/table/DataTable.tsx";
import { ViewTabs } from "../../ui/table/ViewTabs.tsx";
import { useSlow, Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { PartnerPanel } from "../partner/PartnerPanel.tsx";
import { plain, type Compared } from "./answers.ts";
import { Cards } from "./Cards.tsx";
import { besideOf } from "./cards.ts";
import { Controls } from "./Controls.tsx";
import { Explain } from "./Explain.tsx";
import { extentAsk } from "./extent.ts";
import { filtersInWords } from "./filtersInWords.ts";
import { League } from "./League.tsx";
import type { LeagueRow } from "./leagueColumns.tsx";
import { MovementBlocks } from "./Movement.tsx";
import { Notes } from "./Notes.tsx";
import { OverTime } from "./OverTime.tsx";
import { OutMenu } from "./OutMenu.tsx";
import { PaperHead, PaperTable } from "./Paper.tsx";
import classes from "./Performance.module.css";
import { filterOf, rangeOf, readQuestion, unfiltered, writeQuestion, type Question } from "./question.ts";
import { useLook } from "./useLook.ts";
import { useOut } from "./useOut.ts";

export interface PerformancePageProps {
  /** What is counted, as in the address. */
  address: string;
  /** The partner beside the page. */
  opened: number | null;
}

export function PerformancePage(props: PerformancePageProps) {
  const { data: extent, error, refetch } = useRead((api) => api.performance.overview, extentAsk());
  if (extent && !extent.empty && extent.lastDay !== null)
    return <Numbers {...props} lastDay={extent.lastDay} />;
  return (
    <Page title={t("ui.performance.title")}>
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {!extent && !error && <Waiting />}
      {extent && (
        <EmptyState
          text={t("ui.performance.empty")}
          action={
            <Button component="a" href={`#${routes.imports()}`}>
              {t("ui.performance.emptyAction")}
            </Button>
          }
        />
      )}
    </Page>
  );
}

function Numbers({ address, opened, lastDay }: PerformancePageProps & { lastDay: string }) {
  const question = readQuestion(address);
  const { compare, measure, by } = question;
  const range = rangeOf(question, today(), lastDay);
  const ask: Compared = {
    ...range,
    compare,
    filter: filterOf(question),
    ...(question.currency !== null && { currency: question.currency }),
  };
  const {
    data: overview,
    error,
    refetch,
    isPlaceholderData,
  } = useRead((api) => api.performance.overview, ask);
  const arranged = useLook(question);
  const filters = filtersInWords(question, useRead((api) => api.programs.list, {}).data?.rows ?? []);
  const [explained, setExplained] = useState<MetricId | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const waiting = useSlow(isPlaceholderData);
  const out = useOut(
    overview ? { ask, look: arranged.look, measure, by, range, filters, overview } : null,
    drawing,
  );

  const show = (next: Question): void => go(routes.performance(writeQuestion(next), opened ?? undefined));
  const onQuestion = (change: Partial<Question>): void => show({ ...question, ...change });
  const onOpen = (row: LeagueRow, how: Opening): void => {
    if (row.partnerId === null) go(routes.unmatched("reports"));
    else if (how === "full") go(routes.partnerFull(row.partnerId));
    // Walking from partner to partner is one step of Back, not one each.
    else go(routes.performance(writeQuestion(question), row.partnerId), how === "follow");
  };
  const onClose = (): void => {
    go(routes.performance(writeQuestion(question)));
    document.querySelector<HTMLElement>("[role=grid]")?.focus();
  };
  const currency = overview?.currency ?? null;

  return (
    <Page
      title={t("ui.performance.title")}
      actions={
        <>
          <Button variant="default" component="a" href={href(routes.payouts())}>
            {t("ui.agreements.check")}
          </Button>
          <OutMenu onSave={(form) => void out.save(form)} busy={out.busy} disabled={overview === undefined} />
        </>
      }
      fill
    >
      <div className={classes.noPrint}>
        <ViewTabs
          page="performance"
          label={t("ui.table.views")}
          views={arranged.views}
          current={arranged.view}
          onChoose={(view) => show(arranged.choose(view))}
          detail={arranged.detail}
          changed={arranged.changed}
        />
        <Controls
          question={question}
          onQuestion={onQuestion}
          range={range}
          currency={currency}
          currencies={overview?.currencies ?? []}
          first={first}
        />
      </div>
      <div className={classes.place}>
        <div className={classes.content} data-waiting={waiting || undefined}>
          {error && !overview && <ErrorNote error={error} retry={() => void refetch()} />}
          {!overview && !error && <Waiting />}
          {overview && currency !== null && (
            <>
              {out.paper && (
                <div className={classes.onlyPrint}>
                  <PaperHead range={range} filters={filters} overview={overview} />
                </div>
              )}
              <Notes overview={overview} />
              <Cards overview={overview} onExplain={setExplained} />
              <OverTime
                ask={ask}
                currency={currency}
                beforeRange={overview.beforeRange}
                measure={measure}
                by={by}
                onMeasure={(next) => onQuestion({ measure: next })}
                onBy={(next) => onQuestion({ by: next })}
                drawing={drawing}
              />
              <League
                ask={ask}
                currency={currency}
                compared={besideOf(overview) !== null}
                look={arranged.look}
                onLook={arranged.onLook}
                opened={opened}
                onOpen={onOpen}
                onClose={onClose}
                onFilter={() => first.current?.focus()}
                onClear={() => show(unfiltered(question))}
              />
              <MovementBlocks ask={plain(ask)} currency={currency} />
              {out.paper && (
                <div className={classes.onlyPrint}>
                  <PaperTable paper={out.paper} look={arranged.look} currency={currency} />
                </div>
              )}
            </>
          )}
        </div>
        {opened !== null && opened > 0 && (
          <PartnerPanel key={opened} id={opened} onClose={onClose} focus={null} first="results" />
        )}
      </div>
      {explained !== null && currency !== null && (
        <Explain metric={explained} ask={plain(ask)} currency={currency} onClose={() => setExplained(null)} />
      )}
    </Page>
  );
}
