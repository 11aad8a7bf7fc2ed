// What a shared file may hold: the tables and columns that travel, named one by one, and which of them are one value together.
import type { ValueKind } from "./values.ts";

export interface SharedTable {
  /** Column → what its values are. A column that is not here never leaves the workspace. */
  columns: Readonly<Record<string, ValueKind>>;
  /** Columns that are one value together; the first one names them. */
  linked: readonly (readonly string[])[];
  /** Of two values that were written without one another the newer one holds without a question: the content says nothing more. */
  quiet?: true;
}

/** Parents before children: a record never comes before what it refers to. */
const sharedTables = {
  client: { columns: { name: "name", deletedAt: "instant" }, linked: [] },
  program: {
    columns: {
      clientId: "ref",
      name: "name",
      network: "short",
      currency: "currency",
      ripeningDays: "ripening",
      timeZone: "zone",
      targetRoiBp: "whole",
      runBy: "runBy",
      deletedAt: "instant",
    },
    linked: [],
  },
  program_money: {
    columns: {
      programId: "ref",
      fromOn: "day",
      marginBp: "basisPoints",
      feeKind: "feeKind",
      feeValue: "count",
      deletedAt: "instant",
    },
    linked: [["feeKind", "feeValue"]],
  },
  exchange_rate: {
    columns: { day: "day", base: "currency", quote: "currency", rate: "rate", deletedAt: "instant" },
    linked: [],
  },
  own_field: {
    columns: {
      of: "fieldOf",
      name: "name",
      kind: "fieldKind",
      choices: "texts",
      position: "whole",
      deletedAt: "instant",
    },
    linked: [["kind", "choices"]],
  },
  template: { columns: { name: "name", subject: "text", body: "text", deletedAt: "instant" }, linked: [] },
  initiative: {
    columns: { name: "name", kind: "initiativeKind", startsOn: "day", endsOn: "day", deletedAt: "instant" },
    linked: [["startsOn", "endsOn"]],
  },
  partner: {
    columns: {
      name: "name",
      country: "country",
      tier: "tier",
      ownerUid: "colleague",
      nextContactOn: "day",
      cadenceDays: "days",
      deletedAt: "instant",
    },
    linked: [],
  },
  contact: {
    columns: {
      partnerId: "ref",
      fullName: "name",
      name: "nameParts",
      role: "text",
      timeZone: "short",
      language: "short",
      birthday: "birthday",
      note: "text",
      photo: "hash",
      doNotContact: "flag",
      deletedAt: "instant",
    },
    linked: [["fullName", "name"]],
  },
  membership: {
    columns: {
      partnerId: "ref",
      programId: "ref",
      stage: "stage",
      lostReason: "text",
      joinedOn: "day",
      deletedAt: "instant",
    },
    linked: [["stage", "lostReason"]],
  },
  interaction: {
    columns: {
      kind: "interactionKind",
      at: "instant",
      direction: "direction",
      subject: "text",
      text: "text",
      planned: "flag",
      sender: "text",
      envelope: "envelope",
      event: "event",
      html: "text",
      deletedAt: "instant",
    },
    linked: [
      ["at", "planned", "event"],
      ["text", "html"],
    ],
  },
  attachment: {
    columns: {
      interactionId: "ref",
      name: "text",
      type: "text",
      bytes: "count",
      hash: "hash",
      contentId: "text",
      inline: "flag",
    },
    linked: [],
    quiet: true,
  },
  participant: {
    columns: { interactionId: "ref", partnerId: "ref", contactId: "ref", role: "role" },
    linked: [],
    quiet: true,
  },
  negotiation: {
    columns: {
      partnerId: "ref",
      programId: "ref",
      subject: "name",
      stage: "negotiationStage",
      decideOn: "day",
      outcomeReason: "text",
      closedAt: "instant",
      deletedAt: "instant",
    },
    linked: [["stage", "outcomeReason", "closedAt"]],
  },
  offer: {
    columns: {
      negotiationId: "ref",
      by: "side",
      at: "instant",
      channel: "interactionKind",
      terms: "terms",
      note: "text",
      answer: "answer",
      answeredAt: "instant",
      deletedAt: "instant",
    },
    linked: [["answer", "answeredAt"]],
  },
  negotiation_part: {
    columns: { negotiationId: "ref", contactId: "ref", interactionId: "ref", deletedAt: "instant" },
    linked: [],
    quiet: true,
  },
  agreement: {
    columns: {
      partnerId: "ref",
      programId: "ref",
      terms: "terms",
      text: "text",
      fromOn: "day",
      toOn: "day",
      noticeDays: "notice",
      feeOn: "day",
      offerId: "ref",
      deletedAt: "instant",
    },
    linked: [
      ["terms", "text"],
      ["fromOn", "toOn"],
    ],
  },
  promise: {
    columns: {
      partnerId: "ref",
      contactId: "ref",
      interactionId: "ref",
      by: "promiser",
      text: "name",
      dueOn: "day",
      outcome: "promiseOutcome",
      settledOn: "day",
      deletedAt: "instant",
    },
    linked: [["outcome", "settledOn"]],
  },
  task: {
    columns: {
      title: "name",
      partnerId: "ref",
      contactId: "ref",
      programId: "ref",
      initiativeId: "ref",
      negotiationId: "ref",
      dueOn: "day",
      dueTime: "time",
      timeZone: "zone",
      startOn: "day",
      priority: "priority",
      effortMinutes: "minutes",
      waitingFor: "text",
      checklist: "checklist",
      note: "text",
      repeat: "repeat",
      seriesUid: "short",
      seriesFrom: "dayTime",
      remind: "reminding",
      plannedOn: "day",
      hold: "hold",
      holdScore: "number",
      holdUntil: "day",
      holdReason: "text",
      outcome: "outcome",
      outcomeReason: "text",
      closedAt: "instant",
      source: "short",
      deletedAt: "instant",
    },
    linked: [
      ["dueOn", "dueTime", "timeZone"],
      ["repeat", "seriesUid", "seriesFrom"],
      ["hold", "holdScore", "holdUntil", "holdReason"],
      ["outcome", "outcomeReason", "closedAt"],
    ],
  },
} as const satisfies Record<string, SharedTable>;

