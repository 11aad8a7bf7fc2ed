// The import that a number came with: its file, leading to it where it was imported here; who and when, on hover and on focus.
import { Anchor, UnstyledButton } from "@mantine/core";
import { showInstantDay } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { Origin } from "../../ui/Origin.tsx";
import { t } from "../../words.ts";

export interface FromImportProps {
  row: {
    batchId: number;
    file: string | null;
    importedAt: number;
    author: string;
    example: boolean;
    shared: boolean;
  };
}

export function FromImport({ row }: FromImportProps) {
  const { batchId, file, importedAt, author, example, shared } = row;
  const name = example ? t("ui.performance.explain.example") : (file ?? showInstantDay(importedAt));
  return (
    <Origin origin={{ at: importedAt, author, file }}>
      {shared ? (
        <UnstyledButton component="span" tabIndex={0} fz="sm">
          {name}
        </UnstyledButton>
      ) : (
        <Anchor href={href(example ? routes.settings("example") : routes.imports(batchId))} size="sm">
          {name}
        </Anchor>
      )}
    </Origin>
  );
}
