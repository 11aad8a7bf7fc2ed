// Saved views as tabs; the arrangement at hand can be saved as a new one or into the one that is open.
import { ActionIcon, Button, Group, Menu, Popover, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { IconDeviceFloppy, IconDots, IconPlus } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { call } from "../../api/client.ts";
import { t } from "../../words.ts";
import { say, sayError } from "../undo.tsx";
import classes from "./Bars.module.css";

export interface SavedView<Detail> {
  id: number;
  name: string;
  detail: Detail;
}

export interface ViewTabsProps<Detail> {
  page: string;
  label: string;
  views: readonly SavedView<Detail>[];
  /** Null is the list as it comes. */
  current: number | null;
  onChoose: (view: SavedView<Detail> | null) => void;
  /** What would be saved now. */
  detail: Detail;
  /** The arrangement differs from the view that is open. */
  changed: boolean;
}

export function ViewTabs<Detail extends Record<string, unknown>>(props: ViewTabsProps<Detail>) {
  const { page, label, views, current, onChoose, detail, changed } = props;
  const [naming, setNaming] = useState<"new" | "rename" | null>(null);
  const tabs = useRef<HTMLDivElement>(null);
  const view = views.find(({ id }) => id === current) ?? null;
  const all: readonly (SavedView<Detail> | null)[] = [null, ...views];

  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0 || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (at + by + all.length) % all.length;
    onChoose(all[next] ?? null);
    tabs.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  const save = async (name: string, id?: number): Promise<void> => {
    try {
      const saved = await call((api) => api.views.save, {
        ...(id !== undefined && { id }),
        page,
        name,
        detail,
      });
      setNaming(null);
      onChoose({ id: saved.id, name, detail });
      say(t("ui.table.viewSaved", { name }));
    } catch (error) {
      sayError(error);
    }
  };
  const remove = async (gone: SavedView<Detail>): Promise<void> => {
    try {
      await call((api) => api.views.remove, { id: gone.id });
      onChoose(null);
    } catch (error) {
      sayError(error);
    }
  };

  return (
    <div className={classes.views}>
      <div role="tablist" aria-label={label} ref={tabs}>
        {all.map((one, at) => (
          <UnstyledButton
            key={one?.id ?? 0}
            role="tab"
            className={classes.tab}
            aria-selected={(one?.id ?? null) === current}
            tabIndex={(one?.id ?? null) === current ? 0 : -1}
            onClick={() => onChoose(one)}
            onKeyDown={(event) => onKeyDown(event, at)}
            title={one?.name}
          >
            {one?.name ?? t("ui.table.viewAll")}
          </UnstyledButton>
        ))}
      </div>
      <Popover
        opened={naming !== null}
        onChange={(opened) => {
          if (!opened) setNaming(null);
        }}
        position="bottom-start"
        width={280}
        trapFocus
        returnFocus
        withRoles
      >
        <Popover.Target>
          <Tooltip label={t("ui.table.viewNew")}>
            <ActionIcon size="sm" aria-label={t("ui.table.viewNew")} onClick={() => setNaming("new")}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown>
          <NameForm
            key={naming}
            name={naming === "rename" ? (view?.name ?? "") : ""}
            onDone={(name) => void save(name, naming === "rename" ? view?.id : undefined)}
          />
        </Popover.Dropdown>
      </Popover>
      {view && changed && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDeviceFloppy size={14} aria-hidden />}
          onClick={() => void save(view.name, view.id)}
        >
          {t("ui.table.viewUpdate")}
        </Button>
      )}
      {view && (
        <Menu position="bottom-start">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t("ui.table.viewMore", { name: view.name })}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming("rename")}>{t("ui.table.viewRename")}</Menu.Item>
            <Menu.Item onClick={() => void remove(view)}>{t("ui.table.viewRemove")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

function NameForm({ name, onDone }: { name: string; onDone: (name: string) => void }) {
  const [text, setText] = useState(name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") onDone(text.trim());
      }}
    >
      <TextInput
        label={t("ui.table.viewName")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
        maxLength={60}
      />
      <Group justify="flex-end" mt="xs">
        <Button type="submit" disabled={text.trim() === ""}>
          {t("ui.frame.save")}
        </Button>
      </Group>
    </form>
  );
}
