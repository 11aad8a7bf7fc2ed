// What two records become when one is put into the other: rules without a store.
import { stageRank, type Stage } from "../partner.ts";

/** Whose value stands. */
export type Side = "keep" | "drop";
export type Choices = Readonly<Record<string, Side>>;

/** Single values that may be chosen; sets are always kept whole, and an own field is chosen as `own:<uid>`. */
export const partnerFields = [
  "name",
  "country",
  "tier",
  "ownerUid",
  "nextContactOn",
  "cadenceDays",
  "privateNote",
] as const;
export const contactFields = [
  "fullName",
  "name",
  "partnerId",
  "role",
  "timeZone",
  "language",
  "birthday",
  "note",
  "photo",
  "doNotContact",
] as const;

export const mergedFields = { partner: partnerFields, contact: contactFields } as const;

/** Texts that both have are kept one below the other, unless one holds the other. */
export const joinedFields: ReadonlySet<string> = new Set(["privateNote", "note"]);

/** Whether a field may be chosen. */
export const isChoice = (of: keyof typeof mergedFields, field: string): boolean =>
  (mergedFields[of] as readonly string[]).includes(field) || /^own:./.test(field);

type Value = string | number | null;

/** Both texts, the kept one first. */
function joinedText(keep: string | null, drop: string | null): string | null {
  if (!drop?.trim()) return keep;
  if (!keep?.trim()) return drop;
  if (keep.includes(drop.trim())) return keep;
  return drop.includes(keep.trim()) ? drop : `${keep}\n\n${drop}`;
}

/** What a field becomes: the chosen side's value; without a choice both texts of a note, else the kept value unless it is empty. */
export function mergedValue(field: string, keep: Value, drop: Value, choice: Side | undefined): Value {
  if (choice) return choice === "keep" ? keep : drop;
  // Nobody is written to because one of two records did not know that they want none of it.
  if (field === "doNotContact") return Number(keep) || Number(drop) ? 1 : 0;
  if (joinedFields.has(field))
    return joinedText(keep === null ? null : String(keep), drop === null ? null : String(drop));
  return keep === null || keep === "" ? drop : keep;
}

export interface Member {
  stage: Stage;
  lostReason: string | null;
  /** `YYYY-MM-DD` */
  joinedOn: string | null;
}

/**
 * Two memberships in one program: the more telling stage (the order in which a partner's own stage is decided) and the
 * earlier joined day.
 */
export function mergedMembership(keep: Member, drop: Member): Member {
  const further = stageRank(drop.stage) < stageRank(keep.stage) ? drop : keep;
  const days = [keep.joinedOn, drop.joinedOn].filter((day) => day !== null).toSorted();
  return { stage: further.stage, lostReason: further.lostReason, joinedOn: days[0] ?? null };
}
