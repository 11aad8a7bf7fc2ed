// The words of a program's money as data.

/** What a network charges on top: a share of the commission or of the sales, or an amount for each order. */
export const feeKinds = ["percentOfCommission", "percentOfSales", "perOrder"] as const;
export type FeeKind = (typeof feeKinds)[number];

/** Whose program it is to run. */
export const runBys = ["in-house", "agency"] as const;

/** Days after which an order's fate is usually decided, where a program says nothing else (product.md). */
export const usualRipening = 45;
