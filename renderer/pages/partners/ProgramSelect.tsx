// Which program's stages the board shows; unseen by who has only one.
import { Select } from "@mantine/core";
import { useRead } from "../../api/client.ts";
import { t } from "../../words.ts";

export function ProgramSelect({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (program: number | null) => void;
}) {
  const programs = useRead((api) => api.programs.list, {}).data?.rows ?? [];
  if (programs.length < 2) return null;
  return (
    <Select
      aria-label={t("ui.partners.boardProgram")}
      placeholder={t("ui.partners.boardAll")}
      data={programs.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      clearable
    />
  );
}
