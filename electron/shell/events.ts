// The channels between the desktop process and the page.
/** The only channels there are. `drop` is sent by the preload alone, see preload.ts. */
export const channels = { call: "call", drop: "drop", event: "event" } as const;
