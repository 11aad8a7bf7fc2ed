// The filters that are set, as one line of text for a file or a printed page.
import { t } from "../../words.ts";
import { typeName } from "../partners/columns.tsx";
import type { Question } from "./question.ts";

interface ProgramName {
  id: number;
  name: string;
  client: string;
  clientId: number;
}

export function filtersInWords(question: Question, programs: readonly ProgramName[]): string {
  const { programId, client, type, tier, tag } = question;
  const parts: [string, string | null | undefined][] = [
    [
      t("ui.performance.program"),
      programId === null ? null : programs.find(({ id }) => id === programId)?.name,
    ],
    [
      t("ui.performance.client"),
      client === null ? null : programs.find(({ clientId }) => clientId === client)?.client,
    ],
    [t("ui.performance.type"), type && typeName(type)],
    [t("ui.performance.tier"), tier],
    [t("ui.performance.tag"), tag],
  ];
  const set = parts.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));
  return set.length === 0 ? t("ui.performance.allPrograms") : set.join(", ");
}
