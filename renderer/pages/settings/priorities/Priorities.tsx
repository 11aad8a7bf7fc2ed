// The weights of the reasons a task is ordered by, and at once what they do to the first tasks of today.
import { Button, Group, Slider, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import {
  usualWeights,
  weightNames,
  type WeightName,
  type Weights,
} from "../../../../electron/domain/priority.ts";
import { call, useRead } from "../../../api/client.ts";
import { showNumber } from "../../../format.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { sayError, sayWithUndoBy } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import settingsClasses from "../Settings.module.css";
import { Effect } from "./Effect.tsx";
import { makeLater } from "./later.ts";
import classes from "./Priorities.module.css";

const isUsual = (weights: Weights): boolean =>
  weightNames.every((name) => weights[name] === usualWeights[name]);

/** Each message has its own way back. */
let messages = 0;

/** Keeps the weights, with the way back to those before. */
async function keep(weights: Weights, before: Weights): Promise<void> {
  try {
    await call((api) => api.priorities.set, { weights });
    sayWithUndoBy(t("ui.remindersPage.priorities.changed"), `weights-${messages++}`, () =>
      call((api) => api.priorities.set, { weights: before }),
    );
  } catch (error) {
    sayError(error);
  }
}

export function Priorities() {
  const { data, error } = useRead((api) => api.priorities.get, {});
  if (error && !data) return <ErrorNote error={error} />;
  return data ? <Sliders kept={data.weights} /> : null;
}

function Sliders({ kept }: { kept: Weights }) {
  // While a slider is moved; what was kept before it stays beside it, so that the effect can be seen.
  const [draft, setDraft] = useState<{ weights: Weights; of: Weights } | null>(null);
  const [since] = useState(kept);
  const weights = draft?.of === kept ? draft.weights : kept;
  const put = (next: Weights): void => setDraft({ weights: next, of: kept });
  const [saving] = useState(makeLater);
  useEffect(() => () => saving.flush(), [saving]);
  const end = (next: Weights): void => {
    if (weightNames.some((name) => next[name] !== kept[name])) saving.put(() => void keep(next, kept));
    else saving.drop();
  };
  return (
    <>
      <Text c="dimmed" className={settingsClasses.lead}>
        {t("ui.remindersPage.priorities.lead")}
      </Text>
      <div className={classes.sides}>
        <div className={classes.sliders}>
          {weightNames.map((name) => (
            <OneWeight
              key={name}
              name={name}
              value={weights[name]}
              onMove={(value) => put({ ...weights, [name]: value })}
              onEnd={(value) => end({ ...weights, [name]: value })}
            />
          ))}
          <Group gap="sm" mt="xs">
            <Button
              variant="default"
              disabled={isUsual(weights)}
              onClick={() => {
                saving.drop();
                put({ ...usualWeights });
                void keep({ ...usualWeights }, kept);
              }}
            >
              {t("ui.remindersPage.priorities.usual")}
            </Button>
          </Group>
        </div>
        <Effect before={since} after={weights} />
      </div>
    </>
  );
}

interface OneWeightProps {
  name: WeightName;
  value: number;
  onMove: (value: number) => void;
  onEnd: (value: number) => void;
}

function OneWeight({ name, value, onMove, onEnd }: OneWeightProps) {
  const label = t(`ui.priority.weights.${name}`);
  return (
    <div className={classes.weight}>
      <span className={classes.name} aria-hidden>
        {label}
      </span>
      <Slider
        className={classes.slider}
        thumbLabel={label}
        label={null}
        size="sm"
        min={0}
        max={100}
        value={value}
        onChange={onMove}
        onChangeEnd={onEnd}
        marks={[{ value: usualWeights[name] }]}
      />
      <span className={classes.value}>{showNumber(value)}</span>
    </div>
  );
}
