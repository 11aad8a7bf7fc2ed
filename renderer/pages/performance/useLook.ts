// The league table's look, kept while the app runs, and the page's saved views: what is counted and how the table looks.
import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";
import { useRead } from "../../api/client.ts";
import { defaultLook, type TableLook } from "../../ui/table/column.ts";
import type { SavedView } from "../../ui/table/ViewTabs.tsx";
import { leagueColumns } from "./leagueColumns.tsx";
import { plainQuestion, readQuestion, writeQuestion, type Question } from "./question.ts";

/** What a saved view holds: the question as in the address, without the view itself. */
export type Detail = { question: string; look: TableLook };

const plainLook = defaultLook(leagueColumns("EUR", true), { by: "value", desc: true });
const bare = (question: Question): string => writeQuestion({ ...question, view: null });

export interface Look {
  look: TableLook;
  onLook: (change: (look: TableLook) => TableLook) => void;
  detail: Detail;
  views: SavedView<Detail>[];
  view: number | null;
  /** Differs from the view that is open. */
  changed: boolean;
  /** The question of a view, its look taken on. */
  choose: (view: SavedView<Detail> | null) => Question;
}

export function useLook(question: Question): Look {
  const [stored, setLook] = useLocalStorage<TableLook | null>({
    key: "arrangement-performance",
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const look = stored ?? plainLook;
  const { data } = useRead((api) => api.views.list, { page: "performance" });
  const views = useMemo(
    () =>
      (data?.rows ?? []).map(({ id, name, detail }): SavedView<Detail> => ({
        id,
        name,
        detail: {
          question: typeof detail["question"] === "string" ? detail["question"] : bare(plainQuestion),
          look: (detail["look"] as TableLook | undefined) ?? plainLook,
        },
      })),
    [data],
  );
  const detail = { question: bare(question), look };
  const open = views.find(({ id }) => id === question.view);
  return {
    look,
    onLook: (change) => setLook((before) => change(before ?? plainLook)),
    detail,
    views,
    view: open?.id ?? null,
    changed: open !== undefined && JSON.stringify(open.detail) !== JSON.stringify(detail),
    choose: (view) => {
      setLook(view?.detail.look ?? plainLook);
      return view ? { ...readQuestion(view.detail.question), view: view.id } : plainQuestion;
    },
  };
}
