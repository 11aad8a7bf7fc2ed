// How many records are new, changed, the same, newer here, deleted, or in conflict.
import { Text } from "@mantine/core";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import type { Preview } from "../shared.ts";
import { countIn, countNames, type CountName } from "./counts.ts";
import importClasses from "../../import/Import.module.css";
import classes from "../Share.module.css";

export function Counts({ value }: { value: Preview }) {
  const count = (name: CountName): number => countIn(value, name);
  const nothing = countNames.every((name) => name === "same" || name === "newer" || count(name) === 0);
  return (
    <div>
      <dl className={classes.counts} aria-label={t("ui.share.look.counts")}>
        {countNames.map((name) => (
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
