// What other weights would do to the first tasks of today.
import type { Weights } from "../../domain/priority.ts";
import type { Reader } from "../store.ts";
import type { ScoredTask } from "./facts.ts";
import { weightsOf } from "./facts.ts";
import { todayInOrder } from "./list.ts";

export interface Placed {
  id: number;
  title: string;
  partner: string | null;
  score: number;
}

export interface Preview {
  /** The first under the given weights; places count from 1. */
  rows: (Omit<Placed, "score"> & Record<"before" | "after", { place: number; score: number }>)[];
  /** The first under the stored weights, and under the given ones. */
  before: Placed[];
  after: Placed[];
}

/** The first `limit` tasks of today as they are and as they would be. Nothing is written. */
export function previewWeights(db: Reader, now: number, weights: Weights, limit: number): Preview {
  const orders = [weightsOf(db), weights].map((each) => todayInOrder(db, now, each).tasks);
  const [before, after] = orders as [ScoredTask[], ScoredTask[]];
  const ids = orders.flatMap((order) => order.slice(0, limit).map(({ id }) => id));
  const names = new Map(
    db
      .arrays<[number, string, string | null]>(
        `SELECT t.id, t.title, p.name FROM task t LEFT JOIN partner p ON p.id = t.partnerId WHERE t.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      )
      .map(([id, title, partner]) => [id, { title, partner }]),
  );
  const placed = ({ id, score }: ScoredTask): Placed => ({ id, ...names.get(id)!, score });
  const was = new Map(before.map(({ id, score }, at) => [id, { place: at + 1, score }]));
  const first = after.slice(0, limit);
  return {
    rows: first.map(({ id, score }, at) => ({
      id,
      ...names.get(id)!,
      before: was.get(id)!,
      after: { place: at + 1, score },
    })),
    before: before.slice(0, limit).map(placed),
    after: first.map(placed),
  };
}
