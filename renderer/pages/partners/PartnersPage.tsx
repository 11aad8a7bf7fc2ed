// The Partners page: saved views, filters or what to do with the chosen, the table or the board, and the record over it.
import { Button, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { call, useRead, type Api, type InputOf } from "../../api/client.ts";
import { useKeys } from "../../frame/keys.ts";
import { useDensity } from "../../frame/preferences.ts";
import { go, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { ActionBar } from "../../ui/table/ActionBar.tsx";
import { ColumnsMenu } from "../../ui/table/ColumnsMenu.tsx";
import { DataTable, type Opening } from "../../ui/table/DataTable.tsx";
import { FilterBar } from "../../ui/table/FilterBar.tsx";
import { isComplete } from "../../ui/table/filter.ts";
import { useArrangement } from "../../ui/table/useArrangement.ts";
import { useRows } from "../../ui/table/useRows.ts";
import { useSelection } from "../../ui/table/useSelection.ts";
import { ViewTabs } from "../../ui/table/ViewTabs.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { DuplicatesLink } from "../duplicates/DuplicatesLink.tsx";
import { PartnerPanel } from "../partner/PartnerPanel.tsx";
import { Welcome } from "../welcome/Welcome.tsx";
import { PartnerBoard } from "./PartnerBoard.tsx";
import { BulkActions } from "./BulkActions.tsx";
import { useOwnFields, usePartnerColumns, type PartnerRow } from "./columns.tsx";
import { useFilterFields } from "./filterFields.ts";
import { NewPartner } from "./NewPartner.tsx";
import { ProgramSelect } from "./ProgramSelect.tsx";
import classes from "./Partners.module.css";

const byName = { by: "name" };

type RowSet = NonNullable<InputOf<Api["partners"]["list"]>["sets"]>[number];
const rowSets: readonly RowSet[] = ["types", "tags", "websites", "languages", "networkIds", "own"];

/** Only what the shown columns need is read: the sets cost a page the most. */
const setsOf = (columns: readonly string[]): RowSet[] =>
  rowSets.filter((set) => columns.some((column) => column === set || column.startsWith(`${set}:`)));

export function PartnersPage({ opened }: { opened: number | null }) {
  const { data: status } = useRead((api) => api.workspace.status, {});
  if (!status) return null;
  return status.empty ? <Welcome /> : <Partners opened={opened} />;
}

function Partners({ opened }: { opened: number | null }) {
  const density = useDensity();
  const ownFields = useOwnFields("partner");
  const columns = usePartnerColumns(ownFields);
  const fields = useFilterFields(ownFields);
  const arranged = useArrangement("partners", columns, byName);
  const { now, set } = arranged;
  const filters = now.filters.filter(isComplete);
  const ask = {
    ...(now.search.trim() !== "" && { search: now.search.trim() }),
    ...(filters.length > 0 && { filters }),
  };
  const rows = useRows((api) => api.partners.list, { ...ask, sort: now.sort, sets: setsOf(now.columns) });
  const selection = useSelection();
  const [making, setMaking] = useState(false);
  const [program, setProgram] = useState<number | null>(null);
  const [edit, setEdit] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  useKeys("ui.table.keys.title", [
    { keys: "mod+n", label: "ui.partners.new", command: "new", run: () => setMaking(true) },
  ]);

  const total = rows.total ?? 0;
  const locate = async (id: number): Promise<number | null> =>
    (await call((api) => api.partners.position, { id, ...ask, sort: now.sort })).offset;
  const onOpen = ({ id }: PartnerRow, how: Opening, column: string): void => {
    setEdit(how === "edit" ? column : how === "open" ? "" : null);
    if (how === "full") go(routes.partnerFull(id));
    // Walking from record to record is one step of Back, not one each.
    else go(routes.partner(id), how === "follow");
  };
  const onClose = (): void => {
    go(routes.partners());
    document.querySelector<HTMLElement>("[role=grid]")?.focus();
  };
  const onAll = async (): Promise<void> => {
    if (selection.ids.size >= total) return selection.clear();
    try {
      selection.set((await call((api) => api.partners.ids, ask)).ids);
    } catch (error) {
      sayError(error);
    }
  };
  const onTrash = async (ids: number[]): Promise<void> => {
    try {
      const { batchId } = await call((api) => api.partners.bulk, { ids, trash: true });
      if (opened !== null && ids.includes(opened)) onClose();
      selection.clear();
      sayWithUndo(t("ui.partners.trashed", { count: ids.length }), batchId);
    } catch (error) {
      sayError(error);
    }
  };

  return (
    <Page
      title={t("ui.partners.title")}
      aside={
        rows.total !== null && (
          <span className={classes.count}>{t("ui.partners.count", { count: rows.total })}</span>
        )
      }
      actions={
        <>
          <DuplicatesLink kind="partner" />
          <SegmentedControl
            aria-label={t("ui.partners.layout")}
            value={now.layout}
            onChange={(layout) => set({ layout })}
            data={[
              { value: "table", label: t("ui.partners.table") },
              { value: "board", label: t("ui.partners.board") },
            ]}
          />
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
            {t("ui.partners.new")}
          </Button>
        </>
      }
      fill
    >
      <ViewTabs
        page="partners"
        label={t("ui.table.views")}
        views={arranged.views}
        current={arranged.view}
        onChoose={arranged.choose}
        detail={now}
        changed={arranged.changed}
      />
      {selection.ids.size > 0 ? (
        <ActionBar
          count={selection.ids.size}
          total={total}
          onAll={() => void onAll()}
          onClear={selection.clear}
        >
          <BulkActions ids={selection.ids} onTrash={(ids) => void onTrash(ids)} />
        </ActionBar>
      ) : (
        <FilterBar
          input={search}
          search={now.search}
          onSearch={(text) => set({ search: text })}
          placeholder={t("ui.partners.find")}
          fields={fields}
          filters={now.filters}
          onFilters={(next) => set({ filters: next })}
        >
          {now.layout === "table" ? (
            <ColumnsMenu columns={columns} look={now} onLook={(change) => set(change)} />
          ) : (
            <ProgramSelect value={program} onChange={setProgram} />
          )}
        </FilterBar>
      )}
      <div className={classes.place}>
        {now.layout === "board" ? (
          <PartnerBoard
            ask={ask}
            program={program}
            opened={opened}
            onFilter={() => search.current?.focus()}
            onClose={onClose}
          />
        ) : (
          <DataTable
            label={t("ui.partners.listOf")}
            columns={columns}
            look={now}
            onLook={(change) => set(change)}
            rows={rows}
            selection={selection}
            density={density}
            opened={opened}
            locate={locate}
            onOpen={onOpen}
            onClose={onClose}
            onTrash={(ids) => void onTrash(ids)}
            onAll={() => void onAll()}
            onFilter={() => search.current?.focus()}
            empty={
              <EmptyState
                text={t("ui.partners.none")}
                action={
                  <Button variant="default" onClick={() => arranged.choose(null)}>
                    {t("ui.partners.clearFilters")}
                  </Button>
                }
              />
            }
          />
        )}
        {opened !== null && <PartnerPanel key={opened} id={opened} onClose={onClose} focus={edit} />}
      </div>
      {making && (
        <NewPartner
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false);
            go(routes.partner(id));
          }}
        />
      )}
    </Page>
  );
}
