// The commission of a stretch of days from its running sums, at its place in a calendar period and with everything multiplied.
import type { Priced, Rate } from "./priced.ts";
import { rateAt, rateOfTotal } from "./rowCommission.ts";
import type { Happened } from "./sample.ts";

export interface Place {
  /** Orders, leads or value of the tier's period before the stretch. */
  counted: number;
  /** Those of its whole period, for retroactive tiers; null for marginal ones. */
  total: number | null;
  /** What a cap still lets be paid. */
  mostOrders: number;
  /** By what each is multiplied. */
  orders: number;
  value: number;
  traffic: number;
}

/** The value of `sums` where `by` reaches `place`, between two rows on a straight line. Both are running sums of one length. */
function along(by: Float64Array, sums: Float64Array, place: number): number {
  if (place <= 0) return 0;
  let [low, high] = [0, by.length - 1];
  if (place >= by[high]!) return sums[high]!;
  // Invariant: by[low] <= place < by[high].
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (by[middle]! <= place) low = middle;
    else high = middle;
  }
  const share = (place - by[low]!) / (by[high]! - by[low]!);
  return sums[low]! + share * (sums[high]! - sums[low]!);
}

const at = ({ bp, each }: Rate, orders: number, value: number): number =>
  (value * bp) / 10_000 + each * orders;

/** Units of 1/100,000 of the currency, with fractions. */
export function stretchCommission(
  { own, tiers, paid }: Pick<Priced, "own" | "tiers" | "paid">,
  happened: Happened,
  place: Place,
): number {
  if (paid === "clicks") return own.each * happened.clicks * place.traffic;
  if (paid === "impressions") return (own.each * happened.impressions * place.traffic) / 1_000;
  // Leads that are counted apart come evenly and have no value.
  const apart = paid === "leads" ? happened.leads : null;
  const sumsOfOrders = apart === null ? happened.orders : Float64Array.of(0, apart);
  const sumsOfValue = apart === null ? happened.value : Float64Array.of(0, 0);
  const scale = apart === null ? place.orders : place.traffic;
  const all = sumsOfOrders.at(-1)! * scale;
  const orders = Math.min(all, place.mostOrders);
  const valueAt = (count: number): number =>
    count >= all
      ? sumsOfValue.at(-1)! * place.value
      : along(sumsOfOrders, sumsOfValue, count / scale) * place.value;
  const value = valueAt(orders);
  if (!tiers) return at(own, orders, value);
  if (place.total !== null) return at(rateOfTotal(tiers, own, place.total), orders, value);
  const size = tiers.by === "orders" ? orders : value;
  const [low, high] =
    size < 0 ? [place.counted + size, place.counted] : [place.counted, place.counted + size];
  let sum = 0;
  let before = low;
  const edges = tiers.steps.map(({ from }) => from).filter((from) => from > low && from < high);
  for (const edge of [...edges, high]) {
    const rate = rateAt(tiers, own, before);
    const [a, b] = [before - low, edge - low];
    if (tiers.by === "orders") sum += at(rate, b - a, valueAt(b) - valueAt(a));
    else {
      const countAt = (worth: number): number =>
        worth >= size ? orders : along(sumsOfValue, sumsOfOrders, worth / place.value) * scale;
      sum += at(rate, edges.length === 0 ? orders : countAt(b) - countAt(a), size < 0 ? a - b : b - a);
    }
    before = edge;
  }
  return sum;
}