export type SharedName = keyof typeof sharedTables;
export const sharedNames = Object.keys(sharedTables) as SharedName[];
export const sharedTable = (name: SharedName): SharedTable => sharedTables[name];
export const sharedColumns = (name: SharedName): string[] => Object.keys(sharedTables[name].columns);

/**
 * What stays here, and why: what is private (docs/product.md, "Privacy"), and what is this workspace's own work. Together with the list
 * above it names every logged column (a test says so).
 */
export const notShared: Readonly<Record<string, readonly string[]>> = {
  // Private. The fallback is what we do without a deal: our walk-away in words.
  partner: ["privateNote"],
  negotiation: ["note", "fallback"],
  negotiation_limit: ["*"],
  // Whose mail is left out of this mailbox, and what of it waits to be sorted.
  ignored_sender: ["*"],
  interaction: ["tray"],
  // Travels as who wrote something.
  colleague: ["*"],
};

/** Texts of which both can be kept, one under the other. */
const together = new Set(["contact.note", "task.note", "interaction.text", "offer.note", "promise.text"]);
/** Whether *both* is a choice. Entries of a set always can; an own field holds one value. */
export const canLiveTogether = (table: string, field: string): boolean =>
  field.startsWith("set:") ? !field.startsWith("set:own:") : together.has(`${table}.${field}`);

/** The columns that are one value with this one, itself among them; the first names them. */
export const linkedWith = (name: SharedName, column: string): readonly string[] =>
  sharedTable(name).linked.find((group) => group.includes(column)) ?? [column];

const groupsOf = (name: SharedName): (readonly string[])[] => {
  const { columns, linked } = sharedTable(name);
  const rest = Object.keys(columns).filter((column) => !linked.some((group) => group.includes(column)));
  return [...linked, ...rest.map((column) => [column])];
};
/** Every column of a table once, linked ones together. */
export const sharedGroups = Object.fromEntries(
  sharedNames.map((name) => [name, groupsOf(name)]),
) as unknown as Readonly<Record<SharedName, readonly (readonly string[])[]>>;
