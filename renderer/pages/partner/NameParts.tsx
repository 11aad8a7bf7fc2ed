// The parts of a person's name, folded away: most people are fine with the whole.
import { Button, Collapse } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { FactRow } from "../../ui/FactRow.tsx";
import { InlineField } from "../../ui/InlineField.tsx";
import { t } from "../../words.ts";
import { savePerson, type PersonRecord } from "./record.ts";

const parts = ["prefix", "given", "middle", "family", "suffix", "nickname"] as const;

export function NameParts({ person }: { person: PersonRecord }) {
  const [open, setOpen] = useState(false);
  const save = (part: string, value: string | null): Promise<unknown> => {
    const { [part]: _, ...rest } = person.name;
    return savePerson(person.id, { name: value === null ? rest : { ...rest, [part]: value } });
  };
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        w="fit-content"
        rightSection={<IconChevronDown size={13} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        {t("ui.partner.person.nameParts")}
      </Button>
      <Collapse expanded={open} transitionDuration={100}>
        {open &&
          parts.map((part) => (
            <FactRow key={part} label={t(`ui.partner.person.part.${part}`)} log="name">
              <InlineField
                label={t(`ui.partner.person.part.${part}`)}
                hideLabel
                value={person.name[part] ?? null}
                placeholder={t("ui.partner.notSet")}
                save={(value) => save(part, value)}
              />
            </FactRow>
          ))}
      </Collapse>
    </>
  );
}
