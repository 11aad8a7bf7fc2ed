// The senders that wait, a hundred at a time, as far as the list was scrolled.
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { readOptions, type CallError } from "../../api/client.ts";
import type { Sender } from "./settle.ts";

const pageSize = 100;

export interface Senders {
  rows: Sender[];
  /** Null until the first answer is there. */
  total: number | null;
  /** All waiting messages. */
  messages: number;
  more: () => void;
  error: CallError | null;
  retry: () => void;
}

export function useSenders(search: string): Senders {
  const [pages, setPages] = useState({ of: search, count: 1 });
  const count = pages.of === search ? pages.count : 1;
  const results = useQueries({
    queries: Array.from({ length: count }, (_, page) => ({
      ...readOptions((api) => api.mail.unmatched, {
        ...(search !== "" && { search }),
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
  const first = results[0];
  return {
    rows: results.flatMap(({ data }) => data?.rows ?? []),
    total: first?.data?.total ?? null,
    messages: first?.data?.messages ?? 0,
    more,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => void Promise.all(results.map((result) => result.refetch())),
  };
}
