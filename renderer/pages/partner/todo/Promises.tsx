// What was promised, ours beside theirs: open ones first, those over folded, each side with its rate.
import { Button, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { promisers, type Promiser } from "../../../../electron/domain/tasks/task.ts";
import { call, useRead, type Api, type OutputOf } from "../../../api/client.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { Fold } from "../../today/Fold.tsx";
import { Section } from "../Section.tsx";
import { PromiseForm } from "./PromiseForm.tsx";
import { PromiseLine } from "./PromiseLine.tsx";
import classes from "./Todo.module.css";

type Answer = OutputOf<Api["promises"]["list"]>;

export function Promises({ partnerId }: { partnerId: number }) {
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useRead((api) => api.promises.list, { partnerId });
  return (
    <Section
      title={t("ui.promises.title")}
      action={
        !making && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setMaking(true)}
          >
            {t("ui.promises.new")}
          </Button>
        )
      }
    >
      {making && (
        <PromiseForm
          save={async (made) => {
            const { batchId } = await call((api) => api.promises.make, { partnerId, ...made });
            sayWithUndo(t("ui.promises.made", { text: made.text }), batchId);
          }}
          onDone={() => setMaking(false)}
        />
      )}
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {data?.rows.length === 0 && !making && (
        <Text size="sm" c="dimmed">
          {t("ui.promises.none")}
        </Text>
      )}
      {data && promisers.map((by) => <Side key={by} by={by} {...data} />)}
    </Section>
  );
}

const isOver = ({ state }: Answer["rows"][number]): boolean => state !== "open" && state !== "overdue";

function Side({ by, rows, rates }: Answer & { by: Promiser }) {
  const [past, setPast] = useState(false);
  const mine = rows.filter((row) => row.by === by);
  if (mine.length === 0) return null;
  const over = mine.filter(isOver);
  const side = t(`ui.promises.by.${by}`);
  const { kept, late, broken } = rates[by];
  const settled = kept + late + broken;
  return (
    <div className={classes.side}>
      <h3 className={classes.sideName}>
        {side}
        <span className={classes.rate}>
          {settled === 0 ? t("ui.promises.noRate") : t("ui.promises.rate", { onTime: kept, settled })}
        </span>
      </h3>
      <ul className={classes.plain} aria-label={t(`ui.promises.bySentence.${by}`)}>
        {mine
          .filter((row) => !isOver(row))
          .map((row) => (
            <PromiseLine key={row.id} promise={row} />
          ))}
      </ul>
      {over.length > 0 && (
        <>
          <Fold open={past} onToggle={setPast} label={t("ui.promises.pastCount", { count: over.length })} />
          {past && (
            <ul className={classes.plain}>
              {over.map((row) => (
                <PromiseLine key={row.id} promise={row} />
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
