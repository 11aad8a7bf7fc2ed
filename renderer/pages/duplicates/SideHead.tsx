// Over a column: which record it is, and whether it stays or goes into the other one.
import { Anchor, Button } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { showInstantDay } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import type { Kind, Pair, Side } from "./choose.ts";
import classes from "./Duplicates.module.css";

const recordOf = (kind: Kind, id: number): string =>
  href(kind === "partner" ? routes.partnerFull(id) : routes.person(id));

export interface SideHeadProps {
  pair: Pair;
  side: Side;
  stays: boolean;
  swap: () => void;
}

export function SideHead({ pair, side, stays, swap }: SideHeadProps) {
  const { id, name, createdAt } = pair[side];
  return (
    <div className={classes.side}>
      <div className={classes.sideWord} data-stays={stays || undefined}>
        {t(stays ? "ui.duplicates.stays" : "ui.duplicates.goes")}
        {!stays && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconArrowsExchange size={13} aria-hidden />}
            title={t("ui.duplicates.swapHint")}
            onClick={swap}
          >
            {t("ui.duplicates.swap")}
          </Button>
        )}
      </div>
      <Anchor href={recordOf(pair.kind, id)} className={classes.sideName} dir="auto">
        {name}
      </Anchor>
      <div className={classes.faint}>{t("ui.duplicates.made", { at: showInstantDay(createdAt) })}</div>
    </div>
  );
}
