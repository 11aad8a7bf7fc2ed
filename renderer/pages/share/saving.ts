// Saving a shared file: one at a time, going on while its dialog is closed, with what came of the last one.
import { useSyncExternalStore } from "react";
import { fileName } from "../../../electron/domain/contacts/fileName.ts";
import { call } from "../../api/client.ts";
import { today } from "../../format.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { longTask } from "../import/longTask.ts";
import { doneWhat } from "./sizes.ts";
import { type Exported } from "./shared.ts";

export interface Wanted {
  /** Everything that can be shared where it is not given. */
  partnerIds?: number[];
  passphrase?: string;
  include: ("results" | "attachments")[];
  /** What the file is called until another name is chosen. */
  name: string;
}

interface Saved extends Exported {
  name: string;
  token: string;
  locked: boolean;
}

interface Seen {
  /** The file that is written or was written last. */
  name: string;
  last: Saved | null;
  /** Somebody looks at it: then nothing has to be said when it is done. */
  watched: boolean;
}

export const exporting = longTask((api) => api.exchange.export);
let seen: Seen = { name: "", last: null, watched: false };
const watchers = new Set<() => void>();
const set = (change: Partial<Seen>): void => {
  seen = { ...seen, ...change };
  for (const watcher of watchers) watcher();
};
export const useSaving = (): Seen =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => seen,
  );
export const watchSaving = (watched: boolean): void => set({ watched });

/** Asks where, then writes. Resolves with false where no place was chosen; a failure is in `exporting`. */
export async function saveShared({ name, ...wanted }: Wanted): Promise<boolean> {
  const plain = t("ui.share.save.name");
  const place = await call((api) => api.desk.pickSave, {
    name: fileName(`${name} ${today()}`, "liaison", plain),
  });
  if (!place) return false;
  set({ name: place.name });
  const done = await exporting.start((job) => ({ ...wanted, file: place.token, job }));
  if (done) {
    set({
      last: { ...done, name: place.name, token: place.token, locked: wanted.passphrase !== undefined },
    });
    if (!seen.watched) say(`${t("ui.share.save.done", { name: place.name })}: ${doneWhat(done)}.`);
  } else if (!seen.watched) {
    const { state, error } = exporting.get();
    if (state === "cancelled") say(t("ui.share.save.cancelled"));
    else if (error) sayError(error);
  }
  return true;
}
