// The payout check as a CSV file to send: where, then written by the store, then said.
import { fileName } from "../../../electron/domain/contacts/fileName.ts";
import { asFailure, call, newJob } from "../../api/client.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import type { CheckAsk } from "./check.ts";

/** `whose` is in the file's name. */
export async function saveCheck(ask: CheckAsk, whose: string): Promise<void> {
  const name = t("ui.agreements.payout.fileName", { whose, from: ask.from, to: ask.to });
  try {
    const place = await call((api) => api.desk.pickSave, {
      name: fileName(name, "csv", t("ui.agreements.payout.title")),
    });
    if (!place) return;
    await call((api) => api.agreements.saveCheckCsv, { ...ask, file: place.token, job: newJob() });
    say(t("ui.agreements.payout.saved", { name: place.name }));
  } catch (error) {
    if (asFailure(error).code === "cancelled") say(t("ui.agreements.payout.cancelled"));
    else sayError(error);
  }
}
