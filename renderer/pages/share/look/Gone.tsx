// What would go to the trash, apart from everything else: nothing is deleted without being shown.
import { Button, Text, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { showInstant } from "../../../format.ts";
import { t } from "../../../words.ts";
import { tableWord } from "../sayValue.ts";
import type { Preview } from "../shared.ts";
import classes from "../Share.module.css";

const few = 4;
const most = 200;

export function Gone({ value }: { value: Preview }) {
  const [all, setAll] = useState(false);
  if (value.deleted === 0) return null;
  const listed = value.partners.flatMap((part) =>
    part.changes.flatMap((change) => (change.of === "deleted" ? [{ change, partner: part.name }] : [])),
  );
  const shown = listed.slice(0, all ? most : few);
  const folded = Math.min(listed.length, most) - shown.length;
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
        {folded === 0 && value.deleted > shown.length && (
          <li>{t("ui.share.look.goneMore", { count: value.deleted - shown.length })}</li>
        )}
      </ul>
      {folded > 0 && (
        <Button variant="subtle" size="compact-sm" ml="0.75rem" onClick={() => setAll(true)}>
          {t("ui.share.look.goneAll", { count: folded })}
        </Button>
      )}
    </section>
  );
}
