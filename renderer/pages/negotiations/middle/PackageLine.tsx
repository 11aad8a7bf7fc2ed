// One package: what it is best at, its values, our cost and their gain, why, and the way to offer it.
import { Button } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { showAmount } from "../../../figures.ts";
import { showList } from "../../../format.ts";
import { t } from "../../../words.ts";
import { leverIn, leverTitle, sayLever } from "../limits/lever.ts";
import type { Negotiation } from "../negotiation.ts";
import shared from "../Negotiations.module.css";
import classes from "./Middle.module.css";
import type { Kind, Package } from "./ground.ts";

export interface PackageLineProps {
  negotiation: Negotiation;
  kinds: readonly Kind[];
  of: Package;
  currency: string;
  /** Null where nothing can be offered any more. */
  onOffer: (() => void) | null;
}

export function PackageLine({ negotiation, kinds, of, currency, onOffer }: PackageLineProps) {
  const name = showList(kinds.map((kind) => t(`ui.negotiations.middle.kind.${kind}`)));
  const [cost, gain] = [Number(of.ourCost), Number(of.theirGain)];
  return (
    <li className={classes.package}>
      <div className={classes.packageMain}>
        <h3 className={classes.packageName}>{name}</h3>
        <div className={classes.values}>
          {Object.entries(of.values).map(([key, value]) => (
            <span key={key} className={classes.value}>
              <span className={shared.faint}>{leverTitle(key)} </span>
              <b>{sayLever(leverIn(negotiation, key), value, currency)}</b>
            </span>
          ))}
        </div>
        <p className={classes.why}>{of.why}</p>
      </div>
      <dl className={classes.sums}>
        <div>
          <dt>{t(cost < 0 ? "ui.negotiations.middle.saves" : "ui.negotiations.middle.cost")}</dt>
          <dd>{showAmount(of.ourCost.replace(/^-/, ""), currency)}</dd>
        </div>
        <div>
          <dt>{t(gain < 0 ? "ui.negotiations.middle.loss" : "ui.negotiations.middle.gain")}</dt>
          <dd>{showAmount(of.theirGain.replace(/^-/, ""), currency)}</dd>
        </div>
      </dl>
      {onOffer && (
        <Button
          size="compact-sm"
          variant="light"
          className={classes.offer}
          leftSection={<IconArrowUpRight size={14} aria-hidden />}
          aria-label={t("ui.negotiations.middle.offerNamed", { name })}
          onClick={onOffer}
        >
          {t("ui.negotiations.middle.offer")}
        </Button>
      )}
    </li>
  );
}
