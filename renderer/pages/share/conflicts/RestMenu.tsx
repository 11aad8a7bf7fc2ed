// One choice for many: all that are left, all alike in this field, all with this author.
import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { t } from "../../../words.ts";
import { useUidNames } from "../../partner/changeWords.ts";
import { alikeByAuthor, alikeInField, decideAll, left, type Choices, type Rule } from "../decide.ts";
import { sayField } from "../sayValue.ts";
import type { Session } from "../session.ts";
import type { Conflict } from "../shared.ts";

const rules: readonly Rule[] = ["mine", "theirs", "newest"];
/** Both where each of them can be kept beside the other. */
const rulesOf = (some: readonly Conflict[]): readonly Rule[] =>
  some.length > 0 && some.every(({ both }) => both) ? ["mine", "theirs", "both", "newest"] : rules;

export interface RestMenuProps {
  session: Session;
  conflicts: readonly Conflict[];
  choices: Choices;
  /** The one that is shown. */
  current: Conflict | undefined;
}

export function RestMenu({ session, conflicts, choices, current }: RestMenuProps) {
  const names = useUidNames();
  const open = left(conflicts, choices);
  const set = (some: readonly Conflict[], rule: Rule, anew = false): void =>
    session.decide(decideAll(some, choices, rule, anew));
  const author = current?.theirs.author ?? "";
  const groups = current
    ? [
        {
          key: "field",
          some: alikeInField(conflicts, current),
          label: (count: number) =>
            t("ui.share.decide.alikeField", { count, field: sayField(current.field, names) }),
        },
        {
          key: "author",
          some: alikeByAuthor(conflicts, current),
          label: (count: number) => t("ui.share.decide.alikeAuthor", { count, author }),
        },
      ].filter(({ some }) => some.length > 1)
    : [];
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          ml="auto"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t("ui.share.decide.alike")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: "auto" }}>
        <Menu.Label>{t("ui.share.decide.rest", { count: open.length })}</Menu.Label>
        {rulesOf(open).map((rule) => (
          <Menu.Item key={rule} disabled={open.length === 0} onClick={() => set(conflicts, rule)}>
            {t(`ui.share.decide.restOf.${rule}`)}
          </Menu.Item>
        ))}
        {groups.map(({ key, some, label }) => (
          <div key={key}>
            <Menu.Divider />
            <Menu.Label>{label(some.length)}</Menu.Label>
            {rulesOf(some).map((rule) => (
              <Menu.Item key={rule} onClick={() => set(some, rule, true)}>
                {t(`ui.share.decide.restOf.${rule}`)}
              </Menu.Item>
            ))}
          </div>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={open.length === conflicts.length} onClick={() => session.decide({})}>
          {t("ui.share.decide.again")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
