// What a line of quick entry was understood as, what of that is not meant so, and the task that is made of it.
import type { Day } from "../../../../electron/domain/days.ts";
import type { Api, InputOf, OutputOf } from "../../../api/client.ts";

export type Understood = OutputOf<Api["tasks"]["understand"]>;
/** What can be taken away; a partner was found in words that belong to the title anyway. */
export type PartKind = Understood["parts"][number]["is"] | "partner";

/** Comes with the dialog: the record that is open, the day that was chosen. */
export interface Preset {
  partnerId?: number | undefined;
  contactId?: number | undefined;
  programId?: number | undefined;
  dueOn?: Day | undefined;
  plannedOn?: Day | undefined;
}

// A sign of no language in place of words that are only words; it holds the place and means nothing.
const sign = "\uE000";

/** The text with the words of `kept` hidden from whoever reads it: each once, in its first place. */
export function hidden(text: string, kept: readonly string[]): string {
  let given = text;
  for (const [at, words] of kept.entries()) {
    if (words === "") continue;
    const place = given.indexOf(words);
    if (place >= 0) given = `${given.slice(0, place)}${sign}${at}${sign}${given.slice(place + words.length)}`;
  }
  return given;
}

/** The words back in their places. */
export const shownAgain = (text: string, kept: readonly string[]): string =>
  text.replaceAll(new RegExp(`${sign}(\\d+)${sign}`, "g"), (_, at: string) => kept[Number(at)] ?? "");

/** The words that a kind was understood from; a day and its time are one. */
export function wordsOf(text: string, { parts }: Pick<Understood, "parts">, kind: PartKind): string[] {
  const kinds: readonly PartKind[] = kind === "day" ? ["day", "time"] : [kind];
  return parts.filter(({ is }) => kinds.includes(is)).map(({ from, to }) => text.slice(from, to));
}

/** Kept words that are still in the text. */
export const stillThere = (text: string, kept: readonly string[]): string[] =>
  kept.filter((words) => text.includes(words));

type Create = InputOf<Api["tasks"]["create"]>;

/** The task of a line; what the line says goes before what the dialog brought. */
export function toCreate(read: Understood, preset: Preset, timeZone: string): Create {
  const { dueTime, initiative } = read;
  const partnerId = read.partner?.id ?? preset.partnerId;
  const contactId = read.partner === null ? preset.contactId : undefined;
  const dueOn = read.dueOn ?? (read.repeat === null ? preset.dueOn : undefined);
  return {
    title: read.title,
    ...(partnerId !== undefined && { partnerId }),
    ...(contactId !== undefined && { contactId }),
    ...(preset.programId !== undefined && { programId: preset.programId }),
    ...(dueOn !== undefined && { dueOn }),
    ...(dueTime !== null && { dueTime, timeZone }),
    ...(read.startOn !== null && { startOn: read.startOn }),
    ...(read.priority !== null && { priority: read.priority }),
    ...(read.repeat !== null && { repeat: read.repeat }),
    ...(initiative &&
      (initiative.id === null ? { initiative: initiative.name } : { initiativeId: initiative.id })),
    ...(read.effortMinutes !== null && { effortMinutes: read.effortMinutes }),
    ...(read.waitingFor !== null && { waitingFor: read.waitingFor }),
    ...(preset.plannedOn !== undefined && { plannedOn: preset.plannedOn }),
  };
}
