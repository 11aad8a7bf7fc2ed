// One hit: its name, whose it is and when, and below it why it was found.
import {
  IconBuildingStore,
  IconChecklist,
  IconGift,
  IconInbox,
  IconMail,
  IconMessage,
  IconNote,
  IconPaperclip,
  IconPhone,
  IconUser,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import type { InteractionKind } from "../../../electron/domain/interaction.ts";
import type { Term } from "../../../electron/domain/search/query.ts";
import type { Api, OutputOf } from "../../api/client.ts";
import { showDay, showInstantDay } from "../../format.ts";
import { t } from "../../words.ts";
import { usePresentation } from "../presentation.ts";
import { Marked } from "./Marked.tsx";
import classes from "./Search.module.css";

export type Hit = OutputOf<Api["search"]["find"]>["hits"][number];

const icons: Record<InteractionKind | "partner" | "contact" | "task" | "attachment", Icon> = {
  partner: IconBuildingStore,
  contact: IconUser,
  task: IconChecklist,
  attachment: IconPaperclip,
  call: IconPhone,
  email: IconMail,
  meeting: IconUsers,
  chat: IconMessage,
  note: IconNote,
  gift: IconGift,
};

export function HitRow({ hit, terms }: { hit: Hit; terms: readonly Term[] }) {
  const { kind, talk, title, snippet, from, partner, at, dueOn, tray, matched } = hit;
  const Glyph: Icon = icons[kind === "interaction" ? (talk ?? "note") : kind];
  const long = kind === "interaction" || from === "text" || from === "note";
  // A partner's note is private; that it fits still finds the partner.
  const hidden = usePresentation() && kind === "partner" && from === "note";
  const beside = kind === "partner" ? null : partner;
  return (
    <span className={classes.hit}>
      <Glyph size={16} stroke={1.6} aria-hidden />
      <span className={classes.lines}>
        <span className={classes.line}>
          <bdi className={classes.title}>
            <Marked
              text={title === "" ? t("ui.said.noSubject") : title}
              terms={terms}
              within={kind === "interaction" ? "start" : "part"}
              also={matched}
            />
          </bdi>
          <span className={classes.meta}>
            {tray && (
              <span className={classes.tray}>
                <IconInbox size={12} aria-hidden /> {t("ui.frame.search.tray")}
              </span>
            )}
            {beside && beside !== title && <bdi className={classes.partner}>{beside}</bdi>}
            {dueOn !== undefined && <span>{showDay(dueOn)}</span>}
            {at !== undefined && <span>{showInstantDay(at)}</span>}
          </span>
        </span>
        {snippet !== "" && !hidden && (
          <span className={classes.snippet} dir="auto">
            <Marked text={snippet} terms={terms} within={long ? "start" : "part"} />
          </span>
        )}
      </span>
    </span>
  );
}
