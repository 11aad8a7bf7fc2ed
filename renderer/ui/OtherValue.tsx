// Beside a value that had a conflict: the other value, who wrote it and when, and one click to take it.
import { Button, Popover, Stack, Text } from "@mantine/core";
import { IconArrowsLeftRight } from "@tabler/icons-react";
import { useState } from "react";
import { call, useRead, type Api, type OutputOf } from "../api/client.ts";
import { showInstant } from "../format.ts";
import { t } from "../words.ts";
import { sayError, sayWithUndo } from "./undo.tsx";
import classes from "./OtherValue.module.css";

type Lost = OutputOf<Api["exchange"]["lost"]>["rows"][number];

export interface OtherValueProps {
  /** Of the record. */
  uid: string;
  /** As the log names it. */
  field: string;
  /** What the field is called. */
  name: string;
  /** A value of the field in words. */
  say: (value: string | null) => string;
  /** Of one merge only, where the line is that merge's. */
  batchId?: number;
}

/** Nothing where the field had no conflict. */
export function OtherValue({ uid, field, name, say, batchId }: OtherValueProps) {
  const { data } = useRead((api) => api.exchange.lost, { uid });
  const lost = data?.rows.filter(
    (row) => row.field === field && (batchId === undefined || row.batchId === batchId),
  );
  const [first] = lost ?? [];
  return first ? <Both lost={first} name={name} say={say} /> : null;
}

function Both({ lost, name, say }: { lost: Lost } & Pick<OtherValueProps, "name" | "say">) {
  const [opened, setOpened] = useState(false);
  const take = async (side: "mine" | "theirs"): Promise<void> => {
    setOpened(false);
    try {
      const { batchId } = await call((api) => api.exchange.take, { id: lost.id, side });
      sayWithUndo(t("ui.share.other.taken", { field: name }), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconArrowsLeftRight size={12} aria-hidden />}
          aria-label={t("ui.share.other.label", { field: name })}
          onClick={() => setOpened((before) => !before)}
        >
          {t("ui.share.other.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={600} size="sm" dir="auto">
          {t("ui.share.other.title", { field: name })}
        </Text>
        <Stack gap="sm" mt="xs">
          {(["mine", "theirs"] as const).map((side) => {
            const { author, at } = lost[`${side}By`];
            const text = say(lost[side]);
            return (
              <div key={side} className={classes.side}>
                <Text size="xs" c="dimmed">
                  {t(`ui.share.other.of.${side}`)}
                </Text>
                <Text size="sm" dir="auto" className={classes.value}>
                  {text === "" ? <em>{t("ui.share.decide.empty")}</em> : text}
                </Text>
                <Text size="xs" c="dimmed" dir="auto">
                  {t("ui.share.decide.who", {
                    author: author || t("ui.share.look.unknownAuthor"),
                    at: showInstant(at),
                  })}
                </Text>
                {lost.choice === side ? (
                  <Text size="xs">{t("ui.share.other.chosen")}</Text>
                ) : (
                  <Button variant="default" size="compact-xs" onClick={() => void take(side)}>
                    {t("ui.share.other.take")}
                  </Button>
                )}
              </div>
            );
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
