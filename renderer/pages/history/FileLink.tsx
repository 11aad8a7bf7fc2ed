// A file's name that opens all that its import or merge changed.
import { UnstyledButton } from "@mantine/core";
import { openDialog } from "../../frame/dialogs.ts";
import { t } from "../../words.ts";
import classes from "./HistoryDrawer.module.css";

export function FileLink({ batchId, file }: { batchId: number; file: string }) {
  return (
    <UnstyledButton
      dir="auto"
      className={classes.file}
      title={file}
      aria-label={t("ui.history.whatItDid", { what: file })}
      onClick={() => openDialog({ name: "history", batchId })}
    >
      {file}
    </UnstyledButton>
  );
}
