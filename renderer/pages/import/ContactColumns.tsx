// The columns of a table of contacts of unknown make: the fields they can become.
import type { ComboboxData } from "@mantine/core";
import { mappableFields } from "../../../electron/domain/contacts/fields.ts";
import { t } from "../../words.ts";
import { networkWord } from "../fieldWord.ts";
import { isWord } from "../isWord.ts";
import { columnKey } from "./answers.ts";
import { ColumnTable } from "./ColumnTable.tsx";
import type { Inspected, Session } from "./session.ts";

export const ContactColumns = ({ session, value }: { session: Session; value: Inspected }) => (
  <ColumnTable
    value={value}
    choices={choicesOf(value.fields)}
    onField={(column, field) => session.correct({ [columnKey(column)]: field })}
  />
);

const isNetwork = (field: string): boolean => field.startsWith("networkId:");
const isPartner = (field: string): boolean =>
  field === "organization" || field === "website" || field.startsWith("partner.");

/** The fields in groups. */
function choicesOf(fields: readonly string[]): ComboboxData {
  const items = (of: (field: string) => boolean) =>
    fields.filter(of).map((field) => ({ value: field, label: fieldName(field) }));
  return [
    { group: t("ui.fields.groups.person"), items: items((field) => !isPartner(field) && !isNetwork(field)) },
    { group: t("ui.fields.groups.partner"), items: items(isPartner) },
    { group: t("ui.fields.groups.networks"), items: items(isNetwork) },
  ];
}

function fieldName(field: string): string {
  const known = mappableFields.find((one) => one.field === field);
  const key = `ui.${known?.word ?? ""}`;
  if (!known || !isWord(key)) return field;
  return t(key, known.params?.network ? { network: networkWord(known.params.network) } : {});
}
