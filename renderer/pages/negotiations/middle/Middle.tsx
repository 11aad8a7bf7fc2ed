// The middle ground: where both sides' limits meet, the packages worth offering, or what is missing. Private.
import { IconLock } from "@tabler/icons-react";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { useRead } from "../../../api/client.ts";
import { showAmount } from "../../../figures.ts";
import { locale, showDay, showList } from "../../../format.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import { leverIn, leverTitle, sayLever } from "../limits/lever.ts";
import type { Negotiation } from "../negotiation.ts";
import shared from "../Negotiations.module.css";
import type { Kind, Package } from "./ground.ts";
import { PackageLine } from "./PackageLine.tsx";
import { ZoneLine } from "./ZoneLine.tsx";
import classes from "./Middle.module.css";

export interface MiddleProps {
  negotiation: Negotiation;
  onOffer: (terms: Terms) => void;
}

interface Merged {
  kinds: Kind[];
  of: Package;
}

/** Packages with the same values are one, by all that they are best at. */
function merged(packages: readonly Package[]): Merged[] {
  const found = new Map<string, Merged>();
  // The levels of the cheapest come by rising cost: the first is the cheapest of all.
  const first = packages.find(({ kind }) => kind === "cheapest");
  const order = { fairest: 0, together: 1, cheapest: 2 };
  for (const one of packages.toSorted((a, b) => order[a.kind] - order[b.kind])) {
    const key = JSON.stringify(one.values);
    const kind: Kind = one.kind === "cheapest" && one !== first ? "level" : one.kind;
    const known = found.get(key);
    if (!known) found.set(key, { kinds: [kind], of: one });
    else if (kind !== "level" && !known.kinds.includes(kind)) known.kinds.push(kind);
  }
  return [...found.values()];
}

export function Middle({ negotiation, onOffer }: MiddleProps) {
  const { id, program } = negotiation;
  const { data, error, refetch } = useRead((api) => api.negotiations.middleGround, {
    negotiationId: id,
    locale,
  });
  const limits = useRead((api) => api.limits.list, { negotiationId: id }).data?.rows;
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data || !limits) return <Waiting />;
  if (data.zones.length === 0) return <EmptyState text={t("ui.negotiations.middle.none")} />;
  const { missing } = data;
  return (
    <>
      <p className={shared.quiet}>
        <IconLock size={12} aria-hidden />{" "}
        {t(negotiation.inForce ? "ui.negotiations.middle.lead" : "ui.negotiations.middle.leadFirst", {
          from: showDay(data.from),
          to: showDay(data.to),
        })}
      </p>
      <Section title={t("ui.negotiations.middle.zones")}>
        <ul className={shared.plain}>
          {data.zones.map((zone) => (
            <ZoneLine
              key={zone.lever}
              negotiation={negotiation}
              zone={zone}
              ours={limits.find(({ lever, side }) => lever === zone.lever && side === "us")}
              theirs={limits.find(({ lever, side }) => lever === zone.lever && side === "them")}
            />
          ))}
        </ul>
      </Section>
      <Section title={t("ui.negotiations.middle.packages")}>
        {!data.feasible && (
          <div className={classes.missing}>
            <p className={shared.prose}>{t("ui.negotiations.middle.notFeasible")}</p>
            <p className={shared.prose}>
              {missing
                ? t(`ui.negotiations.middle.missing.${missing.by}`, {
                    lever: leverTitle(missing.lever),
                    from: sayLever(leverIn(negotiation, missing.lever), missing.from, program.currency),
                    to: sayLever(leverIn(negotiation, missing.lever), missing.to, program.currency),
                    cost: showAmount(missing.cost, data.currency),
                  })
                : t("ui.negotiations.middle.moreThanOne")}
            </p>
          </div>
        )}
        <ol className={shared.plain} aria-label={t("ui.negotiations.middle.packages")}>
          {merged(data.packages).map(({ kinds, of }) => (
            <PackageLine
              key={JSON.stringify(of.values)}
              negotiation={negotiation}
              kinds={kinds}
              of={of}
              currency={data.currency}
              onOffer={data.isOver ? null : () => onOffer(of.terms)}
            />
          ))}
        </ol>
        {data.unvalued.length > 0 && (
          <p className={classes.look}>
            {t("ui.negotiations.middle.unvalued", { levers: showList(data.unvalued.map(leverTitle)) })}
          </p>
        )}
      </Section>
    </>
  );
}
