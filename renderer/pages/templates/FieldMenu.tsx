// The menu of merge fields, by whose they are; choosing one puts it where the caret is.
import { Button, Menu, ScrollArea } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { Fragment } from "react";
import { fieldGroups } from "../../../electron/domain/templates/fields.ts";
import { useRead } from "../../api/client.ts";
import { t } from "../../words.ts";

export function FieldMenu({ onChoose }: { onChoose: (field: string) => void }) {
  const { data } = useRead((api) => api.templates.fields, {});
  const rows = data?.rows ?? [];
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconBraces size={14} aria-hidden />}>
          {t("ui.templates.dialog.insert")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah="18rem" type="auto">
          {fieldGroups.map((group) => {
            const own = rows.filter((row) => row.group === group);
            if (own.length === 0) return null;
            return (
              <Fragment key={group}>
                <Menu.Label>{t(`ui.templates.groups.${group}`)}</Menu.Label>
                {own.map(({ name }) => (
                  <Menu.Item key={name} onClick={() => onChoose(name)}>
                    <bdi>{name}</bdi>
                  </Menu.Item>
                ))}
              </Fragment>
            );
          })}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
