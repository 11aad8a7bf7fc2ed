// The columns of the People table.
import { showBirthday, showLanguage, showList } from "../../format.ts";
import type { Column } from "../../ui/table/column.ts";
import { t } from "../../words.ts";
import type { PersonRow } from "../partner/record.ts";

const joined = (values: readonly string[]): string | null => (values.length === 0 ? null : showList(values));

export const personColumns: readonly Column<PersonRow>[] = [
  {
    id: "fullName",
    label: t("ui.names.field.fullName"),
    width: 190,
    sort: "fullName",
    text: (row) => row.fullName,
  },
  {
    id: "partner",
    label: t("ui.names.field.partner"),
    width: 176,
    sort: "partner",
    text: (row) => row.partner,
  },
  { id: "role", label: t("ui.names.field.role"), width: 150, sort: "role", text: (row) => row.role },
  { id: "emails", label: t("ui.names.field.emails"), width: 232, text: (row) => joined(row.emails) },
  { id: "phones", label: t("ui.names.field.phones"), width: 156, text: (row) => joined(row.phones) },
  {
    id: "doNotContact",
    label: t("ui.names.field.doNotContact"),
    width: 110,
    text: (row) => (row.doNotContact ? t("ui.names.yes") : null),
  },
  { id: "tags", label: t("ui.names.field.tags"), width: 140, hidden: true, text: (row) => joined(row.tags) },
  {
    id: "language",
    label: t("ui.names.field.language"),
    width: 110,
    hidden: true,
    text: (row) => row.language && showLanguage(row.language),
  },
  {
    id: "timeZone",
    label: t("ui.names.field.timeZone"),
    width: 140,
    hidden: true,
    text: (row) => row.timeZone,
  },
  {
    id: "birthday",
    label: t("ui.names.field.birthday"),
    width: 120,
    sort: "birthday",
    hidden: true,
    text: (row) => row.birthday && showBirthday(row.birthday),
  },
  {
    id: "links",
    label: t("ui.names.field.links"),
    width: 180,
    hidden: true,
    text: (row) => joined(row.links),
  },
  { id: "note", label: t("ui.names.field.note"), width: 220, hidden: true, text: (row) => row.note },
];
