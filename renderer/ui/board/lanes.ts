// The lanes of a board as data: a card put into another lane, and the card that an arrow goes to.

/** One lane as it is shown: its first cards, and how many there are in all. */
export interface LaneOf<Id extends string, Row extends { id: number }> {
  id: Id;
  rows: readonly Row[];
  total: number;
}
type Lanes<Id extends string, Row extends { id: number }> = readonly LaneOf<Id, Row>[];

/** The lanes with one card at the top of another lane. Totals stay as they were given. */
export const withCardIn = <Id extends string, Row extends { id: number }>(
  lanes: Lanes<Id, Row>,
  card: Row,
  to: Id,
): Lanes<Id, Row> =>
  lanes.map((lane) => {
    const rest = lane.rows.filter(({ id }) => id !== card.id);
    return { ...lane, rows: lane.id === to ? [card, ...rest] : rest };
  });

/** The lane that holds a card. */
export const laneWith = <Id extends string, Row extends { id: number }>(
  lanes: Lanes<Id, Row>,
  card: number,
): LaneOf<Id, Row> | undefined => lanes.find(({ rows }) => rows.some(({ id }) => id === card));

/** The card that a key goes to from another: up and down in its lane, left and right to the next lane that has any. */
export function cardByKey<Id extends string, Row extends { id: number }>(
  lanes: Lanes<Id, Row>,
  from: number,
  key: string,
): Row | undefined {
  const lane = laneWith(lanes, from);
  if (!lane) return undefined;
  const at = lanes.indexOf(lane);
  const place = lane.rows.findIndex(({ id }) => id === from);
  switch (key) {
    case "ArrowDown":
    case "j":
      return lane.rows[place + 1];
    case "ArrowUp":
    case "k":
      return lane.rows[place - 1];
    case "ArrowRight":
      return lanes.slice(at + 1).find(({ rows }) => rows.length > 0)?.rows[0];
    case "ArrowLeft":
      return lanes.slice(0, at).findLast(({ rows }) => rows.length > 0)?.rows[0];
    default:
      return undefined;
  }
}
