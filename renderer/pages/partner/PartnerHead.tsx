// The head of a partner's record: its name, and what is done with it as a whole.
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconDots,
  IconFileExport,
  IconFileText,
  IconPencil,
  IconPhonePlus,
  IconTrash,
} from "@tabler/icons-react";
import { call } from "../../api/client.ts";
import { openDialog } from "../../frame/dialogs.ts";
import { go, href, routes } from "../../routes.ts";
import { InlineField } from "../../ui/InlineField.tsx";
import { originOf } from "../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { Hints } from "../duplicates/Hints.tsx";
import { SaveItems } from "../exports/SaveItems.tsx";
import classes from "./Partner.module.css";
import { savePartner, type PartnerRecord } from "./record.ts";

export interface PartnerHeadProps {
  partner: PartnerRecord;
  onGone: () => void;
  /** In the panel the name leaves room for its buttons. */
  panel?: boolean;
}

export function PartnerHead({ partner, onGone, panel = false }: PartnerHeadProps) {
  const { id, name, origin, importing, deletedAt } = partner;
  const trash = async (): Promise<void> => {
    try {
      const { batchId } = await call((api) => api.partners.trash, { id });
      onGone();
      sayWithUndo(t("ui.partners.trashedName", { name }), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  const restore = async (): Promise<void> => {
    try {
      await call((api) => api.partners.restore, { id });
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <>
      <div className={classes.head} data-field="name" data-panel={panel || undefined}>
        <InlineField
          label={t("ui.partner.name")}
          hideLabel
          large
          wraps
          clearable={false}
          value={name}
          readOnly={importing}
          save={(next) => savePartner(id, { name: next ?? name })}
          origin={originOf(origin, "name")}
        />
        <Tooltip label={t("ui.frame.logCall")}>
          <ActionIcon
            size="lg"
            aria-label={t("ui.frame.logCall")}
            onClick={() => openDialog({ name: "logCall", partnerId: id })}
          >
            <IconPhonePlus size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t("ui.write.button")}>
          <ActionIcon
            size="lg"
            aria-label={t("ui.write.button")}
            onClick={() => openDialog({ name: "write", partnerId: id })}
          >
            <IconPencil size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        {!panel && (
          <Tooltip label={t("ui.brief.open")}>
            <ActionIcon size="lg" aria-label={t("ui.brief.open")} onClick={() => go(routes.brief(id))}>
              <IconFileText size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="lg" aria-label={t("ui.partner.more")}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={14} aria-hidden />}
              onClick={() => openDialog({ name: "write", partnerId: id })}
            >
              {t("ui.write.button")}
            </Menu.Item>
            <Menu.Item
              component="a"
              href={href(routes.brief(id))}
              leftSection={<IconFileText size={14} aria-hidden />}
            >
              {t("ui.brief.open")}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconFileExport size={14} aria-hidden />}
              onClick={() => openDialog({ name: "share", partnerIds: [id], partnerName: name })}
            >
              {t("ui.share.save.ofPartner")}
            </Menu.Item>
            <SaveItems whom={{ partnerIds: [id] }} name={name} ofPartner />
            <Menu.Divider />
            <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void trash()}>
              {t("ui.partner.trash")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {deletedAt === null && !importing && <Hints kind="partner" id={id} name={name} />}
      {importing && <output className={classes.note}>{t("ui.partners.importing")}</output>}
      {deletedAt !== null && (
        <output className={classes.note}>
          {t("ui.partner.inTrash")}{" "}
          <Button size="compact-sm" variant="default" onClick={() => void restore()}>
            {t("ui.partner.restore")}
          </Button>
        </output>
      )}
    </>
  );
}
