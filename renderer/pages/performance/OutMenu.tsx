// The "Export" menu.
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { t } from "../../words.ts";
import { outForms, type OutForm } from "./useOut.ts";

export function OutMenu({
  onSave,
  busy,
  disabled,
}: {
  onSave: (form: OutForm) => void;
  busy: boolean;
  disabled: boolean;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={busy}
          disabled={disabled}
        >
          {t("ui.performance.out.menu")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {outForms.map((form) => (
          <Menu.Item key={form} onClick={() => onSave(form)}>
            {t(`ui.performance.out.${form}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
