// The shared folder: where it is, what waits there, writing one's own changes there, and putting together without asking.
import { Button, Group, Switch, Text, Title } from "@mantine/core";
import { IconFolderShare } from "@tabler/icons-react";
import { call, useRead } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { shareApi } from "./shared.ts";
import classes from "./Share.module.css";

export function SharedFolder() {
  const { data, error, refetch } = useRead((api) => shareApi(api).exchange.folder, {});
  return (
    <section aria-labelledby="share-folder" className={classes.part}>
      <Title order={2} id="share-folder" mb="xs">
        {t("ui.share.folder.title")}
      </Title>
      <Text c="dimmed" className={classes.prose} mb="sm">
        {t("ui.share.folder.lead")}
      </Text>
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
    </section>
  );
}
