// The sum of a preview or of an import: how many records, of which kind, and what they make.
import { Text } from "@mantine/core";
import { showList, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import type { Preview } from "./session.ts";
import classes from "./Import.module.css";

const terms = ["created", "changed", "unchanged", "rejected"] as const;
export type Status = (typeof terms)[number];

export const countOf = (value: Preview, status: Status): number =>
  status === "rejected" ? value.rejected.length : value[status];

export function Summary({ value, done = false }: { value: Preview; done?: boolean }) {
  return (
    <div>
      <dl className={classes.sum}>
        <Term name={t("ui.imports.counts")} count={value.rows} />
        {terms.map((status, at) => (
          <Term
            key={status}
            sign={at === 0 ? "=" : "+"}
            name={t(`ui.imports.status.${status}`)}
            count={countOf(value, status)}
            status={status}
          />
        ))}
      </dl>
      <Text>{madeText(value, done)}</Text>
    </div>
  );
}

function Term({
  sign,
  name,
  count,
  status,
}: {
  sign?: string;
  name: string;
  count: number;
  status?: Status;
}) {
  return (
    <>
      {sign && (
        <span className={classes.sign} aria-hidden>
          {sign}
        </span>
      )}
      <div className={classes.term} data-status={status} data-none={count === 0 || undefined}>
        <dt>{name}</dt>
        <dd>{showNumber(count)}</dd>
      </div>
    </>
  );
}

function madeText({ made }: Preview, done: boolean): string {
  const parts = [
    made.partners > 0 && t("ui.imports.partners", { count: made.partners }),
    made.people > 0 && t("ui.imports.people", { count: made.people }),
    made.interactions > 0 && t("ui.imports.talks", { count: made.interactions }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return t(done ? "ui.imports.madeNothingDone" : "ui.imports.madeNothing");
  return t(done ? "ui.imports.madeDone" : "ui.imports.made", { what: showList(parts) });
}
