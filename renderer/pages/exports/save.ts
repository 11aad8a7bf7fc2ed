// Saving contacts into a file of the person's choice: where, then written by the store, then said.
import { fileName } from "../../../electron/domain/contacts/fileName.ts";
import { asFailure, call, newJob } from "../../api/client.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";

export const saveForms = ["vcard4", "vcard3", "csv"] as const;
export type SaveForm = (typeof saveForms)[number];

/** Everybody where neither is given. */
export interface Whom {
  ids?: number[];
  partnerIds?: number[];
}

/** `name` is what the file is called until another name is chosen. Progress and cancel are in the list of running work. */
export async function saveContacts(whom: Whom, form: SaveForm, name?: string): Promise<void> {
  const all = t("ui.exports.fileName");
  try {
    const place = await call((api) => api.desk.pickSave, {
      name: fileName(name ?? all, form === "csv" ? "csv" : "vcf", all),
    });
    if (!place) return;
    const wanted = { ...whom, file: place.token, job: newJob() };
    const saved =
      form === "csv"
        ? await call((api) => api.contacts.saveCsv, wanted)
        : await call((api) => api.contacts.saveVcard, {
            ...wanted,
            version: form === "vcard4" ? "4.0" : "3.0",
          });
    const done = t("ui.exports.saved", { count: saved.count, name: saved.name });
    say(saved.doNotContact > 0 ? `${done} ${t("ui.exports.marked", { count: saved.doNotContact })}` : done);
  } catch (error) {
    if (asFailure(error).code === "cancelled") say(t("ui.exports.cancelled"));
    else sayError(error);
  }
}
