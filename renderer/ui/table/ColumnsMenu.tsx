// Which columns are shown and in which order, by mouse and by keyboard.
import { ActionIcon, Button, Checkbox, Popover, ScrollArea, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconColumns3 } from "@tabler/icons-react";
import { t } from "../../words.ts";
import classes from "./Bars.module.css";
import { defaultLook, shownColumns, type Column, type TableLook } from "./column.ts";

export interface ColumnsMenuProps<Row> {
  columns: readonly Column<Row>[];
  look: TableLook;
  onLook: (change: (look: TableLook) => TableLook) => void;
}

export function ColumnsMenu<Row>({ columns, look, onLook }: ColumnsMenuProps<Row>) {
  const shown = shownColumns(columns, look);
  const hidden = columns.filter((column) => !shown.includes(column));
  const ids = shown.map(({ id }) => id);
  const set = (next: string[]): void => onLook((before) => ({ ...before, columns: next }));
  const move = (at: number, by: number): void => {
    const next = [...ids];
    next.splice(at + by, 0, ...next.splice(at, 1));
    set(next);
  };
  return (
    <Popover position="bottom-end" width={300} trapFocus withRoles>
      <Popover.Target>
        <Tooltip label={t("ui.table.columns")}>
          <ActionIcon aria-label={t("ui.table.columns")} size="lg">
            <IconColumns3 size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah="60vh">
          {[...shown, ...hidden].map((column, at) => {
            const isShown = at < shown.length;
            return (
              <div key={column.id} className={classes.column}>
                <Checkbox
                  className={classes.columnName}
                  label={column.label}
                  checked={isShown}
                  disabled={at === 0}
                  onChange={() => set(isShown ? ids.filter((id) => id !== column.id) : [...ids, column.id])}
                />
                {isShown && at > 0 && (
                  <>
                    <ActionIcon
                      size="sm"
                      aria-label={t("ui.table.columnEarlier", { name: column.label })}
                      disabled={at === 1}
                      onClick={() => move(at, -1)}
                    >
                      <IconArrowUp size={14} />
                    </ActionIcon>
                    <ActionIcon
                      size="sm"
                      aria-label={t("ui.table.columnLater", { name: column.label })}
                      disabled={at === shown.length - 1}
                      onClick={() => move(at, 1)}
                    >
                      <IconArrowDown size={14} />
                    </ActionIcon>
                  </>
                )}
              </div>
            );
          })}
        </ScrollArea.Autosize>
        <Button
          mt="xs"
          variant="default"
          fullWidth
          onClick={() => onLook((before) => ({ ...defaultLook(columns, before.sort) }))}
        >
          {t("ui.table.columnsReset")}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
