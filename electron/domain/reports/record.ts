// What a report says, as columns of numbers: blocks of rows on their way from the file to the store.

/** Of an order; `approved` in every formula includes `paid`. The index is the one of blocks. */
export const orderStatuses = ["pending", "approved", "paid", "declined"] as const;
export type OrderStatus = (typeof orderStatuses)[number];
