// Several values of one kind (sites, addresses, numbers), each edited in place, with what can be done with it beside it.
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowUpRight, IconStar, IconStarFilled, IconX } from "@tabler/icons-react";
import { call } from "../api/client.ts";
import { t } from "../words.ts";
import { InlineField } from "./InlineField.tsx";
import classes from "./InlineField.module.css";
import type { OriginOf } from "./Origin.tsx";
import { sayError } from "./undo.tsx";

export interface Item {
  value: string;
  label?: string | null | undefined;
  preferred?: boolean | undefined;
}

export interface ItemListProps {
  /** What one of them is called: "E-mail". */
  label: string;
  items: readonly Item[];
  save: (items: Item[]) => Promise<unknown>;
  addLabel: string;
  /** Where it leads, and what that is called; null where it leads nowhere. */
  link: (value: string) => { url: string; label: string } | null;
  /** Each has a label ("work") and one is preferred. */
  labelled?: boolean;
  origin?: ((value: string) => OriginOf | undefined) | undefined;
}

export const openLink = (url: string): void => void call((api) => api.desk.openLink, { url }).catch(sayError);

export function ItemList({ label, items, save, addLabel, link, labelled = false, origin }: ItemListProps) {
  const change = (at: number, next: Item | null): Promise<unknown> =>
    save(items.flatMap((item, place) => (place === at ? (next ? [next] : []) : [item])));
  const prefer = (at: number): void =>
    void save(items.map((item, place) => ({ ...item, preferred: place === at }))).catch(sayError);
  return (
    <fieldset className={classes.items} aria-label={label}>
      {items.map((item, at) => {
        const target = link(item.value);
        return (
          <div key={item.value} className={classes.item}>
            <InlineField
              label={label}
              hideLabel
              value={item.value}
              save={(value) => change(at, value === null ? null : { ...item, value })}
              origin={origin?.(item.value)}
            />
            {labelled && item.preferred && items.length > 1 && (
              <IconStarFilled
                size={12}
                className={classes.star}
                aria-label={t("ui.partner.person.preferred")}
              />
            )}
            {labelled && (
              <div className={classes.itemLabel}>
                <InlineField
                  label={t("ui.partner.person.label")}
                  hideLabel
                  value={item.label ?? null}
                  placeholder={t("ui.partner.person.label")}
                  save={(text) => change(at, { ...item, label: text })}
                />
              </div>
            )}
            <span className={classes.itemActions}>
              {labelled && items.length > 1 && (
                <Tooltip
                  label={t(item.preferred ? "ui.partner.person.preferred" : "ui.partner.person.prefer", {
                    value: item.value,
                  })}
                >
                  <ActionIcon
                    size="sm"
                    aria-label={t("ui.partner.person.prefer", { value: item.value })}
                    aria-pressed={item.preferred ?? false}
                    onClick={() => prefer(at)}
                  >
                    {item.preferred ? <IconStarFilled size={14} /> : <IconStar size={14} />}
                  </ActionIcon>
                </Tooltip>
              )}
              {target && (
                <Tooltip label={target.label}>
                  <ActionIcon size="sm" aria-label={target.label} onClick={() => openLink(target.url)}>
                    <IconArrowUpRight size={15} />
                  </ActionIcon>
                </Tooltip>
              )}
              <ActionIcon
                size="sm"
                aria-label={t("ui.frame.removeNamed", { name: item.value })}
                onClick={() => void change(at, null).catch(sayError)}
              >
                <IconX size={14} />
              </ActionIcon>
            </span>
          </div>
        );
      })}
      {/* A new one each time, so that it is empty again once what was added has arrived. */}
      <InlineField
        key={`add ${items.length}`}
        label={addLabel}
        hideLabel
        value={null}
        placeholder={addLabel}
        save={async (value) => {
          if (value !== null) await save([...items, { value }]);
        }}
      />
    </fieldset>
  );
}
