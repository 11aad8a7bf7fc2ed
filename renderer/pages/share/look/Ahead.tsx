// Changes from a clock that is ahead of this one, by who made them.
import { Text, Title } from "@mantine/core";
import { IconClockExclamation } from "@tabler/icons-react";
import { showInstant } from "../../../format.ts";
import { t } from "../../../words.ts";
import type { Preview } from "../shared.ts";
import classes from "../Share.module.css";

const most = 10;

export function Ahead({ ahead }: { ahead: Preview["ahead"] }) {
  if (ahead.length === 0) return null;
  const authors = [...Map.groupBy(ahead, ({ author }) => author)].map(([author, list]) => ({
    author: author || t("ui.share.look.unknownAuthor"),
    count: list.length,
    latest: Math.max(...list.map(({ at }) => at)),
  }));
  return (
    <section aria-labelledby="share-ahead" className={classes.notice} data-kind="ahead">
      <Title order={2} id="share-ahead" className={classes.noticeTitle}>
        <IconClockExclamation size={16} aria-hidden /> {t("ui.share.look.ahead", { count: ahead.length })}
      </Title>
      <Text size="sm" c="dimmed" className={classes.prose}>
        {t("ui.share.look.aheadLead")}
      </Text>
      <ul className={classes.goneList}>
        {authors.slice(0, most).map(({ author, count, latest }) => (
          <li key={author} dir="auto">
            {t("ui.share.look.aheadOf", { author, count, at: showInstant(latest) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
