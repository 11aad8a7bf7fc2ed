// Handing a message over: the copy first, then the clipboard where it is too long, then the mail program. What fails keeps nothing.
import type { Texts } from "../../../electron/domain/templates/fill.ts";
import { literal } from "../../../electron/domain/templates/parse.ts";
import { call } from "../../api/client.ts";
import { locale, timeZone } from "../../format.ts";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import type { Addressee } from "./people.ts";

export interface Message {
  to: Addressee;
  partnerId: number | undefined;
  /** Template texts; what has no value is left out. */
  texts: Texts;
  templateId: number | null;
  anyway: boolean;
}

/** @throws CallError, or an Error whose message is the sentence */
export async function send({ to, partnerId, texts, templateId, anyway }: Message): Promise<void> {
  const whom = { contactId: to.contactId, ...(partnerId !== undefined && { partnerId }) };
  const shown = { locale, timeZone };
  const { subject, body } = await call((api) => api.templates.fill, { ...texts, ...whom, ...shown });
  const copy = await call((api) => api.templates.write, {
    ...whom,
    ...shown,
    to: to.address,
    subject: literal(subject),
    body: literal(body),
    ...(templateId !== null && { templateId }),
    anyway,
  });
  const takeBack = async (why: string): Promise<never> => {
    await call((api) => api.history.undo, { batchId: copy.batchId });
    throw new Error(why);
  };
  if (!copy.fits) {
    try {
      await navigator.clipboard.writeText(copy.body);
    } catch {
      await takeBack(t("ui.write.notCopied"));
    }
  }
  const { opened } = await call((api) => api.desk.openLink, { url: copy.mailto }).catch(() => ({
    opened: false,
  }));
  if (!opened) await takeBack(t("ui.write.notOpened"));
  sayWithUndo(t(copy.fits ? "ui.write.sent" : "ui.write.sentPaste", { name: to.name }), copy.batchId);
}
