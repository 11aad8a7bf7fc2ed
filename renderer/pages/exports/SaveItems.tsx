// The three ways to save contacts, as lines of a menu.
import { Menu } from "@mantine/core";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { t } from "../../words.ts";
import { saveContacts, saveForms, type Whom } from "./save.ts";

export interface SaveItemsProps {
  whom: Whom;
  /** What the file is called. */
  name?: string;
  /** Said of a partner, whose people they are. */
  ofPartner?: boolean;
}

export function SaveItems({ whom, name, ofPartner = false }: SaveItemsProps) {
  return saveForms.map((form) => (
    <Menu.Item
      key={form}
      leftSection={<IconDeviceFloppy size={14} aria-hidden />}
      onClick={() => void saveContacts(whom, form, name)}
    >
      {t(ofPartner ? `ui.exports.ofPartner.${form}` : `ui.exports.as.${form}`)}
    </Menu.Item>
  ));
}
