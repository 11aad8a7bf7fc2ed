// What was understood of a line, each as a chip that can be taken away: then its words stay in the title.
import { CloseButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconBuildingStore,
  IconCalendar,
  IconCalendarCheck,
  IconClock,
  IconClockPause,
  IconFlag3,
  IconFlagBolt,
  IconPlayerPlay,
  IconRepeat,
  IconUser,
  type Icon,
} from "@tabler/icons-react";
import { sayRepeat } from "../../../../electron/domain/tasks/describeRepeat.ts";
import { instantOf } from "../../../../electron/domain/when.ts";
import { useRead } from "../../../api/client.ts";
import { locale, showClock, showDayLong, showRelativeDay, timeZone } from "../../../format.ts";
import { t } from "../../../words.ts";
import { showEffort } from "../effort.ts";
import { sayOn } from "../task.ts";
import classes from "./Quick.module.css";
import type { PartKind, Preset, Understood } from "./understood.ts";

interface Said {
  key: string;
  icon: Icon;
  text: string;
  remove: () => void;
}

export interface ChipsProps {
  read: Understood | null;
  preset: Preset;
  onKeep: (kind: PartKind) => void;
  onPreset: (preset: Preset) => void;
}

export function Chips({ read, preset, onKeep, onPreset }: ChipsProps) {
  const names = usePresetNames(preset);
  const said: Said[] = [];
  const add = (kind: PartKind, icon: Icon, text: string | null): void => {
    if (text !== null) said.push({ key: kind, icon, text, remove: () => onKeep(kind) });
  };
  const addPreset = (key: keyof Preset, icon: Icon, text: string | undefined): void => {
    if (text !== undefined)
      said.push({ key, icon, text, remove: () => onPreset({ ...preset, [key]: undefined }) });
  };
  if (read) {
    const { dueOn, dueTime, initiative } = read;
    add("partner", IconBuildingStore, read.partner?.name ?? null);
    add("day", IconCalendar, dueOn === null ? null : sayMoment(dueOn, dueTime));
    add("start", IconPlayerPlay, read.startOn && `${t("ui.tasks.facts.start")} ${sayOn(read.startOn)}`);
    add(
      "priority",
      IconFlag3,
      read.priority === null ? null : t("ui.tasks.quick.priority", { priority: read.priority }),
    );
    add("repeat", IconRepeat, read.repeat === null ? null : sayRepeat(t, locale, read.repeat));
    add(
      "initiative",
      IconFlagBolt,
      initiative &&
        (initiative.id === null
          ? t("ui.tasks.quick.initiativeNew", { name: initiative.name })
          : initiative.name),
    );
    add("effort", IconClock, read.effortMinutes === null ? null : showEffort(read.effortMinutes));
    add(
      "waiting",
      IconClockPause,
      read.waitingFor === null ? null : t("ui.tasks.quick.waiting", { whom: read.waitingFor }),
    );
  }
  if (!read?.partner) {
    addPreset("contactId", IconUser, names.contact);
    addPreset("partnerId", IconBuildingStore, names.partner);
  }
  if (!read?.dueOn && !read?.repeat && preset.dueOn !== undefined)
    addPreset("dueOn", IconCalendar, sayMoment(preset.dueOn, null));
  if (preset.plannedOn !== undefined)
    addPreset("plannedOn", IconCalendarCheck, t("ui.tasks.quick.planned", { day: sayOn(preset.plannedOn) }));
  return (
    <>
      {read && (
        <div className={classes.title} dir="auto">
          {read.title}
        </div>
      )}
      <ul className={classes.chips} aria-label={t("ui.tasks.quick.understood")} aria-live="polite">
        {said.map(({ key, icon: Glyph, text, remove }) => (
          <li key={key} className={classes.chip} data-part={key}>
            <Glyph size={14} stroke={1.6} aria-hidden />
            <bdi className={classes.chipText} title={text}>
              {text}
            </bdi>
            <CloseButton size="xs" aria-label={t("ui.tasks.quick.take", { what: text })} onClick={remove} />
          </li>
        ))}
      </ul>
      {read?.noSuchDay && (
        <output className={classes.odd}>
          <IconAlertTriangle size={14} stroke={1.6} aria-hidden />
          {t("ui.tasks.quick.noSuchDay", { day: read.noSuchDay })}
        </output>
      )}
    </>
  );
}

/** "Sat, 28 Nov 2026, tomorrow, 09:30" */
function sayMoment(day: string, time: string | null): string {
  const said = t("ui.frame.dayUnderstood", { day: showDayLong(day), relative: showRelativeDay(day) });
  return time === null
    ? said
    : t("ui.tasks.due.at", { day: said, time: showClock(instantOf(day, time, timeZone)) });
}

function usePresetNames({ partnerId, contactId }: Preset) {
  const partner = useRead(
    (api) => api.partners.get,
    { id: partnerId ?? 0 },
    { enabled: partnerId !== undefined },
  ).data;
  const contact = useRead(
    (api) => api.contacts.get,
    { id: contactId ?? 0 },
    { enabled: contactId !== undefined },
  ).data;
  return {
    partner: partnerId === undefined ? undefined : partner?.name,
    contact: contactId === undefined ? undefined : contact?.fullName,
  };
}
