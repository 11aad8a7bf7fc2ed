// The files that wait in the shared folder: who made each, what it would bring, and the way to look at it.
import { Button, Text, Title } from "@mantine/core";
import { showInstant, showList } from "../../format.ts";
import { t } from "../../words.ts";
import { openShared } from "./openShared.ts";
import type { FolderState, WaitingFile } from "./shared.ts";
import classes from "./Share.module.css";

const kinds = ["created", "updated", "deleted", "conflicts"] as const;

export function WaitingFiles({ state: { waiting, more } }: { state: FolderState }) {
  if (waiting.length === 0) return <Text c="dimmed">{t("ui.share.folder.waitingNone")}</Text>;
  return (
    <div>
      <Title order={3} id="share-waiting">
        {t("ui.share.folder.waiting", { count: waiting.length })}
      </Title>
      <ul className={classes.waiting} aria-labelledby="share-waiting">
        {waiting.map((file) => (
          <li key={file.token} className={classes.waitingFile}>
            <div className={classes.waitingText}>
              <Text fw={500} dir="auto" className={classes.path}>
                {file.name}
              </Text>
              <Text size="sm" c="dimmed" dir="auto">
                {[
                  file.by === null
                    ? showInstant(file.at)
                    : t("ui.share.folder.by", { name: file.by, at: showInstant(file.at) }),
                  newsOf(file),
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </Text>
              {file.error && (
                <Text size="sm" className={classes.lookText}>
                  {file.error.text}
                </Text>
              )}
            </div>
            {!file.error && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t("ui.share.folder.lookAt", { name: file.name })}
                onClick={() => openShared([file])}
              >
                {t("ui.share.folder.look")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t("ui.share.folder.more", { count: more })}
        </Text>
      )}
    </div>
  );
}

function newsOf({ encrypted, news }: WaitingFile): string {
  if (!news) return encrypted ? t("ui.share.folder.locked") : "";
  const parts = kinds.flatMap((kind) =>
    news[kind] > 0 ? [t(`ui.share.folder.news.${kind}`, { count: news[kind] })] : [],
  );
  return parts.length === 0 ? t("ui.share.folder.nothing") : showList(parts);
}
