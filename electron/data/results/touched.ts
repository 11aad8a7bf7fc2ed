// What changed in one program: the days and accounts whose sums are to be made anew.

export interface Touched {
  programId: number;
  /** Days since 1970-01-01. */
  days: Set<number>;
  accounts: Set<number>;
}
