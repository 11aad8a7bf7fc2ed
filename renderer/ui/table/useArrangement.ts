// How a person has arranged a list: columns, sort, search, filters, layout; kept while the app runs, and in saved views.
import { useLocalStorage } from "@mantine/hooks";
import { useCallback, useMemo, useState } from "react";
import { useRead } from "../../api/client.ts";
import { defaultLook, type Column, type Sort, type TableLook } from "./column.ts";
import type { Filter } from "./filter.ts";
import type { SavedView } from "./ViewTabs.tsx";

/** What a saved view holds. */
export type Arrangement = TableLook & {
  search: string;
  filters: Filter[];
  layout: "table" | "board";
};

interface Asked {
  search: string;
  filters: Filter[];
  view: number | null;
}

// Search and filters may name people: they stay in memory, only the look is remembered outside of the workspace.
const asked = new Map<string, Asked>();
const nothing: Asked = { search: "", filters: [], view: null };

export interface Arranged {
  now: Arrangement;
  set: (change: Partial<Arrangement> | ((before: Arrangement) => Partial<Arrangement>)) => void;
  views: SavedView<Arrangement>[];
  view: number | null;
  choose: (view: SavedView<Arrangement> | null) => void;
  /** Differs from the view that is open. */
  changed: boolean;
}

export function useArrangement<Row>(page: string, columns: readonly Column<Row>[], sort: Sort): Arranged {
  const plain = useMemo(() => ({ ...defaultLook(columns, sort), layout: "table" as const }), [columns, sort]);
  const [stored, setLook] = useLocalStorage<(TableLook & Pick<Arrangement, "layout">) | null>({
    key: `arrangement-${page}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const [question, setQuestion] = useState(() => asked.get(page) ?? nothing);
  const { data } = useRead((api) => api.views.list, { page });
  const look = stored ?? plain;
  const now = useMemo<Arrangement>(() => {
    const { columns, widths, sort, layout } = look;
    return { columns, widths, sort, layout, search: question.search, filters: question.filters };
  }, [look, question]);

  const put = useCallback(
    (next: Arrangement, view: number | null): void => {
      const { search, filters, columns, widths, sort, layout } = next;
      setLook({ columns, widths, sort, layout });
      asked.set(page, { search, filters, view });
      setQuestion({ search, filters, view });
    },
    [page, setLook],
  );
  const views = useMemo(
    () =>
      (data?.rows ?? []).map(({ id, name, detail }) => ({
        id,
        name,
        detail: { ...now, ...detail } as Arrangement,
      })),
    // A view that lacks something (saved by an older version) takes it from what is shown.
    [data, now],
  );
  const { view } = question;
  const open = data?.rows.find(({ id }) => id === view);
  return {
    now,
    set: (change) => put({ ...now, ...(typeof change === "function" ? change(now) : change) }, view),
    views,
    view: open ? view : null,
    choose: (next) => put(next ? next.detail : { ...plain, search: "", filters: [] }, next?.id ?? null),
    changed: open !== undefined && JSON.stringify(open.detail) !== JSON.stringify(now),
  };
}
