// The words of interactions as data.
export const interactionKinds = ["call", "email", "meeting", "chat", "note", "gift"] as const;
export type InteractionKind = (typeof interactionKinds)[number];

/** From the manager's side: `in` came from the partner, `out` went to them, `none` for notes and meetings. */
export const directions = ["in", "out", "none"] as const;
export type Direction = (typeof directions)[number];

export const participantRoles = ["from", "to", "cc", "attendee"] as const;
export type ParticipantRole = (typeof participantRoles)[number];
