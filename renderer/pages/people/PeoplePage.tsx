// The People page: everyone, also those without a partner; a person opens over the list.
import { Button, Group, Menu, Modal, Stack, TextInput } from "@mantine/core";
import { IconDeviceFloppy, IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { asFailure, call } from "../../api/client.ts";
import { useKeys } from "../../frame/keys.ts";
import { useDensity } from "../../frame/preferences.ts";
import { go, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { ActionBar } from "../../ui/table/ActionBar.tsx";
import { ColumnsMenu } from "../../ui/table/ColumnsMenu.tsx";
import { DataTable, type Opening } from "../../ui/table/DataTable.tsx";
import { FilterBar } from "../../ui/table/FilterBar.tsx";
import { useArrangement } from "../../ui/table/useArrangement.ts";
import { useRows } from "../../ui/table/useRows.ts";
import { useSelection } from "../../ui/table/useSelection.ts";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import type { PersonRow } from "../partner/record.ts";
import { SaveItems } from "../exports/SaveItems.tsx";
import { DuplicatesLink } from "../duplicates/DuplicatesLink.tsx";
import { MergeTwo } from "../duplicates/MergeTwo.tsx";
import { personColumns } from "./columns.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import classes from "../partners/Partners.module.css";

const byName = { by: "fullName" };
const noFields: never[] = [];
const pageOfIds = 1000;

export function PeoplePage({ opened }: { opened: number | null }) {
  const density = useDensity();
  const arranged = useArrangement("people", personColumns, byName);
  const { now, set } = arranged;
  const ask = now.search.trim() === "" ? {} : { search: now.search.trim() };
  const rows = useRows((api) => api.contacts.list, { ...ask, sort: now.sort });
  const selection = useSelection();
  const [focus, setFocus] = useState(false);
  const [making, setMaking] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const total = rows.total ?? 0;
  useKeys("ui.table.keys.title", [
    { keys: "mod+n", label: "ui.partner.peoplePage.new", command: "new", run: () => setMaking(true) },
  ]);

  const { idsBetween } = rows;
  const locate = async (id: number): Promise<number | null> => {
    // There is no call that tells a person's place: the list is walked, a thousand at a time.
    for (let offset = 0; ; offset += pageOfIds) {
      const page = await call((api) => api.contacts.list, {
        ...ask,
        sort: now.sort,
        limit: pageOfIds,
        offset,
      });
      const place = page.rows.findIndex((row) => row.id === id);
      if (place >= 0) return offset + place;
      if (page.rows.length < pageOfIds) return null;
    }
  };
  const onOpen = ({ id, partnerId }: PersonRow, how: Opening): void => {
    setFocus(how === "open" || how === "edit");
    if (how === "full" && partnerId !== null) go(routes.partnerFull(partnerId));
    else go(routes.person(id), how === "follow");
  };
  const onClose = (): void => {
    go(routes.people());
    document.querySelector<HTMLElement>("[role=grid]")?.focus();
  };
  const onAll = async (): Promise<void> => {
    if (selection.ids.size >= total) selection.clear();
    else selection.set(await idsBetween(0, total - 1));
  };
  const onTrash = async (ids: number[]): Promise<void> => {
    try {
      let last = 0;
      for (const id of ids) last = (await call((api) => api.contacts.trash, { id })).batchId;
      if (opened !== null && ids.includes(opened)) onClose();
      selection.clear();
      sayWithUndo(t("ui.partner.peoplePage.trashed", { count: ids.length }), last);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Page
      title={t("ui.partner.peoplePage.title")}
      aside={
        rows.total !== null && (
          <span className={classes.count}>{t("ui.partner.peoplePage.count", { count: rows.total })}</span>
        )
      }
      actions={
        <>
          <DuplicatesLink kind="contact" />
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
            {t("ui.partner.peoplePage.new")}
          </Button>
        </>
      }
      fill
    >
      {selection.ids.size > 0 ? (
        <ActionBar
          count={selection.ids.size}
          total={total}
          onAll={() => void onAll()}
          onClear={selection.clear}
        >
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                leftSection={<IconDeviceFloppy size={14} aria-hidden />}
              >
                {t("ui.exports.menu")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <SaveItems whom={{ ids: [...selection.ids] }} />
            </Menu.Dropdown>
          </Menu>
          <MergeTwo kind="contact" ids={selection.ids} />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => void onTrash([...selection.ids])}
          >
            {t("ui.partner.person.trash")}
          </Button>
        </ActionBar>
      ) : (
        <FilterBar
          input={search}
          search={now.search}
          onSearch={(text) => set({ search: text })}
          placeholder={t("ui.partner.peoplePage.find")}
          fields={noFields}
          filters={noFields}
          onFilters={() => undefined}
        >
          <ColumnsMenu columns={personColumns} look={now} onLook={(change) => set(change)} />
        </FilterBar>
      )}
      <div className={classes.place}>
        <DataTable
          label={t("ui.partner.peoplePage.title")}
          columns={personColumns}
          look={now}
          onLook={(change) => set(change)}
          rows={rows}
          selection={selection}
          density={density}
          opened={opened}
          locate={locate}
          onOpen={onOpen}
          onClose={onClose}
          onTrash={(ids) => void onTrash(ids)}
          onAll={() => void onAll()}
          onFilter={() => search.current?.focus()}
          empty={
            <EmptyState
              text={t(now.search === "" ? "ui.partner.peoplePage.empty" : "ui.partner.peoplePage.none")}
            />
          }
        />
        {opened !== null && <PersonPanel key={opened} id={opened} onClose={onClose} focus={focus} />}
      </div>
      {making && (
        <NewPerson
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false);
            go(routes.person(id));
          }}
        />
      )}
    </Page>
  );
}

function NewPerson({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const [fullName, setName] = useState("");
  const [email, setEmail] = useState("");
  const [error, setError] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const name = fullName.trim();
    if (name === "") return;
    try {
      const emails = email.trim() === "" ? {} : { emails: [email.trim()] };
      const made = await call((api) => api.contacts.create, { fullName: name, ...emails });
      sayWithUndo(t("ui.partner.peoplePage.created", { name }), made.batchId);
      onMade(made.id);
    } catch (failure) {
      setError(asFailure(failure).text);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ui.partner.peoplePage.new")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t("ui.partner.person.name")}
            value={fullName}
            onChange={(event) => setName(event.currentTarget.value)}
            error={error}
            data-autofocus
            dir="auto"
          />
          <TextInput
            label={t("ui.partner.person.email")}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={fullName.trim() === ""}>
              {t("ui.frame.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
