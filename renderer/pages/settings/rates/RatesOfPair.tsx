// The rates of one pair, newest first, each changed where it stands.
import { ActionIcon, Button, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { call, useRead, type Api, type OutputOf } from "../../../api/client.ts";
import { readNumber, showDay, showNumber } from "../../../format.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { LineOrigin } from "../../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { rateText } from "./rateText.ts";
import classes from "./Rates.module.css";

type Rate = OutputOf<Api["rates"]["list"]>["rows"][number];
const few = 10;
const more = 100;

export function RatesOfPair({ from, to }: { from: string; to: string }) {
  const [limit, setLimit] = useState(few);
  const { data } = useRead((api) => api.rates.list, { from, to, limit });
  if (!data) return null;
  const { rows, total } = data;
  return (
    <>
      <ul className={classes.rates} aria-label={t("ui.settings.rates.daysOf", { from, to })}>
        {rows.map((rate) => (
          <RateLine key={rate.id} rate={rate} />
        ))}
      </ul>
      {total > rows.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setLimit(Math.min(1000, limit + more))}>
          {t("ui.settings.rates.more", { shown: showNumber(rows.length), total: showNumber(total) })}
        </Button>
      )}
    </>
  );
}

function RateLine({ rate: { id, uid, on, from, to, rate } }: { rate: Rate }) {
  const params = { from, to, on: showDay(on) };
  return (
    <li>
      <Text size="sm">{showDay(on)}</Text>
      <LineOrigin uid={uid} field="rate">
        <InlineField
          label={t("ui.settings.rates.rateOf", params)}
          hideLabel
          numeric
          clearable={false}
          value={rateText(rate)}
          save={async (text) => {
            const next = readNumber(text ?? "");
            if (next === null) throw new Error(t("ui.settings.rates.rateWrong"));
            return call((api) => api.rates.set, { on, from, to, rate: next });
          }}
        />
      </LineOrigin>
      <ActionIcon aria-label={t("ui.settings.rates.drop", params)} onClick={() => void drop(id, params)}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}

async function drop(id: number, params: { from: string; to: string; on: string }): Promise<void> {
  try {
    const { batchId } = await call((api) => api.rates.drop, { id });
    sayWithUndo(t("ui.settings.rates.dropped", params), batchId);
  } catch (error) {
    sayError(error);
  }
}
