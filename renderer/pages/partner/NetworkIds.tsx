// The ids a partner has on the networks, with the name as it is spelt there.
import { ActionIcon, Button, Group, Popover, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { networks } from "../../../electron/domain/partner.ts";
import { asFailure } from "../../api/client.ts";
import { Origin, originOf } from "../../ui/Origin.tsx";
import { sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { networkName } from "../partners/columns.tsx";
import classes from "./Partner.module.css";
import { savePartner, type PartnerRecord } from "./record.ts";

type NetworkId = PartnerRecord["networkIds"][number];

const toInput = ({ network, externalId, spelling }: NetworkId) => ({
  network,
  externalId,
  ...(spelling ? { spelling } : {}),
});

export function NetworkIds({ partner }: { partner: PartnerRecord }) {
  const { id, networkIds, origin } = partner;
  const [opened, setOpened] = useState(false);
  const save = (next: readonly NetworkId[]): Promise<unknown> =>
    savePartner(id, { networkIds: next.map(toInput) });
  return (
    <div>
      {networkIds.map((one) => {
        const name = `${networkName(one.network)} ${one.externalId}`;
        return (
          <Origin key={name} origin={originOf(origin, `set:networkId:${one.network}:${one.externalId}`)}>
            <div className={classes.networkId}>
              <span className={classes.networkName}>
                {networkName(one.network)} <b dir="auto">{one.externalId}</b>
                {one.spelling && (
                  <span className={classes.meta}> {t("ui.partner.spellingOf", { name: one.spelling })}</span>
                )}
              </span>
              <ActionIcon
                size="sm"
                aria-label={t("ui.frame.removeNamed", { name })}
                onClick={() => void save(networkIds.filter((other) => other !== one)).catch(sayError)}
              >
                <IconX size={14} />
              </ActionIcon>
            </div>
          </Origin>
        );
      })}
      <Popover
        opened={opened}
        onChange={setOpened}
        width={280}
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
            mt={4}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setOpened((before) => !before)}
          >
            {t("ui.partner.addNetworkId")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <NetworkForm
            onDone={async (one) => {
              await save([...networkIds, one]);
              setOpened(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function NetworkForm({ onDone }: { onDone: (one: NetworkId) => Promise<void> }) {
  const [network, setNetwork] = useState<string>(networks[0]);
  const [externalId, setExternalId] = useState("");
  const [spelling, setSpelling] = useState("");
  const [error, setError] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    try {
      await onDone({ network, externalId: externalId.trim(), spelling: spelling.trim() || null });
    } catch (failure) {
      setError(asFailure(failure).text);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="xs">
        <Select
          label={t("ui.partner.network")}
          data={networks.map((value) => ({ value, label: networkName(value) }))}
          value={network}
          onChange={(value) => value !== null && setNetwork(value)}
          searchable
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data-autofocus
        />
        <TextInput
          label={t("ui.partner.externalId")}
          value={externalId}
          onChange={(event) => setExternalId(event.currentTarget.value)}
          error={error}
        />
        <TextInput
          label={t("ui.partner.spelling")}
          value={spelling}
          onChange={(event) => setSpelling(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={externalId.trim() === ""}>
            {t("ui.frame.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
