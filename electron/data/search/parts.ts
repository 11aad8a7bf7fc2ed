// The parts of what is kept for finding, each rebuilt and checked by itself.
import { mailFills, mailTriggers } from "../mailTriggers.ts";
import { fillsOf, triggersOf, type Fill, type Into } from "../searchTriggers.ts";

/** `mail`: what ties messages into threads and finds them by address. */
export const searchParts = ["values", "talks", "notes", "mail"] as const;
export type SearchPart = (typeof searchParts)[number];

export interface Part {
  /** Its tables, and whether they are full-text indexes. */
  tables: readonly string[];
  fts: boolean;
  /** What fills it. Each adds ` AND id > ? AND id <= ?` of its source (for `mail`: `i.id`). */
  fills: readonly Fill[];
  id: "id" | "i.id";
  triggers: (into: Into) => string[];
}

export const parts: Record<SearchPart, Part> = {
  values: {
    tables: ["value_search"],
    fts: true,
    fills: fillsOf.values,
    id: "id",
    triggers: triggersOf.values,
  },
  talks: {
    tables: ["interaction_search"],
    fts: true,
    fills: fillsOf.talks,
    id: "id",
    triggers: triggersOf.talks,
  },
  notes: { tables: ["note_search"], fts: true, fills: fillsOf.notes, id: "id", triggers: triggersOf.notes },
  mail: {
    tables: ["mail_ref", "mail_address"],
    fts: false,
    fills: mailFills,
    id: "i.id",
    triggers: mailTriggers,
  },
};
