// The clients that programs belong to, renamed where they stand.
import { Text, Title } from "@mantine/core";
import { call, type Api, type OutputOf } from "../../../api/client.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { originOf, useOrigins } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import classes from "./Programs.module.css";

type Client = OutputOf<Api["programs"]["clients"]>["rows"][number];

export const Clients = ({ rows }: { rows: readonly Client[] }) => (
  <section className={classes.clients}>
    <Title order={3} id="clients-title">
      {t("ui.settings.programs.clients")}
    </Title>
    <ul aria-labelledby="clients-title">
      {rows.map((client) => (
        <OneClient key={client.id} client={client} />
      ))}
    </ul>
  </section>
);

function OneClient({ client: { id, uid, name, programs } }: { client: Client }) {
  const origins = useOrigins(uid);
  return (
    <li>
      <InlineField
        label={t("ui.settings.programs.renameClient", { name })}
        hideLabel
        value={name}
        clearable={false}
        save={async (value) =>
          value === null ? undefined : call((api) => api.programs.renameClient, { id, name: value })
        }
        origin={originOf(origins, "name")}
      />
      <Text size="sm" c="dimmed">
        {t("ui.settings.programs.programs", { count: programs })}
      </Text>
    </li>
  );
}
