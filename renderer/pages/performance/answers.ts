// What the performance calls take and give.
import type { MetricId } from "../../../electron/domain/metrics/definitions.ts";
import type { Shown } from "../../../electron/domain/metrics/totals.ts";
import type { Api, Select } from "../../api/client.ts";
import type { Comparison, Filter, Range, Step } from "./question.ts";

export interface Asked extends Range {
  filter: Filter;
  currency?: string;
}
export interface Compared extends Asked {
  compare: Comparison | null;
}

export interface Note {
  code: string;
  params: Record<string, string | number>;
  text: string;
}

export interface Overview {
  currency: string;
  currencies: string[];
  rates: { from: string; to: string; rate: string; on: string }[];
  unconverted: { currency: string; value: string; orders: number }[];
  now: Shown;
  before: Shown | null;
  beforeRange: Range | null;
  ripe: { through: string; shareBp: number | null };
  incomplete: boolean;
  notes: Note[];
  empty: boolean;
  firstDay: string | null;
  lastDay: string | null;
}

export interface Point extends Range {
  value: string;
  cost: string;
  orders: number;
  clicks: number;
  commission: string;
  ripe: boolean;
}
export interface Series {
  points: Point[];
  before: Point[];
  undated: { value: string; orders: number; clicks: number };
}

export interface Competitor extends Shown {
  who: number;
  partnerId: number | null;
  name: string;
  externalId: string | null;
  before: Shown | null;
  spark: number[];
}

export interface Mover {
  partnerId: number | null;
  name: string;
  value: string;
  lastDay?: string | null;
}
export interface Movement {
  fresh: Mover[];
  lost: Mover[];
  dormant: Mover[];
  concentration: { top: number; shareBp: number | null }[];
  active: { by: "clicks" | "orders" | "approved"; active: number; joined: number; rateBp: number | null }[];
}

export interface Explained {
  formula: { metric: MetricId; value: number | string | null }[];
  value: number | string | null;
  sources: {
    program: string;
    kind: string;
    from: string | null;
    to: string | null;
    rows: number;
    value: string;
    commission: string;
    importedAt: number;
    file: string | null;
    batchId: number;
  }[];
}

export interface OrderRow {
  externalId: string;
  at: number;
  status: "pending" | "approved" | "paid" | "declined";
  value: string;
  commission: string;
  currency: string;
  partnerId: number | null;
  partner: string | null;
}

export interface ProgramTotals extends Shown {
  programId: number;
}

interface Calls {
  totals: Select<
    Range & { by: ("program" | "currency")[]; partnerId?: number; programId?: number },
    { rows: ProgramTotals[] }
  >;
  overview: Select<Compared, Overview>;
  series: Select<Compared & { by: Step }, Series>;
  league: Select<
    Compared & { sort: { by: string; desc?: boolean }; limit?: number; offset?: number },
    { rows: Competitor[]; total: number }
  >;
  movement: Select<Asked & { top?: number }, Movement>;
  explain: Select<Asked & { metric: MetricId }, Explained>;
  orders: Select<
    Range & { programId?: number; partnerId?: number; limit?: number },
    { rows: OrderRow[]; total: number }
  >;
}
const named = (name: keyof Calls) => (api: Api) =>
  (api as unknown as Record<string, Record<string, never>>)["performance"]?.[name] as never;
export const calls: Calls = {
  totals: named("totals"),
  overview: named("overview"),
  series: named("series"),
  league: named("league"),
  movement: named("movement"),
  explain: named("explain"),
  orders: named("orders"),
};
