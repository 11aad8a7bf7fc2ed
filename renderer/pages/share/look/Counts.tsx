// How many records are new, changed, the same, newer here, deleted, or in conflict.
import { Text } from "@mantine/core";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import type { Preview } from "../shared.ts";
import importClasses from "../../import/Import.module.css";
import classes from "../Share.module.css";

const order = ["created", "updated", "conflicts", "deleted", "newer", "same"] as const;

export function Counts({ value }: { value: Preview }) {
  const count = (name: (typeof order)[number]): number =>
    name === "conflicts" ? value.conflicts.length : value[name];
  const nothing = order.every((name) => name === "same" || name === "newer" || count(name) === 0);
  return (
    <div>
      <dl className={classes.counts} aria-label={t("ui.share.look.counts")}>
        {order.map((name) => (
          <div
            key={name}
            className={importClasses.term}
            data-none={count(name) === 0 || undefined}
            data-count={name}
          >
            <dt>{t(`ui.share.look.count.${name}`)}</dt>
            <dd>{showNumber(count(name))}</dd>
          </div>
        ))}
      </dl>
      {nothing && <Text>{t("ui.share.look.nothing")}</Text>}
      {value.newer > 0 && <Text c="dimmed">{t("ui.share.look.newerNote", { count: value.newer })}</Text>}
    </div>
  );
}
