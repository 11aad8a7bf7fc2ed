// The log's fields and values in words.
import { useMemo } from "react";
import type { Terms } from "../../../electron/domain/terms/shape.ts";
import { useRead } from "../../api/client.ts";
import { showBirthday, showCountry, showDay, showInstant, showLanguage } from "../../format.ts";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
import { leverTitle } from "../negotiations/limits/lever.ts";
import { difference, paragraph } from "../negotiations/say.ts";
import { networkName, typeName } from "../partners/columns.tsx";
import { taskValue } from "../tasks/changeWords.ts";

/** Names for uids that the log holds: own fields and colleagues. */
export function useUidNames(): ReadonlyMap<string, string> {
  const fields = useRead((api) => api.ownFields.list, {}).data;
  const colleagues = useRead((api) => api.colleagues.list, {}).data;
  return useMemo(
    () => new Map([...(fields?.rows ?? []), ...(colleagues?.rows ?? [])].map(({ uid, name }) => [uid, name])),
    [fields, colleagues],
  );
}

/** `set:tag:q4` → kind "tag", key "q4"; any other field is its own kind. */
function partsOf(field: string): { kind: string; key: string } {
  const [, kind, key] = /^set:([^:]+):(.*)$/s.exec(field) ?? [];
  return kind === undefined ? { kind: field, key: "" } : { kind, key: key ?? "" };
}

export function changeField(field: string, names: ReadonlyMap<string, string>): string {
  const { kind, key } = partsOf(field);
  if (field === "*" || field === "-") return "";
  if (kind === "own") return names.get(key) ?? t("ui.names.field.own");
  const word = `ui.names.field.${kind}`;
  return isWord(word) ? t(word) : kind;
}

const known = (word: string, text: string): string => (isWord(word) ? t(word) : text);

/** The parts of a name, or of an address. */
function parts(text: string): string {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return text;
  return Object.values(value)
    .filter((part) => typeof part === "string" && part !== "")
    .join(" ");
}

/** Of an own field, whose kind is told by what it looks like. */
function ownValue(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return showDay(text);
  return text === "yes" || text === "no" ? t(`ui.names.${text}`) : text;
}

/** @param of the table of the record, where a field of the same name says something else in another */
export function changeValue(
  field: string,
  text: string,
  names: ReadonlyMap<string, string>,
  of = "partner",
): string {
  const { kind, key } = partsOf(field);
  switch (kind) {
    case "stage":
      return known(`ui.${of === "negotiation" ? "negotiation" : "names"}.stage.${text}`, text);
    case "country":
      return showCountry(text);
    case "language":
      return showLanguage(text);
    case "type":
      return typeName(text);
    case "name":
      return of === "contact" ? parts(text) : text;
    case "terms":
      return paragraph(JSON.parse(text) as Terms);
    case "lever":
      return leverTitle(text);
    case "nextContactOn":
    case "joinedOn":
    case "settledOn":
    case "decideOn":
    case "fromOn":
    case "toOn":
    case "feeOn":
    case "startsOn":
    case "endsOn":
    case "day":
      return showDay(text);
    case "birthday":
      return showBirthday(text);
    case "deletedAt":
    case "at":
    case "answeredAt":
      return showInstant(Number(text));
    case "doNotContact":
    case "planned":
      return t(text === "1" ? "ui.names.yes" : "ui.names.no");
    case "priority":
      return known(`ui.tasks.priority.of.p${text}`, text);
    case "channel":
    case "kind":
      return known(`ui.names.kind.${text}`, text);
    case "direction":
      return known(`ui.names.direction.${text}`, text);
    case "certainty":
      return known(`ui.negotiations.limits.sure.${text}`, text);
    case "by":
    case "side":
    case "answer":
      return known(`ui.history.value.${text}`, text);
    case "networkId":
      return `${networkName(key.slice(0, key.indexOf(":")))} ${text}`;
    case "ownerUid":
      return names.get(text) ?? text;
    case "own":
      return ownValue(text);
    // A photo is known by a hash, which says nothing to anyone.
    case "photo":
      return t("ui.partner.person.photo");
    case "outcome":
      if (of === "promise") return known(`ui.history.value.${text}`, text);
      return taskValue(kind, text) ?? text;
    default:
      return taskValue(kind, text) ?? text;
  }
}

/** Terms that took the place of others are said by what changes; null for any other field. */
export function changeOfTerms(field: string, before: string | null, now: string | null): string | null {
  if (field !== "terms" || before === null || now === null) return null;
  return difference(JSON.parse(before) as Terms, JSON.parse(now) as Terms);
}

/** Fields that follow from others, or that no person reads as they stand. */
export const unreadable: ReadonlySet<string> = new Set([
  "html",
  "envelope",
  "event",
  "hash",
  "contentId",
  "inline",
  "tray",
  "source",
]);
