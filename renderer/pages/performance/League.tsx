// The league table: partners by any metric; a row opens the partner, or the tray where it is matched to none.
import { Button, Title } from "@mantine/core";
import { useId, type CSSProperties } from "react";
import { call } from "../../api/client.ts";
import { useDensity } from "../../frame/preferences.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ColumnsMenu } from "../../ui/table/ColumnsMenu.tsx";
import { DataTable, type Opening } from "../../ui/table/DataTable.tsx";
import type { TableLook } from "../../ui/table/column.ts";
import { useRows } from "../../ui/table/useRows.ts";
import { t } from "../../words.ts";
import type { Compared, Competitor } from "./answers.ts";
import { useLeagueColumns, type LeagueRow } from "./leagueColumns.tsx";
import classes from "./Performance.module.css";

const withId = ({ rows, total }: { rows: Competitor[]; total: number }) => ({
  rows: rows.map((row): LeagueRow => ({ ...row, id: row.who })),
  total,
});
const pageOfRows = 1000;
const fewRows = 30;

export interface LeagueProps {
  ask: Compared;
  currency: string;
  /** The period beside has numbers: changes are columns. */
  compared: boolean;
  look: TableLook;
  onLook: (change: (look: TableLook) => TableLook) => void;
  /** The partner beside the page, or minus an account. */
  opened: number | null;
  onOpen: (row: LeagueRow, how: Opening) => void;
  onClose: () => void;
  onFilter: () => void;
  onClear: () => void;
}

export function League(props: LeagueProps) {
  const { ask, currency, compared, look, onLook, opened, onOpen, onClose, onFilter, onClear } = props;
  const title = useId();
  const density = useDensity();
  const columns = useLeagueColumns(currency, compared);
  const rows = useRows((api) => api.performance.league, { ...ask, sort: look.sort }, withId);
  const locate = async (id: number): Promise<number | null> => {
    for (let offset = 0; ; offset += pageOfRows) {
      const page = await call((api) => api.performance.league, {
        ...ask,
        sort: look.sort,
        limit: pageOfRows,
        offset,
      });
      const place = page.rows.findIndex(({ who }) => who === id);
      if (place >= 0) return offset + place;
      if (page.rows.length < pageOfRows) return null;
    }
  };
  const total = rows.total ?? 0;
  return (
    <section aria-labelledby={title} className={classes.section} data-league>
      <div className={classes.sectionHead}>
        <Title order={2} id={title}>
          {t("ui.performance.league.title")}
        </Title>
        {rows.total !== null && (
          <span className={classes.meta}>{t("ui.performance.league.count", { count: total })}</span>
        )}
        <span className={classes.grow} />
        <ColumnsMenu columns={columns} look={look} onLook={onLook} />
      </div>
      {/* As high as its rows while they are few; then it scrolls by itself. */}
      <div
        className={classes.league}
        data-long={total > fewRows || undefined}
        style={
          {
            "--rows": Math.max(5, total),
            "--row-height": density === "dense" ? "2rem" : "2.5rem",
          } as CSSProperties
        }
      >
        <DataTable
          label={t("ui.performance.league.list")}
          columns={columns}
          look={look}
          onLook={onLook}
          rows={rows}
          selection={null}
          density={density}
          opened={opened}
          locate={locate}
          onOpen={onOpen}
          onClose={onClose}
          onFilter={onFilter}
          empty={
            <EmptyState
              text={t("ui.performance.league.none")}
              action={
                <Button variant="default" onClick={onClear}>
                  {t("ui.performance.clear")}
                </Button>
              }
            />
          }
        />
      </div>
    </section>
  );
}
