// The negotiation that a task belongs to: those of its partner, or all that are open.
import { useState } from "react";
import { useRead } from "../../../api/client.ts";
import { InlinePick } from "../../../ui/InlinePick.tsx";
import { t } from "../../../words.ts";
import type { WholeTask } from "../task.ts";
import { saveTask } from "./save.ts";

const most = 20;

export function Negotiation({ task: { id, negotiation, partner } }: { task: WholeTask }) {
  const [text, setText] = useState("");
  const { data, isPlaceholderData } = useRead((api) => api.negotiations.list, {
    open: true,
    limit: most,
    ...(text.trim() !== "" && { search: text }),
    ...(partner && { partnerId: partner.id }),
  });
  const found = (data?.rows ?? []).map(({ id: of, subject, partner: whose }) => ({
    id: of,
    name: partner ? subject : `${whose.name}: ${subject}`,
  }));
  return (
    <InlinePick
      label={t("ui.tasks.facts.negotiation")}
      value={negotiation}
      found={found}
      settled={!isPlaceholderData}
      onSearch={setText}
      placeholder={t("ui.frame.notSet")}
      nothing={t("ui.tasks.pick.noNegotiation")}
      save={(negotiationId) => saveTask(id, { negotiationId })}
    />
  );
}
