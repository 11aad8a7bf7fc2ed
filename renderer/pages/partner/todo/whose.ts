// Whose things to do these are.
export interface Whose {
  partnerId: number;
  /** Of the partner's programs: one of them needs no choosing. */
  programIds: readonly number[];
}
