// What the Partners list can be filtered by: every fact, what hangs on it, and the own fields.
import { useMemo } from "react";
import { partnerTypes, stagePath, tiers } from "../../../electron/domain/partner.ts";
import { useRead } from "../../api/client.ts";
import { countries, languages } from "../../places.ts";
import type { FilterField, FilterKind } from "../../ui/table/filter.ts";
import { t } from "../../words.ts";
import { type OwnField } from "./columns.tsx";

const ownKinds: Record<OwnField["kind"], FilterKind> = {
  text: "text",
  number: "number",
  day: "day",
  choice: "choice",
  yesno: "yesno",
};

export function useFilterFields(ownFields: readonly OwnField[]): FilterField[] {
  const programs = useRead((api) => api.programs.list, {}).data?.rows;
  const colleagues = useRead((api) => api.colleagues.list, {}).data?.rows;
  return useMemo<FilterField[]>(
    () => [
      {
        field: "stage",
        label: t("ui.names.field.stage"),
        kind: "choice",
        choices: stagePath.map((value) => ({ value, label: t(`ui.names.stage.${value}`) })),
      },
      {
        field: "tier",
        label: t("ui.names.field.tier"),
        kind: "choice",
        choices: tiers.map((value) => ({ value, label: value })),
      },
      { field: "lastContactAt", label: t("ui.names.field.lastContactAt"), kind: "contact" },
      { field: "nextContactOn", label: t("ui.names.field.nextContactOn"), kind: "day" },
      {
        field: "types",
        label: t("ui.names.field.type"),
        kind: "set",
        choices: partnerTypes.map((value) => ({ value, label: t(`ui.names.type.${value}`) })),
      },
      { field: "tags", label: t("ui.names.field.tag"), kind: "set" },
      { field: "country", label: t("ui.names.field.country"), kind: "choice", choices: countries() },
      { field: "languages", label: t("ui.names.field.language"), kind: "set", choices: languages() },
      { field: "name", label: t("ui.names.field.name"), kind: "text" },
      { field: "websites", label: t("ui.names.field.website"), kind: "part" },
      {
        field: "ownerUid",
        label: t("ui.names.field.owner"),
        kind: "choice",
        choices: (colleagues ?? []).map(({ uid, name }) => ({ value: uid, label: name })),
      },
      {
        field: "program",
        label: t("ui.names.field.program"),
        kind: "set",
        choices: (programs ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      },
      { field: "networkId", label: t("ui.names.field.networkId"), kind: "part" },
      { field: "people", label: t("ui.names.field.people"), kind: "number" },
      { field: "email", label: t("ui.partners.filter.email"), kind: "part" },
      { field: "phone", label: t("ui.partners.filter.phone"), kind: "part" },
      { field: "note", label: t("ui.names.field.privateNote"), kind: "part" },
      { field: "cadenceDays", label: t("ui.names.field.cadenceDays"), kind: "number" },
      { field: "createdAt", label: t("ui.names.field.createdAt"), kind: "instant" },
      ...ownFields.map((field): FilterField => ({
        field: `own:${field.uid}`,
        label: field.name,
        kind: ownKinds[field.kind],
        ...(field.kind === "choice" && {
          choices: (field.choices ?? []).map((value) => ({ value, label: value })),
        }),
        ...(field.kind === "yesno" && {
          choices: [
            { value: "yes", label: t("ui.names.yes") },
            { value: "no", label: t("ui.names.no") },
          ],
        }),
      })),
    ],
    [ownFields, programs, colleagues],
  );
}
