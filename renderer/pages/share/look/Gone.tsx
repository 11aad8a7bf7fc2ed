// What would go to the trash, apart from everything else: nothing is deleted without being shown.
import { Text, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { showInstant } from "../../../format.ts";
import { t } from "../../../words.ts";
import { tableWord } from "../sayValue.ts";
import type { Preview } from "../shared.ts";
import classes from "../Share.module.css";

const most = 20;

export function Gone({ value }: { value: Preview }) {
  if (value.deleted === 0) return null;
  const listed = value.partners.flatMap((part) =>
    part.changes.flatMap((change) => (change.of === "deleted" ? [{ change, partner: part.name }] : [])),
  );
  const shown = listed.slice(0, most);
  return (
    <section aria-labelledby="share-gone" className={classes.notice} data-kind="gone">
      <Title order={2} id="share-gone" className={classes.noticeTitle}>
        <IconTrash size={16} aria-hidden /> {t("ui.share.look.gone", { count: value.deleted })}
      </Title>
      <Text size="sm" c="dimmed">
        {t("ui.share.look.goneLead")}
      </Text>
      <ul className={classes.goneList}>
        {shown.map(({ change, partner }) => (
          <li key={`${change.uid} ${change.field}`}>
            <Text span size="sm" c="dimmed">
              {tableWord(change.table)}{" "}
            </Text>
            <span dir="auto">{change.title}</span>
            <Text span size="sm" c="dimmed" dir="auto">
              {[
                change.table === "partner" ? "" : partner,
                t("ui.share.look.gonePerson", {
                  author: change.author || t("ui.share.look.unknownAuthor"),
                  at: showInstant(change.at),
                }),
              ]
                .filter((part) => part !== "")
                .map((part) => ` · ${part}`)
                .join("")}
            </Text>
          </li>
        ))}
        {value.deleted > shown.length && (
          <li>{t("ui.share.look.goneMore", { count: value.deleted - shown.length })}</li>
        )}
      </ul>
    </section>
  );
}
