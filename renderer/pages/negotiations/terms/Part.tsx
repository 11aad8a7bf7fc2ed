// One part of terms in the form: its name, its fields in a row, and the way to take it away.
import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { t } from "../../../words.ts";
import type { Checks } from "./checks.ts";
import type { PartName } from "./draft.ts";
import classes from "./Terms.module.css";

/** What every part of the form gets. */
export interface PartProps {
  terms: Terms;
  onChange: (terms: Terms) => void;
  checks: Checks;
  /** A field was left: from now on its problem is said. */
  onLeave: (path: string) => void;
}

export function Part({
  name,
  onRemove,
  children,
}: {
  name: string;
  /** Without it the part is always there. */
  onRemove?: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className={classes.part} aria-label={name}>
      <span className={classes.partName} aria-hidden>
        {name}
      </span>
      <div className={classes.partFields}>{children}</div>
      {onRemove ? (
        <ActionIcon
          size="sm"
          className={classes.remove}
          aria-label={t("ui.negotiations.terms.remove", { part: name })}
          onClick={onRemove}
        >
          <IconX size={15} />
        </ActionIcon>
      ) : (
        <span />
      )}
    </fieldset>
  );
}

export const partLabel = (part: PartName): string => t(`ui.negotiations.terms.part.${part}`);

/** A choice among few words, as wide as they are. */
export function Choice<const V extends string>({
  label,
  value,
  choices,
  onChange,
  error,
  width = "9.5rem",
}: {
  label: string;
  value: V;
  choices: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  error?: string | null;
  width?: string;
}) {
  return (
    <Select
      aria-label={label}
      data={choices.map((one) => ({ ...one }))}
      value={value}
      onChange={(next) => {
        const found = choices.find((one) => one.value === next);
        if (found) onChange(found.value);
      }}
      allowDeselect={false}
      error={error ?? null}
      w={width}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
    />
  );
}

export const pers = (["month", "quarter", "year"] as const).map((value) => ({
  value,
  label: t(`ui.terms.per.${value}`),
}));
