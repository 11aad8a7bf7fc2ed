// Who came, who went, who sleeps; how much hangs on few; how many are active, by three definitions.
import { Anchor, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";
import { useRead } from "../../api/client.ts";
import { showAmount, showShare } from "../../figures.ts";
import { showDay } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import type { Asked, Mover } from "./answers.ts";
import classes from "./Performance.module.css";

export function MovementBlocks({ ask, currency }: { ask: Asked; currency: string }) {
  const title = useId();
  const { data, error, refetch } = useRead((api) => api.performance.movement, ask);
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return null;
  const money = ({ value }: Mover): string => showAmount(value, currency);
  return (
    <section aria-labelledby={title} className={classes.section}>
      <div className={classes.sectionHead}>
        <Title order={2} id={title}>
          {t("ui.performance.movement.title")}
        </Title>
      </div>
      <div className={classes.blocks}>
        <Block title={t("ui.performance.movement.fresh")} lead={t("ui.performance.movement.freshLead")}>
          <Movers rows={data.fresh} none={t("ui.performance.movement.noFresh")} figure={money} />
        </Block>
        <Block title={t("ui.performance.movement.lost")} lead={t("ui.performance.movement.lostLead")}>
          <Movers rows={data.lost} none={t("ui.performance.movement.noLost")} figure={money} />
        </Block>
        <Block title={t("ui.performance.movement.dormant")} lead={t("ui.performance.movement.dormantLead")}>
          <Movers
            rows={latestFirst(data.dormant)}
            none={t("ui.performance.movement.noDormant")}
            figure={({ lastDay }) =>
              lastDay
                ? t("ui.performance.movement.lastDay", { day: showDay(lastDay) })
                : t("ui.performance.movement.never")
            }
          />
        </Block>
        <Block
          title={t("ui.performance.movement.concentration")}
          lead={t("ui.performance.movement.concentrationLead")}
        >
          <dl className={classes.pairs}>
            {data.concentration.map(({ top, shareBp }) => (
              <div key={top}>
                <dt>{t("ui.performance.movement.top", { count: top })}</dt>
                <dd>{shareBp === null ? t("ui.metrics.notApplicable") : showShare(shareBp)}</dd>
              </div>
            ))}
          </dl>
        </Block>
        <Block title={t("ui.performance.movement.active")} lead={t("ui.performance.movement.activeLead")}>
          <dl className={classes.pairs}>
            {data.active.map(({ by, active, joined, rateBp }) => (
              <div key={by}>
                <dt>{t(`ui.performance.movement.activeBy.${by}`)}</dt>
                <dd>
                  {rateBp === null ? t("ui.metrics.notApplicable") : showShare(rateBp)}
                  <span className={classes.meta}>
                    {" "}
                    {t("ui.performance.movement.activeOf", { active, joined })}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </Block>
      </div>
    </section>
  );
}

function Block({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className={classes.block}>
      <Title order={3}>{title}</Title>
      <p className={classes.meta}>{lead}</p>
      {children}
    </div>
  );
}

/** Named; of the others their number is said. */
const atOnce = 5;

/** Those with the most value are named, and stand in the order of the days beside them. */
const latestFirst = (rows: readonly Mover[]): Mover[] => [
  ...rows.slice(0, atOnce).toSorted((a, b) => ((a.lastDay ?? "") < (b.lastDay ?? "") ? 1 : -1)),
  ...rows.slice(atOnce),
];

interface MoversProps {
  rows: readonly Mover[];
  none: string;
  figure: (row: Mover) => string;
}
function Movers({ rows, none, figure }: MoversProps) {
  if (rows.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <ul className={classes.movers}>
      {rows.slice(0, atOnce).map((row) => (
        <li key={row.partnerId ?? row.name}>
          {row.partnerId === null ? (
            <Anchor
              href={href(routes.unmatched("reports"))}
              className={classes.moverName}
              size="sm"
              title={t("ui.performance.league.unmatchedName", { name: row.name })}
            >
              {row.name}
            </Anchor>
          ) : (
            <Anchor
              href={href(routes.partnerFull(row.partnerId))}
              className={classes.moverName}
              size="sm"
              title={row.name}
            >
              {row.name}
            </Anchor>
          )}
          <span>{figure(row)}</span>
        </li>
      ))}
      {rows.length > atOnce && (
        <li className={classes.meta}>{t("ui.performance.movement.more", { count: rows.length - atOnce })}</li>
      )}
    </ul>
  );
}
