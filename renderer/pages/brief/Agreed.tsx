// What holds between both sides, and what is on the table.
import { Anchor } from "@mantine/core";
import { sayDiff, sayTerms } from "../../../electron/domain/terms/describe.ts";
import { locale, showDay } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import type { Brief } from "./brief.ts";
import classes from "./Brief.module.css";
import { None, Part } from "./Part.tsx";

export function Agreed({ inForce, next, negotiation }: Pick<Brief, "inForce" | "next" | "negotiation">) {
  return (
    <Part title={t("ui.brief.terms")}>
      {inForce === null ? (
        <None text={t("ui.brief.noTerms")} />
      ) : (
        <>
          <p className={classes.prose} dir="auto">
            {sayTerms(t, locale, inForce.terms)}
          </p>
          <p className={classes.meta}>{t("ui.brief.since", { day: showDay(inForce.since) })}</p>
        </>
      )}
      {next && (
        <p className={classes.prose}>
          {t("ui.brief.next", {
            day: showDay(next.from),
            diff: inForce ? sayDiff(t, locale, inForce.terms, next.terms) : sayTerms(t, locale, next.terms),
          })}
        </p>
      )}
      {negotiation && <OnTheTable negotiation={negotiation} />}
    </Part>
  );
}

function OnTheTable({ negotiation }: { negotiation: NonNullable<Brief["negotiation"]> }) {
  const { id, subject, stage, decideOn, ours, theirs } = negotiation;
  return (
    <>
      <h3 className={classes.side}>
        {t("ui.brief.negotiation")}
        {": "}
        <Anchor href={href(routes.negotiation(id))} inherit dir="auto">
          {subject}
        </Anchor>
      </h3>
      <p className={classes.meta}>
        {[
          t(`ui.negotiation.stage.${stage}`),
          decideOn !== null && t("ui.brief.decideBy", { day: showDay(decideOn) }),
        ]
          .filter((part) => part !== false)
          .join(" · ")}
      </p>
      {ours && (
        <p className={classes.prose} dir="auto">
          {t("ui.brief.lastOffer.us", { terms: sayTerms(t, locale, ours.terms) })}
        </p>
      )}
      {theirs && (
        <p className={classes.prose} dir="auto">
          {t("ui.brief.lastOffer.them", { terms: sayTerms(t, locale, theirs.terms) })}
        </p>
      )}
    </>
  );
}
