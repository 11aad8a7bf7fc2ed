// What the performance calls take and give, as the contract says it.
import type { Api, OutputOf } from "../../api/client.ts";
import type { Comparison, Filter, Range } from "./question.ts";

type Calls = Api["performance"];

export interface Asked extends Range {
  filter: Filter;
  currency?: string;
}
export interface Compared extends Asked {
  compare: Comparison | null;
}

export type Overview = OutputOf<Calls["overview"]>;
export type Series = OutputOf<Calls["series"]>;
export type Point = Series["points"][number];
export type Competitor = OutputOf<Calls["league"]>["rows"][number];
export type Mover = OutputOf<Calls["movement"]>["fresh"][number];
export type Explained = OutputOf<Calls["explain"]>;

/** Period, filters and currency alone: what calls take that compare nothing. */
export const plain = ({ from, to, filter, currency }: Compared): Asked => ({
  from,
  to,
  filter,
  ...(currency !== undefined && { currency }),
});
