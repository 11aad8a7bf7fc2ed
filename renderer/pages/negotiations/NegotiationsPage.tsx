// The Negotiations page: saved views, filters, and all negotiations as a table or as a board by stage.
import { Button, SegmentedControl } from "@mantine/core";
import { useEffect, useRef } from "react";
import { newNegotiationHere } from "../../frame/dialogs.ts";
import { useKeys } from "../../frame/keys.ts";
import { useDensity } from "../../frame/preferences.ts";
import { call, useRead } from "../../api/client.ts";
import { go, href, routes } from "../../routes.ts";
import { Page } from "../../ui/Page.tsx";
import { ActionBar } from "../../ui/table/ActionBar.tsx";
import { ColumnsMenu } from "../../ui/table/ColumnsMenu.tsx";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { FilterBar } from "../../ui/table/FilterBar.tsx";
import { isComplete } from "../../ui/table/filter.ts";
import { useArrangement } from "../../ui/table/useArrangement.ts";
import { useRows } from "../../ui/table/useRows.ts";
import { useSelection } from "../../ui/table/useSelection.ts";
import { ViewTabs } from "../../ui/table/ViewTabs.tsx";
import { sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { trashNegotiations } from "./actions.tsx";
import { NegotiationBoard } from "./board/NegotiationBoard.tsx";
import { BulkNegotiations } from "./list/BulkNegotiations.tsx";
import { keepView } from "./kept.ts";
import { NewNegotiationButton, NoneFits, NoNegotiations } from "./Empty.tsx";
import { negotiationColumns } from "./list/columns.tsx";
import { negotiationAsk, negotiationSort, useNegotiationFilters } from "./list/filters.ts";
import classes from "./Negotiations.module.css";

const byStake = { by: "atStake", desc: true };
const pageOfIds = 1000;

export function NegotiationsPage({ view }: { view: "list" | "board" }) {
  const isList = view === "list";
  const density = useDensity();
  const fields = useNegotiationFilters(isList);
  const arranged = useArrangement("negotiations", negotiationColumns, byStake);
  const { now, set } = arranged;
  const ask = negotiationAsk(now.search, now.filters.filter(isComplete), isList);
  const sort = negotiationSort(now.sort);
  const rows = useRows((api) => api.negotiations.list, { ...ask, sort });
  const selection = useSelection();
  const search = useRef<HTMLInputElement>(null);
  const { data: counts } = useRead((api) => api.negotiations.counts, {});
  const show = (next: "list" | "board"): void => go(routes.negotiations(next));
  useKeys("ui.negotiations.keys.group", [
    { keys: "mod+n", label: "ui.negotiations.new.key", command: "new", run: newNegotiationHere },
    { keys: "v l", label: "ui.negotiations.keys.list", run: () => show("list") },
    { keys: "v b", label: "ui.negotiations.keys.board", run: () => show("board") },
  ]);
  useEffect(() => keepView(view), [view]);
  const total = rows.total ?? 0;
  const locate = async (id: number): Promise<number | null> => {
    // There is no call that tells its place: the list is walked, a thousand at a time.
    for (let offset = 0; ; offset += pageOfIds) {
      const page = await call((api) => api.negotiations.list, { ...ask, sort, limit: pageOfIds, offset });
      const place = page.rows.findIndex((row) => row.id === id);
      if (place >= 0) return offset + place;
      if (page.rows.length < pageOfIds) return null;
    }
  };
  const { idsBetween } = rows;
  const onAll = async (): Promise<void> => {
    if (selection.ids.size >= total) return selection.clear();
    try {
      selection.set(await idsBetween(0, total - 1));
    } catch (error) {
      sayError(error);
    }
  };
  const onTrash = async (ids: readonly number[]): Promise<void> => {
    if (await trashNegotiations(ids)) selection.clear();
  };
  const plain = now.search === "" && now.filters.length === 0;
  return (
    <Page
      title={t("ui.negotiations.title")}
      aside={
        counts && <span className={classes.count}>{t("ui.negotiations.count", { count: counts.open })}</span>
      }
      actions={
        <>
          <SegmentedControl
            aria-label={t("ui.negotiations.layout")}
            value={view}
            onChange={show}
            data={[
              { value: "list", label: t("ui.negotiations.list.label") },
              { value: "board", label: t("ui.negotiations.board.label") },
            ]}
          />
          <Button variant="default" component="a" href={href(routes.payouts())}>
            {t("ui.agreements.check")}
          </Button>
          <NewNegotiationButton />
        </>
      }
      fill
    >
      <ViewTabs
        page="negotiations"
        label={t("ui.table.views")}
        views={arranged.views}
        current={arranged.view}
        onChoose={arranged.choose}
        detail={now}
        changed={arranged.changed}
      />
      {isList && selection.ids.size > 0 ? (
        <ActionBar
          count={selection.ids.size}
          total={total}
          onAll={() => void onAll()}
          onClear={selection.clear}
        >
          <BulkNegotiations onTrash={() => void onTrash([...selection.ids])} />
        </ActionBar>
      ) : (
        <FilterBar
          input={search}
          search={now.search}
          onSearch={(text) => set({ search: text })}
          placeholder={t("ui.negotiations.find")}
          fields={fields}
          filters={now.filters}
          onFilters={(next) => set({ filters: next })}
        >
          {isList && <ColumnsMenu columns={negotiationColumns} look={now} onLook={(change) => set(change)} />}
        </FilterBar>
      )}
      <div className={classes.place}>
        {isList ? (
          <DataTable
            label={t("ui.negotiations.listOf")}
            columns={negotiationColumns}
            look={now}
            onLook={(change) => set(change)}
            rows={rows}
            selection={selection}
            density={density}
            opened={null}
            locate={locate}
            onOpen={({ id }) => go(routes.negotiation(id))}
            onClose={() => undefined}
            onTrash={(ids) => void onTrash(ids)}
            onAll={() => void onAll()}
            onFilter={() => search.current?.focus()}
            empty={plain ? <NoNegotiations /> : <NoneFits onClear={() => arranged.choose(null)} />}
          />
        ) : (
          <NegotiationBoard
            ask={ask}
            onFilter={() => search.current?.focus()}
            onClear={() => arranged.choose(null)}
          />
        )}
      </div>
    </Page>
  );
}
