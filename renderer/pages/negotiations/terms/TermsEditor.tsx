// Terms as a form: the rate first, everything else there once it is added; what is wrong is said at its field.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { t } from "../../../words.ts";
import { checksOf } from "./checks.ts";
import { addPart, partsLeft, type PartName } from "./draft.ts";
import { BonusPart, CapPart, FlatPart } from "./MoneyParts.tsx";
import { AttributionPart, DaysPart, ExclusivityPart, HoldbackPart, TextsPart } from "./OtherParts.tsx";
import { partLabel, type PartProps } from "./Part.tsx";
import { RatePart } from "./RatePart.tsx";
import { TiersPart } from "./TiersPart.tsx";
import classes from "./Terms.module.css";

export interface TermsEditorProps {
  terms: Terms;
  onChange: (terms: Terms) => void;
  /** The program's. */
  currency: string;
  /** Saving was tried: every problem is said. */
  asked: boolean;
}

export function TermsEditor({ terms, onChange, currency, asked }: TermsEditorProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const form = useRef<HTMLDivElement>(null);
  const checks = checksOf(terms, currency, (path) => asked || left.has(path));
  const shared: PartProps = {
    terms,
    onChange,
    checks,
    onLeave: (path) => {
      if (!left.has(path)) setLeft(new Set([...left, path]));
    },
  };
  const add = (part: PartName): void => {
    onChange(addPart(terms, part));
    // Its first field is what one wants to fill in next.
    requestAnimationFrame(() =>
      form.current
        ?.querySelector<HTMLElement>(`fieldset[aria-label="${CSS.escape(partLabel(part))}"] input`)
        ?.focus(),
    );
  };
  return (
    <div className={classes.form} ref={form}>
      <RatePart {...shared} />
      <TiersPart {...shared} key={terms.tiers ? "tiers" : "none"} />
      <FlatPart {...shared} />
      <BonusPart {...shared} />
      <CapPart {...shared} />
      <DaysPart {...shared} name="cookieDays" />
      <AttributionPart {...shared} />
      <ExclusivityPart {...shared} />
      <DaysPart {...shared} name="netDays" />
      <DaysPart {...shared} name="lockingDays" />
      <HoldbackPart {...shared} />
      <TextsPart {...shared} key={terms.policies ? "policies" : "no policies"} name="policies" />
      <TextsPart {...shared} key={terms.clauses ? "clauses" : "no clauses"} name="clauses" />
      {checks.rest.map((text) => (
        <div key={text} role="alert" className={classes.wrong}>
          {text}
        </div>
      ))}
      <fieldset className={classes.adds} aria-label={t("ui.negotiations.terms.add")}>
        {partsLeft(terms).map((part) => (
          <Button
            key={part}
            variant="subtle"
            color="gray"
            size="compact-xs"
            fw={400}
            leftSection={<IconPlus size={12} aria-hidden />}
            aria-label={t("ui.negotiations.terms.addPart", { part: partLabel(part) })}
            onClick={() => add(part)}
          >
            {partLabel(part)}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
