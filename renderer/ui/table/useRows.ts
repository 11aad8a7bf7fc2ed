// The rows of a long list, fetched in pages of 100 as they come into view; any other row is not there yet.
import { useQueries } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { call, readOptions, type CallError, type Select } from "../../api/client.ts";

const pageSize = 100;
const mostAtOnce = 1000;

export interface Rows<Row> {
  /** Null until the first page is there. */
  total: number | null;
  at: (index: number) => Row | undefined;
  /** Where a loaded row stands, or null. */
  indexOf: (id: number) => number | null;
  /** Tells which rows are in view. */
  see: (first: number, last: number) => void;
  /** The ids from one index to another, both included, also of rows that are not loaded. */
  idsBetween: (from: number, to: number) => Promise<number[]>;
  error: CallError | null;
  retry: () => void;
  /** The rows shown answer an earlier question; the next answer is on its way. */
  stale: boolean;
}

interface Listed<Row> {
  rows: Row[];
  total: number;
}
const asTheyAre = (listed: Listed<unknown>) => listed as never;
interface Window {
  limit?: number | undefined;
  offset?: number | undefined;
}

export function useRows<Ask extends Window, Row extends { id: number }>(
  select: Select<Ask, Listed<Row>>,
  ask: NoInfer<Omit<Ask, keyof Window>>,
): Rows<Row>;
/** `shape` makes rows with an id of an answer whose rows have none; it must stay the same function, so that rows are made once. */
export function useRows<Ask extends Window, Given, Row extends { id: number }>(
  select: Select<Ask, Listed<Given>>,
  ask: NoInfer<Omit<Ask, keyof Window>>,
  shape: (given: Listed<Given>) => Listed<Row>,
): Rows<Row>;
export function useRows<Ask extends Window, Given, Row extends { id: number }>(
  select: Select<Ask, Listed<Given>>,
  ask: NoInfer<Omit<Ask, keyof Window>>,
  shape: (given: Listed<Given>) => Listed<Row> = asTheyAre,
): Rows<Row> {
  const [[first, last], setSeen] = useState<readonly [number, number]>([0, 0]);
  const wanted = useRef<ReturnType<typeof setTimeout>>(undefined);
  const page = (number: number, limit = pageSize): Ask =>
    ({ ...ask, limit, offset: number * limit }) as unknown as Ask;

  // The first page is always asked for: it knows the total.
  const numbers = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, at) => first + at)])];
  const results = useQueries({
    queries: numbers.map((number) => {
      const options = readOptions(select, page(number));
      return {
        ...options,
        // A new question keeps the old answer of the same page until the new one is there, so that nothing flashes.
        placeholderData: (
          before: Listed<Given> | undefined,
          query: { queryKey: readonly [string, Ask] } | undefined,
        ): Listed<Given> | undefined =>
          query?.queryKey[1].offset === number * pageSize ? before : undefined,
        select: shape,
      };
    }),
  });

  const at = (index: number): Row | undefined => {
    const place = numbers.indexOf(Math.floor(index / pageSize));
    return place < 0 ? undefined : results[place]?.data?.rows[index % pageSize];
  };
  const indexOf = (id: number): number | null => {
    for (const [place, result] of results.entries()) {
      const found = result.data?.rows.findIndex((row) => row.id === id) ?? -1;
      if (found >= 0) return (numbers[place] ?? 0) * pageSize + found;
    }
    return null;
  };
  const see = useCallback((firstRow: number, lastRow: number): void => {
    const next = [
      Math.floor(firstRow / pageSize),
      Math.floor(Math.max(firstRow, lastRow) / pageSize),
    ] as const;
    clearTimeout(wanted.current);
    // While the list flies by, the pages in between are not worth asking for.
    wanted.current = setTimeout(
      () => setSeen((before) => (before[0] === next[0] && before[1] === next[1] ? before : next)),
      40,
    );
  }, []);
  const idsBetween = async (from: number, to: number): Promise<number[]> => {
    const [start, end] = [Math.min(from, to), Math.max(from, to)];
    const ids: number[] = [];
    for (let number = Math.floor(start / mostAtOnce); number * mostAtOnce <= end; number++) {
      const { rows } = shape(await call(select, page(number, mostAtOnce)));
      const base = number * mostAtOnce;
      ids.push(
        ...rows.flatMap((row, place) => (base + place >= start && base + place <= end ? [row.id] : [])),
      );
    }
    return ids;
  };
  const failed = results.find((result) => result.error !== null);
  return {
    total: results[0]?.data?.total ?? null,
    at,
    indexOf,
    see,
    idsBetween,
    error: failed?.error ?? null,
    retry: () => void Promise.all(results.map((result) => result.refetch())),
    stale: results.some((result) => result.isPlaceholderData),
  };
}
