// What else terms say: days, attribution, exclusivity, what is held back, and words.
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { attributions } from "../../../../electron/domain/terms/shape.ts";
import { DayField } from "../../../ui/DayField.tsx";
import { t } from "../../../words.ts";
import { removePart } from "./draft.ts";
import { DaysField, PercentField } from "./fields.tsx";
import { Choice, Part, partLabel, type PartProps } from "./Part.tsx";
import classes from "./Terms.module.css";

export function DaysPart({
  name,
  terms,
  onChange,
  checks,
  onLeave,
}: PartProps & { name: "cookieDays" | "netDays" | "lockingDays" }) {
  const days = terms[name];
  if (days === undefined) return null;
  return (
    <Part name={partLabel(name)} onRemove={() => onChange(removePart(terms, name))}>
      <DaysField
        checks={checks}
        onLeave={onLeave}
        hideLabel
        label={partLabel(name)}
        path={name}
        days={days}
        onChange={(next) => onChange({ ...terms, [name]: next })}
      />
    </Part>
  );
}

const attributionChoices = attributions.map((value) => ({
  value,
  label: t(`ui.negotiations.terms.attribution.${value}`),
}));

export function AttributionPart({ terms, onChange }: PartProps) {
  if (!terms.attribution) return null;
  return (
    <Part name={partLabel("attribution")} onRemove={() => onChange(removePart(terms, "attribution"))}>
      <Choice
        label={partLabel("attribution")}
        value={terms.attribution}
        choices={attributionChoices}
        onChange={(attribution) => onChange({ ...terms, attribution })}
        width="13rem"
      />
    </Part>
  );
}

export function HoldbackPart({ terms, onChange, checks, onLeave }: PartProps) {
  if (terms.holdbackBp === undefined) return null;
  return (
    <Part name={partLabel("holdbackBp")} onRemove={() => onChange(removePart(terms, "holdbackBp"))}>
      <PercentField
        checks={checks}
        onLeave={onLeave}
        hideLabel
        label={partLabel("holdbackBp")}
        path="holdbackBp"
        bp={terms.holdbackBp}
        onChange={(bp) => onChange({ ...terms, holdbackBp: bp ?? Number.NaN })}
      />
    </Part>
  );
}

export function ExclusivityPart({ terms, onChange, checks }: PartProps) {
  const { exclusivity } = terms;
  if (!exclusivity) return null;
  const { scope, from, to } = exclusivity;
  return (
    <Part name={partLabel("exclusivity")} onRemove={() => onChange(removePart(terms, "exclusivity"))}>
      <TextInput
        label={t("ui.negotiations.terms.scope")}
        placeholder={t("ui.negotiations.terms.scopeHint")}
        value={scope}
        onChange={(event) =>
          onChange({ ...terms, exclusivity: { ...exclusivity, scope: event.currentTarget.value } })
        }
        error={checks.error("exclusivity.scope") && t("ui.negotiations.terms.scopeNeeded")}
        dir="auto"
        w="11rem"
      />
      <div className={classes.day}>
        <DayField
          label={t("ui.negotiations.terms.exclusiveFrom")}
          value={from}
          save={(day) => onChange({ ...terms, exclusivity: { ...exclusivity, from: day ?? "" } })}
        />
      </div>
      <div className={classes.day}>
        <DayField
          label={t("ui.negotiations.terms.exclusiveTo")}
          value={to ?? null}
          save={(day) =>
            onChange({ ...terms, exclusivity: { scope, from, ...(day !== null && { to: day }) } })
          }
        />
      </div>
      {["exclusivity.from", "exclusivity.to"].map((path) => {
        const [error, warning] = [checks.error(path), checks.warning(path)];
        return (error ?? warning) ? (
          <span key={path} className={error ? classes.wrong : classes.warning}>
            {error ?? warning}
          </span>
        ) : null;
      })}
    </Part>
  );
}

/** Policies and clauses: whatever is said in words, one line for each. */
export function TextsPart({ name, terms, onChange }: PartProps & { name: "policies" | "clauses" }) {
  const [keys, setKeys] = useState(() => terms[name]?.map((_, at) => at) ?? []);
  const list = terms[name];
  if (!list) return null;
  const set = (next: string[]): void =>
    onChange(next.length === 0 ? removePart(terms, name) : { ...terms, [name]: next });
  return (
    <Part name={partLabel(name)} onRemove={() => onChange(removePart(terms, name))}>
      <div className={classes.texts}>
        {list.map((text, at) => (
          <div key={keys[at] ?? at} className={classes.textLine}>
            <TextInput
              aria-label={t(`ui.negotiations.terms.${name}Of`, { number: at + 1 })}
              placeholder={t(`ui.negotiations.terms.${name}Hint`)}
              value={text}
              onChange={(event) =>
                set(list.map((one, place) => (place === at ? event.currentTarget.value : one)))
              }
              maxLength={2000}
              dir="auto"
            />
            {list.length > 1 && (
              <ActionIcon
                size="sm"
                aria-label={t("ui.negotiations.terms.dropText", { number: at + 1 })}
                onClick={() => {
                  setKeys(keys.filter((_, place) => place !== at));
                  set(list.filter((_, place) => place !== at));
                }}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </div>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.addText}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            setKeys([...keys, Math.max(-1, ...keys) + 1]);
            set([...list, ""]);
          }}
        >
          {t(`ui.negotiations.terms.${name}Add`)}
        </Button>
      </div>
    </Part>
  );
}
