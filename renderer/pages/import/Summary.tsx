// The sum of a preview or of an import: how many records, of which kind, and what they make.
import { Text } from "@mantine/core";
import { showList, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { saidKind, type SaidKind } from "./answers.ts";
import { ReportLead } from "./report/ReportSummary.tsx";
import type { Preview } from "./session.ts";
import classes from "./Import.module.css";

const terms = ["created", "changed", "unchanged", "rejected"] as const;
export type Status = (typeof terms)[number];

export const countOf = (value: Preview, status: Status): number =>
  status === "rejected" ? value.rejected.length : value[status];

/** What a status is called: messages that are here already are no "unchanged" ones to anybody. */
export const statusWord = (status: Status | "all", kind: SaidKind | null): string =>
  kind === null ? t(`ui.imports.status.${status}`) : t(`ui.said.status.${status}`);

export function Summary({ value, done = false }: { value: Preview; done?: boolean }) {
  const kind = saidKind(value.format);
  return (
    <div>
      <dl className={classes.sum}>
        <Term name={countsName(value)} count={value.rows} />
        {termsOf(kind).map((status, at) => (
          <Term
            key={status}
            sign={at === 0 ? "=" : "+"}
            name={statusWord(status, kind)}
            count={countOf(value, status)}
            status={status}
          />
        ))}
      </dl>
      {value.report ? (
        <ReportLead value={value} done={done} />
      ) : (
        <Text>{kind === null ? madeText(value, done) : saidText(value, kind, done)}</Text>
      )}
    </div>
  );
}

/** A message never changes: only an event can be sent again in a newer form. */
const termsOf = (kind: SaidKind | null): readonly Status[] =>
  kind === "mail" ? terms.filter((status) => status !== "changed") : terms;

export function countsName({ format, report }: Pick<Preview, "format" | "report">): string {
  if (report) return t("ui.report.rows");
  const kind = saidKind(format);
  return kind === null ? t("ui.imports.counts") : t(kind === "mail" ? "ui.said.messages" : "ui.said.events");
}

/** Where the messages go: to their people, or into the tray. */
function saidText({ created, waiting }: Preview, kind: SaidKind, done: boolean): string {
  if (kind === "calendar") return t(done ? "ui.said.eventsDone" : "ui.said.eventsLead");
  if (created === 0) return t("ui.said.noneNew");
  const placed = created - waiting;
  const parts = [
    placed > 0 && t(done ? "ui.said.placedDone" : "ui.said.placed", { count: placed }),
    waiting > 0 && t(done ? "ui.said.waitingDone" : "ui.said.waiting", { count: waiting }),
  ];
  return parts.filter((part) => part !== false).join(" ");
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
