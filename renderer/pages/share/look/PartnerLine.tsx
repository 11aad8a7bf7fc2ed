// A partner in the preview: what happens to it, in counts; it unfolds to its changes.
import { Button } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { showList } from "../../../format.ts";
import { t } from "../../../words.ts";
import type { PartnerPart } from "../shared.ts";
import { hasChanges } from "./lines.ts";
import classes from "../Share.module.css";

export interface PartnerLineProps {
  part: PartnerPart;
  open: boolean;
  toggle: () => void;
  toConflicts: () => void;
}

export function PartnerLine({ part, open, toggle, toConflicts }: PartnerLineProps) {
  const { uid, conflicts, is } = part;
  const name = uid === "" ? t("ui.share.look.noPartner") : part.name;
  const counts = (["created", "updated", "kept"] as const).flatMap((kind) =>
    part[kind] > 0 ? [t(`ui.share.look.${kind}`, { count: part[kind] })] : [],
  );
  const said = (
    <>
      <span className={classes.partnerName} dir="auto" title={name}>
        {name}
      </span>
      {uid !== "" && is === "new" && <span className={classes.isNew}>{t("ui.share.look.is.new")}</span>}
      <span className={classes.partnerCounts}>{showList(counts)}</span>
    </>
  );
  return (
    <>
      {hasChanges(part) ? (
        <button type="button" className={classes.fold} aria-expanded={open} onClick={toggle}>
          <IconChevronRight size={14} className={classes.chevron} aria-hidden />
          {said}
        </button>
      ) : (
        <span className={classes.fold} data-flat>
          {said}
        </span>
      )}
      {conflicts > 0 && (
        <Button variant="subtle" size="compact-sm" className={classes.conflictCount} onClick={toConflicts}>
          {t("ui.share.look.conflicts", { count: conflicts })}
        </Button>
      )}
    </>
  );
}
