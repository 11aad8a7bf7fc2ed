// The dialogs that open from anywhere, one at a time: `openDialog({ name: "logCall", partnerId })`.
import { useSyncExternalStore } from "react";
import type { Preset } from "../pages/tasks/quick/understood.ts";

export type Dialog =
  /** With a negotiation, what is said belongs to it. */
  | { name: "logCall"; partnerId?: number; contactId?: number; negotiationId?: number }
  | { name: "negotiation"; partnerId?: number }
  | { name: "write"; partnerId?: number; contactId?: number }
  | { name: "task"; preset: Preset }
  /** A shared file to save: of some partners, or of what is chosen there; the name is that of one. */
  | { name: "share"; partnerIds?: number[]; partnerName?: string }
  | { name: "keys" }
  /** With a batch it opens at what that changed. */
  | { name: "history"; batchId?: number };

let open: Dialog | null = null;
const watchers = new Set<() => void>();
const show = (next: Dialog | null): void => {
  open = next;
  for (const watcher of watchers) watcher();
};
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

export const openDialog = (dialog: Dialog): void => show(dialog);
export const closeDialog = (): void => show(null);
export const useDialog = (): Dialog | null => useSyncExternalStore(watch, () => open);

/** The record that is open, where there is one. */
function here(): { partnerId?: number; contactId?: number } {
  const [, page, id] = location.hash.replace(/^#/, "").split("/");
  if (id === undefined) return {};
  return page === "partners" ? { partnerId: Number(id) } : page === "people" ? { contactId: Number(id) } : {};
}

/** The negotiation that is open. */
function negotiationHere(): { negotiationId?: number } {
  const id = /^#?\/negotiations\/([1-9]\d*)$/.exec(location.hash)?.[1];
  return id === undefined ? {} : { negotiationId: Number(id) };
}

export const logCallHere = (): void => openDialog({ name: "logCall", ...here(), ...negotiationHere() });

/** A negotiation with the partner that is open. */
export function newNegotiationHere(): void {
  const { partnerId } = here();
  openDialog({ name: "negotiation", ...(partnerId !== undefined && { partnerId }) });
}

/** Quick entry; with the partner or person that is open, and what else is known here. */
export const newTaskHere = (more: Preset = {}): void =>
  openDialog({ name: "task", preset: { ...here(), ...more } });

/** Only where somebody is open: false lets the key go on. */
export function writeHere(): boolean {
  const whom = here();
  if (whom.partnerId === undefined && whom.contactId === undefined) return false;
  openDialog({ name: "write", ...whom });
  return true;
}
