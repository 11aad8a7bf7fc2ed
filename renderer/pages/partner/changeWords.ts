// The log's fields and values in words.
import { useMemo } from "react";
import { useRead } from "../../api/client.ts";
import { showBirthday, showCountry, showDay, showInstant, showLanguage } from "../../format.ts";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
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

export function changeValue(field: string, text: string, names: ReadonlyMap<string, string>): string {
  const { kind, key } = partsOf(field);
  switch (kind) {
    case "stage": {
      const word = `ui.names.stage.${text}`;
      return isWord(word) ? t(word) : text;
    }
    case "country":
      return showCountry(text);
    case "language":
      return showLanguage(text);
    case "type":
      return typeName(text);
    case "nextContactOn":
    case "joinedOn":
      return showDay(text);
    case "birthday":
      return showBirthday(text);
    case "deletedAt":
      return showInstant(Number(text));
    case "doNotContact":
      return t(text === "1" ? "ui.names.yes" : "ui.names.no");
    case "networkId":
      return `${networkName(key.slice(0, key.indexOf(":")))} ${text}`;
    case "ownerUid":
      return names.get(text) ?? text;
    // A photo is known by a hash, which says nothing to anyone.
    case "photo":
      return t("ui.partner.person.photo");
    default:
      return taskValue(kind, text) ?? text;
  }
}
