// Values of a shared file in words: of one field as the log says it, of linked fields as a sentence.
import { TermsShape, type Terms } from "../../../electron/domain/terms/shape.ts";
import { instantOf } from "../../../electron/domain/when.ts";
import { showClock, showDay, showInstant, showList, timeZone } from "../../format.ts";
import { t } from "../../words.ts";
import { fieldWord } from "../fieldWord.ts";
import { isWord } from "../isWord.ts";
import { paragraph } from "../negotiations/say.ts";
import { changeValue } from "../partner/changeWords.ts";
import { unsaid } from "../tasks/changeWords.ts";
import { kindOfField } from "./decide.ts";
import type { Value } from "./shared.ts";

export type Names = ReadonlyMap<string, string>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Terms as one value or as the JSON of it; null where it is none. */
export function termsOf(value: unknown): Terms | null {
  const { data } = TermsShape.safeParse(parsed(value));
  return data ?? null;
}

/** What a record of this table is called. */
export function tableWord(table: string): string {
  const key = `ui.share.table.${table}`;
  return isWord(key) ? t(key) : table;
}

/** What a field is called; an own field stands by its name. */
export function sayField(field: string, names: Names): string {
  const [, kind, key = ""] = /^set:([^:]+):(.*)$/s.exec(field) ?? [];
  if (kind === "own") return names.get(key) ?? t("ui.names.field.own");
  const own = `ui.share.field.${kind ?? field}`;
  return isWord(own) ? t(own) : fieldWord(field);
}

const codes: Readonly<Record<string, readonly string[]>> = {
  stage: ["ui.names.stage", "ui.negotiation.stage"],
  kind: ["ui.names.kind"],
  direction: ["ui.names.direction"],
  network: ["ui.names.network"],
  outcome: ["ui.tasks.outcome"],
};
const moments = new Set(["at", "closedAt", "answeredAt", "deletedAt", "createdAt"]);
const days = new Set(["fromOn", "toOn", "feeOn", "decideOn", "startsOn", "endsOn", "settledOn", "joinedOn"]);

/** Linked fields and rows of a set stand in the log as the JSON of an object. */
function objectIn(field: string, text: string): Record<string, unknown> | null {
  if (!text.startsWith("{")) return null;
  const value = parsed(text);
  return isObject(value) && (field.startsWith("set:") ? "value" in value : field in value) ? value : null;
}

function sayPlain(field: string, value: string | number, names: Names): string {
  const text = String(value);
  if (text === "") return "";
  const inside = objectIn(field, text);
  if (inside) {
    if (!field.startsWith("set:")) return sayLinked(inside, names);
    return typeof inside.value === "string" ? sayPlain(field, inside.value, names) : "";
  }
  if (field === "terms") {
    const terms = termsOf(value);
    return terms ? paragraph(terms) : text;
  }
  for (const at of codes[kindOfField(field)] ?? []) {
    const word = `${at}.${text}`;
    if (isWord(word)) return t(word);
  }
  if (moments.has(field) && Number.isFinite(Number(text))) return showInstant(Number(text));
  if (days.has(field) && /^\d{4}-\d\d-\d\d$/.test(text)) return showDay(text);
  try {
    return changeValue(field, text, names);
  } catch {
    // A file can hold what no page ever wrote: shown as it is.
    return text;
  }
}

/** "3 Dec 2026, 14:00"; with the place whose clock it is where that is another one. */
function sayDue(value: Record<string, unknown>): string {
  const { dueOn, dueTime, timeZone: zone } = value;
  if (typeof dueOn !== "string") return "";
  if (typeof dueTime !== "string") return showDay(dueOn);
  const at = t("ui.tasks.due.at", {
    day: showDay(dueOn),
    time: showClock(instantOf(dueOn, dueTime, timeZone)),
  });
  return typeof zone === "string" && zone !== timeZone ? `${at} (${zone.replaceAll("_", " ")})` : at;
}

/** Linked fields: those with a sentence of their own first, the others by name. */
function sayLinked(value: Record<string, unknown>, names: Names): string {
  const rest = Object.entries(value).filter(
    ([field, one]) => one !== null && one !== "" && !unsaid.has(field),
  );
  const parts: string[] = [];
  const done = new Set<string>();
  const take = (text: string, ...fields: string[]): void => {
    if (text !== "") parts.push(text);
    for (const field of fields) done.add(field);
  };
  if ("dueOn" in value) take(sayDue(value), "dueOn", "dueTime", "timeZone");
  const terms = "terms" in value ? termsOf(value.terms) : null;
  // The text of an agreement says its terms again: only where there are none it stands for them.
  if (terms) take(paragraph(terms), "terms", "text");
  if ("fullName" in value) take(sayOne("fullName", value.fullName, names), "fullName", "name");
  for (const [field, one] of rest) {
    if (done.has(field)) continue;
    const text = sayOne(field, one, names);
    if (text !== "") parts.push(rest.length === 1 ? text : `${sayField(field, names)}: ${text}`);
  }
  return terms ? parts.join(" ") : showList(parts);
}

function sayOne(field: string, value: unknown, names: Names): string {
  if (typeof value === "string" || typeof value === "number") return sayPlain(field, value, names);
  if (typeof value === "boolean") return t(value ? "ui.names.yes" : "ui.names.no");
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return showList(value);
  const terms = field === "terms" ? termsOf(value) : null;
  if (terms) return paragraph(terms);
  return isObject(value) ? sayLinked(value, names) : "";
}

/** A value in words; empty where there is none. */
export function sayValue(field: string, value: Value | undefined, names: Names): string {
  const none = value === null || value === undefined;
  // When it was deleted says less than that it was.
  if (field === "deletedAt") return t(none ? "ui.share.decide.kept" : "ui.share.decide.deleted");
  return none ? "" : sayOne(field, value, names);
}
