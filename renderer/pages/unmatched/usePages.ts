// A list that waits to be settled, a hundred at a time, as far as it was scrolled.
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { readOptions, type CallError, type Select } from "../../api/client.ts";

const pageSize = 100;

export interface Pages<O extends { rows: unknown[]; total: number }> {
  rows: O["rows"];
  /** Null until the first answer is there. */
  total: number | null;
  /** The first answer, which holds what is said of all of it. */
  first: O | undefined;
  more: () => void;
  error: CallError | null;
  retry: () => void;
}

/** `ask` makes the input of one page; `of` is what the list is of (the search): another one begins at its first page. */
export function usePages<I, O extends { rows: unknown[]; total: number }>(
  select: Select<I, O>,
  of: string,
  ask: (page: { limit: number; offset: number }) => NoInfer<I>,
): Pages<O> {
  const [pages, setPages] = useState({ of, count: 1 });
  const count = pages.of === of ? pages.count : 1;
  const results = useQueries({
    queries: Array.from({ length: count }, (_, page) => ({
      ...readOptions(select, ask({ limit: pageSize, offset: page * pageSize })),
      placeholderData: keepPreviousData,
    })),
  });
  const more = useCallback(
    () => setPages((before) => ({ of, count: (before.of === of ? before.count : 1) + 1 })),
    [of],
  );
  const first = results[0]?.data;
  return {
    rows: results.flatMap(({ data }) => data?.rows ?? []),
    total: first?.total ?? null,
    first,
    more,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => void Promise.all(results.map((result) => result.refetch())),
  };
}
