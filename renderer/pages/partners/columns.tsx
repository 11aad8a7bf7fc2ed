// The columns of the Partners table: all facts, and the own fields.
import { useMemo } from "react";
import { useRead, type Api, type OutputOf } from "../../api/client.ts";
import {
  showCountry,
  showDay,
  showInstantDay,
  showLanguage,
  showList,
  showNumber,
  showRelative,
  showRelativeDay,
  today,
} from "../../format.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { StageMark } from "../../ui/StageMark.tsx";
import type { Column } from "../../ui/table/column.ts";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
import classes from "./Partners.module.css";

export type PartnerRow = OutputOf<Api["partners"]["list"]>["rows"][number];
export type OwnField = OutputOf<Api["ownFields"]["list"]>["rows"][number];

export const useOwnFields = (of: OwnField["of"]): OwnField[] => {
  const { data } = useRead((api) => api.ownFields.list, {});
  return useMemo(() => (data?.rows ?? []).filter((field) => field.of === of), [data, of]);
};

/** A type, a network: its name in the catalogue, else as the data says it. */
export const typeName = (type: string): string => nameIn("type", type);
export const networkName = (network: string): string => nameIn("network", network);
const nameIn = (section: "type" | "network", value: string): string => {
  const key = `ui.names.${section}.${value}`;
  return isWord(key) ? t(key) : value;
};

const joined = (values: readonly string[]): string | null => (values.length === 0 ? null : showList(values));

/** Overdue days are marked by a word's weight and colour, and by the relative day in words. */
function NextContact({ day }: { day: string }) {
  return (
    <span className={classes.day} data-late={day < today() || undefined} title={showDay(day)}>
      {showRelativeDay(day)}
    </span>
  );
}

const fixed: readonly Column<PartnerRow>[] = [
  { id: "name", label: t("ui.names.field.name"), width: 196, sort: "name", text: (row) => row.name },
  {
    id: "stage",
    label: t("ui.names.field.stage"),
    width: 116,
    sort: "stage",
    text: (row) => row.stage && t(`ui.names.stage.${row.stage}`),
    render: (row) => row.stage && <StageMark stage={row.stage} />,
  },
  { id: "tier", label: t("ui.names.field.tier"), width: 56, sort: "tier", text: (row) => row.tier },
  {
    id: "lastContactAt",
    label: t("ui.names.field.lastContactAt"),
    width: 122,
    sort: "lastContactAt",
    descFirst: true,
    text: (row) => (row.lastContactAt === null ? null : showInstantDay(row.lastContactAt)),
    render: (row) =>
      row.lastContactAt === null ? (
        <span className={classes.faint}>{t("ui.partners.neverTalked")}</span>
      ) : (
        <span title={showInstantDay(row.lastContactAt)}>{showRelative(row.lastContactAt)}</span>
      ),
  },
  {
    id: "nextContactOn",
    label: t("ui.names.field.nextContactOn"),
    width: 112,
    sort: "nextContactOn",
    text: (row) => (row.nextContactOn === null ? null : showDay(row.nextContactOn)),
    render: (row) => row.nextContactOn && <NextContact day={row.nextContactOn} />,
  },
  {
    id: "types",
    label: t("ui.names.field.types"),
    width: 128,
    sort: "types",
    text: (row) => joined(row.types.map(typeName)),
  },
  {
    id: "tags",
    label: t("ui.names.field.tags"),
    width: 124,
    sort: "tags",
    text: (row) => joined(row.tags),
    render: (row) => (
      <span className={classes.tags}>
        {row.tags.map((tag) => (
          <span key={tag} className={classes.tag}>
            {tag}
          </span>
        ))}
      </span>
    ),
  },
  {
    id: "country",
    label: t("ui.names.field.country"),
    width: 108,
    sort: "country",
    text: (row) => row.country && showCountry(row.country),
  },
  {
    id: "websites",
    label: t("ui.names.field.websites"),
    width: 180,
    sort: "websites",
    hidden: true,
    text: (row) => joined(row.websites),
  },
  {
    id: "people",
    label: t("ui.names.field.people"),
    width: 60,
    sort: "people",
    descFirst: true,
    numeric: true,
    text: (row) => showNumber(row.people),
  },
  {
    id: "owner",
    label: t("ui.names.field.owner"),
    width: 120,
    sort: "owner",
    hidden: true,
    text: (row) => row.owner,
  },
  {
    id: "languages",
    label: t("ui.names.field.languages"),
    width: 120,
    sort: "languages",
    hidden: true,
    text: (row) => joined(row.languages.map(showLanguage)),
  },
  {
    id: "cadenceDays",
    label: t("ui.names.field.cadenceDays"),
    width: 112,
    sort: "cadenceDays",
    numeric: true,
    hidden: true,
    text: (row) => (row.cadenceDays === null ? null : showNumber(row.cadenceDays)),
  },
  {
    id: "networkIds",
    label: t("ui.names.field.networkIds"),
    width: 180,
    hidden: true,
    text: (row) =>
      joined(row.networkIds.map(({ network, externalId }) => `${networkName(network)} ${externalId}`)),
  },
  {
    id: "createdAt",
    label: t("ui.names.field.createdAt"),
    width: 112,
    sort: "createdAt",
    descFirst: true,
    hidden: true,
    text: (row) => showInstantDay(row.createdAt),
  },
];

/** An own field's value as it is shown. */
function showOwn(field: Pick<OwnField, "kind">, value: string): string {
  if (field.kind === "number") return Number.isFinite(Number(value)) ? showNumber(Number(value)) : value;
  if (field.kind === "day") return showDay(value);
  if (field.kind === "yesno") return t(value === "yes" ? "ui.names.yes" : "ui.names.no");
  return value;
}

/** While presenting without the tier: a rating is not for others. */
export function usePartnerColumns(ownFields: readonly OwnField[]): Column<PartnerRow>[] {
  const presenting = usePresentation();
  return useMemo(
    () => [
      ...fixed.filter(({ id }) => !(presenting && id === "tier")),
      ...ownFields.map((field): Column<PartnerRow> => ({
        id: `own:${field.uid}`,
        label: field.name,
        width: 128,
        sort: `own:${field.uid}`,
        numeric: field.kind === "number",
        hidden: true,
        text: (row) => {
          const value = row.own[field.uid];
          return value === undefined ? null : showOwn(field, value);
        },
      })),
    ],
    [ownFields, presenting],
  );
}
