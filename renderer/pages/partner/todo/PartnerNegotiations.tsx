// The partner's negotiations that go on: where each stands, the last offer in words; closed ones folded.
import { Anchor, Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../../../api/client.ts";
import { openDialog } from "../../../frame/dialogs.ts";
import { href, routes } from "../../../routes.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { t } from "../../../words.ts";
import { DecideBy } from "../../negotiations/list/columns.tsx";
import { StageMark, TurnMark } from "../../negotiations/Marks.tsx";
import type { NegotiationRow } from "../../negotiations/negotiation.ts";
import { paragraph } from "../../negotiations/say.ts";
import { Fold } from "../../today/Fold.tsx";
import { Section } from "../Section.tsx";
import classes from "./Todo.module.css";

const few = 20;

export function PartnerNegotiations({ partnerId }: { partnerId: number }) {
  const [past, setPast] = useState(false);
  const { data, error, refetch } = useRead((api) => api.negotiations.list, {
    partnerId,
    sort: { by: "updated" },
    limit: few,
  });
  const isOver = ({ stage }: NegotiationRow): boolean => stage === "agreed" || stage === "declined";
  const open = data?.rows.filter((row) => !isOver(row)) ?? [];
  const closed = data?.rows.filter(isOver) ?? [];
  return (
    <Section
      title={t("ui.negotiations.title")}
      aside={open.length > 0 ? open.length : undefined}
      action={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => openDialog({ name: "negotiation", partnerId })}
        >
          {t("ui.negotiations.new.key")}
        </Button>
      }
    >
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {data && open.length === 0 && <p className={classes.meta}>{t("ui.negotiations.ofPartner.none")}</p>}
      <ul className={classes.plain} aria-label={t("ui.negotiations.title")}>
        {open.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {closed.length > 0 && (
        <>
          <Fold
            open={past}
            onToggle={setPast}
            label={t("ui.negotiations.ofPartner.closed", { count: closed.length })}
          />
          {past && (
            <ul className={classes.plain}>
              {closed.map((row) => (
                <Line key={row.id} row={row} />
              ))}
            </ul>
          )}
        </>
      )}
    </Section>
  );
}

function Line({ row }: { row: NegotiationRow }) {
  const { id, subject, program, stage, turn, decideOn, lastOffer } = row;
  return (
    <li className={classes.promise}>
      <div className={classes.grow}>
        <Anchor href={href(routes.negotiation(id))} size="sm" dir="auto">
          {subject}
        </Anchor>
        <div className={classes.meta}>
          <bdi>{program.name}</bdi>
          {" · "}
          <StageMark stage={stage} />
          {turn !== null && (
            <>
              {" · "}
              <TurnMark turn={turn} stage={stage} />
            </>
          )}
          {decideOn && turn !== null && (
            <>
              {" · "}
              {t("ui.negotiations.decide")} <DecideBy day={decideOn} closed={false} />
            </>
          )}
        </div>
        {lastOffer && (
          <div className={classes.meta} dir="auto">
            {t(`ui.negotiations.list.last.${lastOffer.by}`, { said: paragraph(lastOffer.terms) })}
          </div>
        )}
      </div>
    </li>
  );
}
