// Beside an offer that is written: who else has this and why, what such concessions brought, and equal partners who have less.
import { Anchor } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { problemsOf } from "../../../../electron/domain/terms/terms.ts";
import { useRead } from "../../../api/client.ts";
import { changeOf, sayChange, showAmount } from "../../../figures.ts";
import { showDay, showList } from "../../../format.ts";
import { href, routes } from "../../../routes.ts";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";
import { difference, paragraph } from "../say.ts";
import { cleanTerms } from "../terms/draft.ts";

const most = 4;

export function Precedents({ negotiation, draft }: { negotiation: Negotiation; draft: Terms }) {
  const { partner, program } = negotiation;
  const clean = cleanTerms(draft);
  const isFit = problemsOf(clean, program.currency).length === 0;
  // While a number is typed each digit is another offer: asked is what stays for a moment.
  const [key] = useDebouncedValue(isFit ? JSON.stringify(clean) : null, 300);
  const terms = key === null ? null : (JSON.parse(key) as Terms);
  const { data } = useRead(
    (api) => api.negotiations.precedents,
    { partnerId: partner.id, programId: program.id, terms: terms ?? {} },
    { enabled: terms !== null },
  );
  const isNothing = data && data.same.length + data.brought.length + data.unequal.length === 0;
  return (
    <Section
      title={t("ui.negotiations.precedents.title")}
      aside={
        <>
          <IconLock size={12} aria-hidden /> {t("ui.negotiations.private")}
        </>
      }
    >
      {(!data || terms === null) && <p className={classes.quiet}>{t("ui.negotiations.precedents.waits")}</p>}
      {terms !== null && isNothing && <p className={classes.quiet}>{t("ui.negotiations.precedents.none")}</p>}
      {terms !== null && data && data.unequal.length > 0 && (
        <Group title={t("ui.negotiations.precedents.unequal")} look>
          {data.unequal.slice(0, most).map((row) => (
            <One key={row.partnerId} partnerId={row.partnerId} partner={row.partner}>
              {t("ui.negotiations.precedents.less", {
                amount: showAmount(row.less, program.currency),
                diff: difference(row.terms, terms),
              })}
            </One>
          ))}
        </Group>
      )}
      {terms !== null && data && data.same.length > 0 && (
        <Group title={t("ui.negotiations.precedents.same", { count: data.sameTotal })}>
          {data.same.slice(0, most).map((row) => (
            <One
              key={row.partnerId}
              partnerId={row.partnerId}
              partner={row.partner}
              beside={t("ui.negotiations.precedents.since", { day: showDay(row.since) })}
              said={paragraph(row.terms)}
            >
              {row.why}
            </One>
          ))}
        </Group>
      )}
      {terms !== null && data && data.brought.length > 0 && (
        <Group title={t("ui.negotiations.precedents.brought")}>
          {data.brought.slice(0, most).map((row) => {
            const change = changeOf("value", row.after.value, row.before.value);
            return (
              <One
                key={`${row.partnerId} ${row.on}`}
                partnerId={row.partnerId}
                partner={row.partner}
                beside={showDay(row.on)}
              >
                {t("ui.negotiations.precedents.gave", {
                  what: showList(
                    row.concessions.map((kind) => t(`ui.negotiations.precedents.concession.${kind}`)),
                  ),
                  change: change ? sayChange(change) : t("ui.metrics.notApplicable"),
                })}
                {!row.isRipe && <> {t("ui.negotiations.precedents.unripe")}</>}
                {row.why && (
                  <span className={classes.faint} dir="auto">
                    {" "}
                    {row.why}
                  </span>
                )}
              </One>
            );
          })}
        </Group>
      )}
    </Section>
  );
}

function Group({ title, look, children }: { title: string; look?: true; children: ReactNode }) {
  return (
    <>
      <h3 className={classes.group} data-look={look}>
        {look && <IconAlertTriangle size={13} aria-hidden />} {title}
      </h3>
      <ul className={classes.plain}>{children}</ul>
    </>
  );
}

interface OneProps {
  partnerId: number;
  partner: string;
  beside?: string;
  /** All of the terms. */
  said?: string;
  children: ReactNode;
}

function One({ partnerId, partner, beside, said, children }: OneProps) {
  return (
    <li className={classes.precedent}>
      <Anchor href={href(routes.partnerFull(partnerId))} size="sm" dir="auto">
        {partner}
      </Anchor>
      {beside && <span className={classes.meta}> {beside}</span>}
      {said && (
        <div className={classes.precedentSaid} title={said} dir="auto">
          {said}
        </div>
      )}
      {children && <div className={classes.precedentText}>{children}</div>}
    </li>
  );
}
