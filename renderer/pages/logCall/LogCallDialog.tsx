// "Log a call" from anywhere: whom, one line, Enter; then the day of the next contact. At most 15 seconds by keyboard.
import { Modal } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { NextContact } from "./NextContact.tsx";
import { TalkForm } from "./TalkForm.tsx";
import type { Whom } from "./Whom.tsx";

export interface LogCallDialogProps {
  /** Preset when it opens on a record. */
  partnerId?: number | undefined;
  contactId?: number | undefined;
  /** What is said belongs to it, and it is with its partner. */
  negotiationId?: number | undefined;
  onClose: () => void;
}

export function LogCallDialog({ partnerId, contactId, negotiationId, onClose }: LogCallDialogProps) {
  /** The partner of what was just saved; a person without a partner has no next contact day. */
  const [after, setAfter] = useState<{ partnerId: number; name: string } | null>(null);
  const preset = usePreset(partnerId, contactId, negotiationId);
  return (
    <Modal
      opened
      onClose={onClose}
      size="36rem"
      title={after ? t("ui.logCall.next.title", { name: after.name }) : t("ui.logCall.title")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      {after ? (
        <NextContact partnerId={after.partnerId} name={after.name} onClose={onClose} />
      ) : preset.error ? (
        <ErrorNote error={preset.error} />
      ) : preset.waiting ? (
        <Waiting />
      ) : (
        <TalkForm
          preset={preset.whom}
          negotiationId={negotiationId}
          onCancel={onClose}
          onSaved={({ partnerId, name }) => (partnerId === null ? onClose() : setAfter({ partnerId, name }))}
        />
      )}
    </Modal>
  );
}

/** The record it was opened on, as somebody to choose. */
function usePreset(
  partnerId: number | undefined,
  contactId: number | undefined,
  negotiationId: number | undefined,
) {
  const wantsNegotiation = negotiationId !== undefined;
  const wantsContact = !wantsNegotiation && contactId !== undefined;
  const wantsPartner = !wantsNegotiation && !wantsContact && partnerId !== undefined;
  const negotiation = useRead(
    (api) => api.negotiations.get,
    { id: negotiationId ?? 0 },
    { enabled: wantsNegotiation },
  );
  const contact = useRead((api) => api.contacts.get, { id: contactId ?? 0 }, { enabled: wantsContact });
  const partner = useRead((api) => api.partners.get, { id: partnerId ?? 0 }, { enabled: wantsPartner });
  let whom: Whom | null = null;
  if (wantsNegotiation && negotiation.data) {
    const { id, name } = negotiation.data.partner;
    whom = { kind: "partner", id, partnerId: id, name, detail: null };
  } else if (wantsContact && contact.data) {
    const { id, partnerId, fullName, partner } = contact.data;
    whom = { kind: "contact", id, partnerId, name: fullName, detail: partner };
  } else if (wantsPartner && partner.data) {
    const { id, name } = partner.data;
    whom = { kind: "partner", id, partnerId: id, name, detail: null };
  }
  const asked = wantsNegotiation ? negotiation : wantsContact ? contact : wantsPartner ? partner : null;
  return { whom, error: asked?.error ?? null, waiting: asked?.isPending ?? false };
}
