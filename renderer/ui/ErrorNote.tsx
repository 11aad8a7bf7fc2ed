// A failure as one calm sentence, with a way to try again where that can help.
import { Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Failure } from "../../electron/domain/errors.ts";
import { t } from "../words.ts";
import classes from "./ErrorNote.module.css";

export interface ErrorNoteProps {
  error: Pick<Failure, "text">;
  retry?: () => void;
}

export function ErrorNote({ error, retry }: ErrorNoteProps) {
  return (
    <Group className={classes.note} role="alert" gap="sm" wrap="nowrap" align="flex-start">
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden />
      <Text size="md" className={classes.text}>
        {error.text}
      </Text>
      {retry && (
        <Button variant="default" size="compact-sm" onClick={retry}>
          {t("ui.frame.retry")}
        </Button>
      )}
    </Group>
  );
}
