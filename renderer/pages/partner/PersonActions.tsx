// What can be done with a person as a whole: to another partner, to the trash.
import { Button, Combobox, Group, Menu, Popover, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconArrowsExchange, IconDeviceFloppy, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { call, useRead } from "../../api/client.ts";
import { openDialog } from "../../frame/dialogs.ts";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { SaveItems } from "../exports/SaveItems.tsx";
import classes from "./Partner.module.css";
import { savePerson, type PersonRecord } from "./record.ts";

export function PersonActions({ person }: { person: PersonRecord }) {
  const { id, fullName } = person;
  const trash = async (): Promise<void> => {
    try {
      const { batchId } = await call((api) => api.contacts.trash, { id });
      sayWithUndo(t("ui.partner.person.trashed", { name: fullName }), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Group gap={4} mt={4}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconPencil size={14} aria-hidden />}
        onClick={() => openDialog({ name: "write", contactId: id })}
      >
        {t("ui.write.button")}
      </Button>
      <MovePerson person={person} />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconDeviceFloppy size={14} aria-hidden />}
            aria-label={t("ui.exports.saveOne", { name: fullName })}
          >
            {t("ui.frame.save")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <SaveItems whom={{ ids: [id] }} name={fullName} />
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => void trash()}
      >
        {t("ui.partner.person.trash")}
      </Button>
    </Group>
  );
}

const nowhere = "none";

function MovePerson({ person }: { person: PersonRecord }) {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 80);
  const combobox = useCombobox();
  const { data } = useRead((api) => api.partners.suggest, { text: asked, limit: 20 }, { enabled: opened });
  const partners = (data?.rows ?? [])
    .filter(({ kind, id }) => kind === "partner" && id !== person.partnerId)
    .slice(0, 8);
  const move = async (partnerId: number | null, partner: string): Promise<void> => {
    setOpened(false);
    setText("");
    try {
      const { batchId } = await savePerson(person.id, { partnerId });
      const name = person.fullName;
      sayWithUndo(
        partnerId === null
          ? t("ui.partner.person.movedOut", { name })
          : t("ui.partner.person.moved", { name, partner }),
        batchId,
      );
    } catch (error) {
      sayError(error);
    }
  };
  const choose = (value: string): void => {
    const row = partners.find(({ id }) => String(id) === value);
    if (row) void move(row.id, row.name);
    if (value === nowhere) void move(null, "");
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={300}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowsExchange size={14} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {t("ui.partner.person.move")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
          <Combobox.EventsTarget>
            <TextInput
              label={t("ui.partner.person.findPartner")}
              description={t("ui.partner.person.moveHint")}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                combobox.resetSelectedOption();
              }}
              data-autofocus
              dir="auto"
            />
          </Combobox.EventsTarget>
          <Combobox.Options
            mt={6}
            className={classes.options}
            aria-label={t("ui.partner.person.findPartner")}
          >
            {partners.map(({ id, name, detail }) => (
              <Combobox.Option key={id} value={String(id)}>
                <bdi>{name}</bdi> <span className={classes.meta}>{detail}</span>
              </Combobox.Option>
            ))}
            {person.partnerId !== null && (
              <Combobox.Option value={nowhere}>{t("ui.partner.person.noPartner")}</Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox>
      </Popover.Dropdown>
    </Popover>
  );
}
