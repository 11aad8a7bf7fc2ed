// Any two rounds, or one and the terms in force, held against each other.
import { Select } from "@mantine/core";
import { useState } from "react";
import { isClosed } from "../../../../electron/domain/negotiation/stages.ts";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";
import { difference } from "../say.ts";

export function Compare({ negotiation }: { negotiation: Negotiation }) {
  const { offers, stage, before } = negotiation;
  const closed = isClosed(stage);
  const inForce = closed ? before : negotiation.inForce;
  const choices: { value: string; label: string; terms: Terms }[] = [
    ...(inForce
      ? [
          {
            value: "inForce",
            label: t(closed ? "ui.negotiations.inForceBefore" : "ui.negotiations.inForce"),
            terms: inForce.terms,
          },
        ]
      : []),
    ...offers.map(({ id, by, terms }, at) => ({
      value: String(id),
      label: t(`ui.negotiations.round.by.${by}`, { number: at + 1 }),
      terms,
    })),
  ];
  const [chosen, setChosen] = useState<readonly [string | null, string | null]>([null, null]);
  const first = choices.find(({ value }) => value === chosen[0]) ?? choices[0];
  const second = choices.find(({ value }) => value === chosen[1]) ?? choices.at(-1);
  if (!first || !second) return null;
  const data = choices.map(({ value, label }) => ({ value, label }));
  return (
    <Section title={t("ui.negotiations.compare.title")}>
      <div className={classes.compare}>
        <Select
          aria-label={t("ui.negotiations.compare.from")}
          data={data}
          value={first.value}
          onChange={(value) => setChosen([value, chosen[1]])}
          allowDeselect={false}
        />
        <span className={classes.faint}>{t("ui.negotiations.compare.with")}</span>
        <Select
          aria-label={t("ui.negotiations.compare.to")}
          data={data}
          value={second.value}
          onChange={(value) => setChosen([chosen[0], value])}
          allowDeselect={false}
        />
      </div>
      <output className={classes.prose}>
        {first.value === second.value
          ? t("ui.negotiations.compare.same")
          : difference(first.terms, second.terms)}
      </output>
    </Section>
  );
}
