// Sliders for what might become of the partner: volume, the value of an order, reversals.
import { Button, Slider } from "@mantine/core";
import { IconRotate } from "@tabler/icons-react";
import { showShare } from "../../../figures.ts";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import { asItWas, isAsItWas, type Sliders } from "./growth.ts";
import classes from "./Replay.module.css";

export interface GrowthSlidersProps {
  value: Sliders;
  onChange: (value: Sliders) => void;
  /** The share of decided orders that was reversed, basis points; null where nothing is decided. */
  reversalBp: number | null;
}

export function GrowthSliders({ value, onChange, reversalBp }: GrowthSlidersProps) {
  const percent = (of: number): string => t("ui.negotiations.replay.percent", { percent: showNumber(of) });
  const reversed = value.reversalBp ?? reversalBp ?? 0;
  return (
    <fieldset className={classes.sliders} aria-label={t("ui.negotiations.replay.growth")}>
      <One
        label={t("ui.negotiations.replay.volume")}
        text={percent(value.volume)}
        min={0}
        max={300}
        step={5}
        value={value.volume}
        onChange={(volume) => onChange({ ...value, volume })}
      />
      <One
        label={t("ui.negotiations.replay.orderValue")}
        text={percent(value.orderValue)}
        min={50}
        max={200}
        step={5}
        value={value.orderValue}
        onChange={(orderValue) => onChange({ ...value, orderValue })}
      />
      <One
        label={t("ui.negotiations.replay.reversal")}
        text={showShare(reversed)}
        min={0}
        max={6000}
        step={50}
        value={reversed}
        onChange={(next) => onChange({ ...value, reversalBp: next })}
      />
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconRotate size={14} aria-hidden />}
        className={isAsItWas(value) ? classes.unseen : undefined}
        onClick={() => onChange(asItWas)}
      >
        {t("ui.negotiations.replay.reset")}
      </Button>
    </fieldset>
  );
}

interface OneProps {
  label: string;
  text: string;
  min: number;
  max: number;
  step: number;
  value: number;
  onChange: (value: number) => void;
}

function One({ label, text, min, max, step, value, onChange }: OneProps) {
  return (
    <div className={classes.slider}>
      <div className={classes.sliderHead}>
        <span>{label}</span>
        <b>{text}</b>
      </div>
      <Slider
        size="sm"
        label={null}
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={onChange}
        thumbProps={{ "aria-label": label, "aria-valuetext": text }}
        thumbLabel={label}
      />
    </div>
  );
}
