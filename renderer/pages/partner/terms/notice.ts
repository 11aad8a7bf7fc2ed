// Days of notice as they are typed.

/** Null where none are given. */
export function readNotice(text: string): number | null | "wrong" {
  const typed = text.trim();
  if (typed === "") return null;
  const days = Number(typed);
  return Number.isInteger(days) && days >= 0 && days <= 3650 ? days : "wrong";
}
