// The fields of a record that had a conflict: the value that was not taken stays one click away, also where nothing was changed by it.
import { Group, Text } from "@mantine/core";
import { useRead } from "../../api/client.ts";
import { OtherValue } from "../../ui/OtherValue.tsx";
import { t } from "../../words.ts";
import { sayField, sayValue, type Names } from "./sayValue.ts";
import classes from "./Share.module.css";

export function OtherValues({ uid, names }: { uid: string; names: Names }) {
  const { data } = useRead((api) => api.exchange.lost, { uid });
  const fields = [...new Set((data?.rows ?? []).map(({ field }) => field))];
  if (fields.length === 0) return null;
  return (
    <section className={classes.others} aria-label={t("ui.share.other.all", { count: fields.length })}>
      <Text size="sm" c="dimmed">
        {t("ui.share.other.all", { count: fields.length })}
      </Text>
      <Group gap="xs">
        {fields.map((field) => (
          <span key={field} className={classes.otherField}>
            {sayField(field, names)}
            <OtherValue
              uid={uid}
              field={field}
              name={sayField(field, names)}
              say={(value) => sayValue(field, value, names)}
            />
          </span>
        ))}
      </Group>
    </section>
  );
}
