// Beside the tasks: meetings, who waits, whom to thank, what expires, what the last import changed. What is empty is not shown.
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useId, useState, type ReactNode } from "react";
import { call } from "../../api/client.ts";
import { showClock, showDay, showRelative, showRelativeDay } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { sayError, sayWithUndoBy } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { Fold } from "./Fold.tsx";
import type { Overview } from "./overview.ts";
import classes from "./Side.module.css";

/** Entries of a section before it is opened whole. */
const few = 5;

async function dismiss(key: string): Promise<void> {
  try {
    await call((api) => api.today.dismiss, { key });
    sayWithUndoBy(t("ui.today.side.away"), key, () => call((api) => api.today.bringBack, { key }));
  } catch (error) {
    sayError(error);
  }
}

export function Side({ overview }: { overview: Overview }) {
  const { day, meetings, waits, negotiations, thanks, expiring, lastImport } = overview;
  const all = [meetings, waits, negotiations, thanks, expiring];
  const calm = all.every(({ length }) => length === 0) && lastImport === null;
  return (
    <aside className={classes.side} aria-label={t("ui.today.side.label")}>
      {calm && <p className={classes.calm}>{t("ui.today.calm")}</p>}
      <SideSection title={t("ui.today.side.meetings")}>
        {meetings.map(({ id, startUtc, endUtc, allDay, title, cancelled, people, partnerId }) => (
          <Entry
            key={`${id} ${startUtc}`}
            to={partnerId === null ? null : routes.partner(partnerId)}
            name={title}
            cancelled={cancelled}
          >
            {[
              allDay
                ? t("ui.today.side.allDay")
                : `${showClock(Date.parse(startUtc))}–${showClock(Date.parse(endUtc))}`,
              cancelled ? t("ui.today.side.cancelled") : null,
              ...people.map(({ name }) => name),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Entry>
        ))}
      </SideSection>
      <SideSection title={t("ui.today.side.waits")}>
        {waits.map(({ key, interactionId, partner, contact, subject, at }) => (
          <Entry key={key} to={routes.thread(interactionId)} name={contact} away={key}>
            {[showRelative(at), partner, subject].filter(Boolean).join(" · ")}
          </Entry>
        ))}
      </SideSection>
      <SideSection title={t("ui.today.side.negotiations")}>
        {negotiations.map(({ key, negotiationId, partner, subject, days, decideOn, isDue }) => (
          <Entry key={key} to={routes.negotiation(negotiationId)} name={partner} away={key} look={isDue}>
            {[
              subject,
              t("ui.today.side.waitingDays", { count: days }),
              decideOn === null ? null : t("ui.today.side.decide", { day: showDay(decideOn) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Entry>
        ))}
      </SideSection>
      <SideSection title={t("ui.today.side.thanks")}>
        {thanks.map(({ key, partnerId, partner, reason }) => (
          <Entry key={key} to={routes.partner(partnerId)} name={partner} away={key}>
            {reason}
          </Entry>
        ))}
      </SideSection>
      <SideSection title={t("ui.today.side.expiring")}>
        {expiring.map(({ key, partnerId, partner, program, toOn, noticeOn }) => (
          <Entry key={key} to={routes.partner(partnerId)} name={partner} away={key} look={toOn <= day}>
            {[
              t("ui.today.side.ends", { program, when: showRelativeDay(toOn, day) }),
              noticeOn === null ? null : t("ui.today.side.notice", { day: showDay(noticeOn) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Entry>
        ))}
      </SideSection>
      <SideSection title={t("ui.today.side.lastImport")}>
        {lastImport && (
          <Entry to={routes.imports(lastImport.batchId)} name={lastImport.file ?? ""} away={lastImport.key}>
            {lastImport.text}
          </Entry>
        )}
      </SideSection>
    </aside>
  );
}

function SideSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  const [all, setAll] = useState(false);
  const entries = (Array.isArray(children) ? children : [children]).filter(Boolean) as ReactNode[];
  if (entries.length === 0) return null;
  const more = entries.length - few;
  return (
    <section className={classes.sideSection} aria-labelledby={id}>
      <h2 className={classes.sideHead} id={id}>
        {title}
        {entries.length > 1 && <span>{entries.length}</span>}
      </h2>
      <ul className={classes.list}>{all ? entries : entries.slice(0, few)}</ul>
      {more > 0 && (
        <Fold
          open={all}
          onToggle={setAll}
          label={all ? t("ui.today.side.fewer") : t("ui.today.side.more", { count: more })}
        />
      )}
    </section>
  );
}

interface EntryProps {
  /** Null where no record belongs to it. */
  to: string | null;
  name: string;
  /** The key it is put away by. */
  away?: string;
  cancelled?: boolean;
  look?: boolean;
  children: ReactNode;
}

function Entry({ to, name, away, cancelled, look, children }: EntryProps) {
  const body = (
    <>
      <span className={classes.entryName} dir="auto" title={name} data-cancelled={cancelled || undefined}>
        {name}
      </span>
      <span
        className={classes.entryMore}
        data-look={look || undefined}
        title={typeof children === "string" ? children : undefined}
      >
        {look && <IconAlertTriangle size={12} aria-hidden />}
        {children}
      </span>
    </>
  );
  return (
    <li className={classes.entry}>
      {to === null ? (
        <span className={classes.entryLink}>{body}</span>
      ) : (
        <a className={classes.entryLink} href={href(to)}>
          {body}
        </a>
      )}
      {away !== undefined && (
        <Tooltip label={t("ui.today.side.putAway", { what: name })}>
          <ActionIcon
            size="sm"
            className={classes.putAway}
            aria-label={t("ui.today.side.putAway", { what: name })}
            onClick={() => void dismiss(away)}
          >
            <IconX size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
