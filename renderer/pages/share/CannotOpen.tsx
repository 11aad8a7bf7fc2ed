// A file that cannot be opened: what is wrong with it, what is safe, and what can be done.
import { Button, Group, Stack, Text } from "@mantine/core";
import type { Failure } from "../../../electron/domain/errors.ts";
import { chooseShared } from "../../frame/opened.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { Middle } from "../import/Middle.tsx";
import { openFiles } from "../import/openFile.ts";
import { end, type Session } from "./session.ts";

export function CannotOpen({ session, error }: { session: Session; error: Failure }) {
  return (
    <Middle label={t("ui.share.file.steps.changes")}>
      <Stack gap="md" align="flex-start">
        <ErrorNote error={error} />
        {/* The sentences about shared files say it themselves. */}
        {!error.code.startsWith("shared-") && <Text>{t("ui.share.file.safe")}</Text>}
        <Group gap="xs">
          <Button onClick={() => void chooseShared()}>{t("ui.share.file.another")}</Button>
          {error.code === "shared-not-ours" ? (
            <Button
              variant="default"
              onClick={() => {
                end(session);
                openFiles([{ token: session.token, name: session.name }]);
              }}
            >
              {t("ui.share.file.instead")}
            </Button>
          ) : (
            <Button variant="default" onClick={() => void session.open()}>
              {t("ui.share.file.retry")}
            </Button>
          )}
        </Group>
      </Stack>
    </Middle>
  );
}
