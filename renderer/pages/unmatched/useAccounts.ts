// The partners of reports that wait, a hundred at a time, as far as the list was scrolled.
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { readOptions, type Api, type CallError, type OutputOf } from "../../api/client.ts";

export type Account = OutputOf<Api["partners"]["unmatched"]>["rows"][number];

const pageSize = 100;

export interface Accounts {
  rows: Account[];
  /** Null until the first answer is there. */
  total: number | null;
  more: () => void;
  error: CallError | null;
  retry: () => void;
}

export function useAccounts(search: string): Accounts {
  const [pages, setPages] = useState({ of: search, count: 1 });
  const count = pages.of === search ? pages.count : 1;
  const results = useQueries({
    queries: Array.from({ length: count }, (_, page) => ({
      ...readOptions((api) => api.partners.unmatched, {
        ...(search !== "" && { q: search }),
        limit: pageSize,
        offset: page * pageSize,
      }),
      placeholderData: keepPreviousData,
    })),
  });
  const more = useCallback(
    () => setPages((before) => ({ of: search, count: (before.of === search ? before.count : 1) + 1 })),
    [search],
  );
  return {
    rows: results.flatMap(({ data }) => data?.rows ?? []),
    total: results[0]?.data?.total ?? null,
    more,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => void Promise.all(results.map((result) => result.refetch())),
  };
}
