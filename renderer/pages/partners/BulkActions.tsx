// What can be done with several partners at once: each is one batch, undone as one.
import { Button, Group, Menu, Popover, Stack, TagsInput } from "@mantine/core";
import { IconChevronDown, IconFileExport, IconTrash } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { stagePath, tiers, type Stage } from "../../../electron/domain/partner.ts";
import { call, useRead, type Api, type InputOf } from "../../api/client.ts";
import { openDialog } from "../../frame/dialogs.ts";
import { DayField } from "../../ui/DayField.tsx";
import { StageIcon } from "../../ui/StageMark.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { MergeTwo } from "../duplicates/MergeTwo.tsx";
import { withStage } from "./stage.tsx";

type Change = Omit<InputOf<Api["partners"]["bulk"]>, "ids">;

export function BulkActions({
  ids,
  onTrash,
}: {
  ids: ReadonlySet<number>;
  onTrash: (ids: number[]) => void;
}) {
  const { data: colleagues } = useRead((api) => api.colleagues.list, {});
  const write = (change: Change) => call((api) => api.partners.bulk, { ids: [...ids], ...change });
  const run = async (doing: () => Promise<{ batchId: number; changed: number } | null>): Promise<void> => {
    try {
      const done = await doing();
      if (done) sayWithUndo(t("ui.partners.bulk.changed", { count: done.changed }), done.batchId);
    } catch (error) {
      sayError(error);
    }
  };
  const change = (next: Change): void => void run(() => write(next));
  const setStage = (stage: Stage): void =>
    void run(() => withStage(stage, (more) => write({ set: { stage, ...more } })));
  return (
    <Group gap={4}>
      <Choices label={t("ui.partners.bulk.stage")}>
        {stagePath.map((stage) => (
          <Menu.Item key={stage} leftSection={<StageIcon stage={stage} />} onClick={() => setStage(stage)}>
            {t(`ui.names.stage.${stage}`)}
          </Menu.Item>
        ))}
      </Choices>
      <Choices label={t("ui.partners.bulk.tier")}>
        {tiers.map((tier) => (
          <Menu.Item key={tier} onClick={() => change({ set: { tier } })}>
            {tier}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => change({ set: { tier: null } })}>{t("ui.partners.bulk.noTier")}</Menu.Item>
      </Choices>
      <Tags onApply={change} />
      <Choices label={t("ui.partners.bulk.owner")}>
        {(colleagues?.rows ?? []).map(({ uid, name }) => (
          <Menu.Item key={uid} onClick={() => change({ set: { ownerUid: uid } })}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => change({ set: { ownerUid: null } })}>
          {t("ui.partners.bulk.noOwner")}
        </Menu.Item>
      </Choices>
      <NextContact onApply={change} />
      <MergeTwo kind="partner" ids={ids} />
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconFileExport size={15} aria-hidden />}
        onClick={() => openDialog({ name: "share", partnerIds: [...ids] })}
      >
        {t("ui.share.save.button")}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconTrash size={15} aria-hidden />}
        onClick={() => onTrash([...ids])}
      >
        {t("ui.partners.bulk.trash")}
      </Button>
    </Group>
  );
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: "auto" }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

function Small({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          rightSection={<IconChevronDown size={13} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{children(() => setOpened(false))}</Popover.Dropdown>
    </Popover>
  );
}

function Tags({ onApply }: { onApply: (change: Change) => void }) {
  const [addTags, setAdd] = useState<string[]>([]);
  const [removeTags, setRemove] = useState<string[]>([]);
  return (
    <Small label={t("ui.partners.bulk.tags")}>
      {(close) => (
        <Stack gap="xs">
          <TagsInput
            label={t("ui.partners.bulk.addTags")}
            value={addTags}
            onChange={setAdd}
            data-autofocus
            acceptValueOnBlur
          />
          <TagsInput
            label={t("ui.partners.bulk.removeTags")}
            value={removeTags}
            onChange={setRemove}
            acceptValueOnBlur
          />
          <Button
            disabled={addTags.length + removeTags.length === 0}
            onClick={() => {
              close();
              onApply({ addTags, removeTags });
              setAdd([]);
              setRemove([]);
            }}
          >
            {t("ui.partners.bulk.apply")}
          </Button>
        </Stack>
      )}
    </Small>
  );
}

function NextContact({ onApply }: { onApply: (change: Change) => void }) {
  const [day, setDay] = useState<string | null>(null);
  return (
    <Small label={t("ui.partners.bulk.nextContact")}>
      {(close) => (
        <Stack gap="xs">
          <DayField label={t("ui.partners.bulk.nextContact")} value={day} save={setDay} focusFirst />
          <Group grow>
            <Button
              variant="default"
              onClick={() => {
                close();
                onApply({ set: { nextContactOn: null } });
              }}
            >
              {t("ui.partners.bulk.clearDay")}
            </Button>
            <Button
              disabled={day === null}
              onClick={() => {
                close();
                onApply({ set: { nextContactOn: day } });
              }}
            >
              {t("ui.partners.bulk.setDay")}
            </Button>
          </Group>
        </Stack>
      )}
    </Small>
  );
}
