// A file of rates before it is loaded: what is in it, which currencies of it are wanted; then what became of it, with its undo.
import { Button, Group, MultiSelect, Text, Title } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { useJob, type Api, type OutputOf } from "../../../api/client.ts";
import { showDay, showNumber } from "../../../format.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import { ProgressNote } from "../../import/ProgressNote.tsx";
import settings from "../Settings.module.css";
import classes from "./Rates.module.css";

type Preview = OutputOf<Api["rates"]["preview"]>;

export interface LoadRatesProps {
  file: { token: string; name: string };
  close: () => void;
}

/** Loaded with every choice: the central bank's rates are all of one euro. */
const EUR = "EUR";
const shownRejects = 5;

/** Currencies in use first; where none is, all of them. */
function usual({ currencies }: Preview): string[] {
  const others = currencies.filter(({ currency }) => currency !== EUR);
  const used = others.filter((each) => each.used);
  return (used.length > 0 ? used : others).map(({ currency }) => currency);
}

export function LoadRates({ file, close }: LoadRatesProps) {
  const preview = useJob((api) => api.rates.preview);
  const load = useJob((api) => api.rates.load);
  const undo = useJob((api) => api.imports.undo);
  const [chosen, setChosen] = useState<string[] | null>(null);
  const title = useId();
  const { run } = preview;
  const { token } = file;
  useEffect(() => {
    // The first look tells which currencies there are; a second one counts those that are offered.
    void run({ file: token }).then(async (found) => {
      if (!found) return;
      const currencies = usual(found);
      setChosen(currencies);
      if (currencies.length > 0) await run({ file: token, currencies });
    });
  }, [run, token]);
  const pick = (currencies: string[]): void => {
    setChosen(currencies);
    if (currencies.length > 0) void run({ file: token, currencies });
  };
  const [known, setKnown] = useState<Preview | null>(null);
  if (preview.value && preview.value !== known) setKnown(preview.value);
  const error = load.error ?? undo.error ?? preview.error;
  return (
    <section className={classes.load} aria-labelledby={title}>
      <Title order={3} id={title}>
        <bdi>{file.name}</bdi>
      </Title>
      {error && error.code !== "cancelled" && <ErrorNote error={error} />}
      {!known && !preview.error && <Waiting />}
      {known && !load.value && (
        <>
          <MultiSelect
            label={t("ui.settings.rates.currencies")}
            className={classes.currencies}
            data={known.currencies.map(({ currency }) => currency).filter((currency) => currency !== EUR)}
            value={chosen ?? []}
            onChange={pick}
            searchable
            hidePickedOptions
            clearable
            disabled={load.state === "running"}
          />
          <Counts preview={known} none={chosen?.length === 0} />
        </>
      )}
      {load.state === "running" && (
        <ProgressNote title={t("ui.settings.rates.loading")} progress={load.progress} cancel={load.cancel} />
      )}
      {load.value && (
        <Text component="output" display="block">
          {undo.value
            ? t("ui.settings.rates.undone")
            : t("ui.settings.rates.loaded", {
                count: load.value.created + load.value.changed,
                unchanged: showNumber(load.value.unchanged),
              })}
        </Text>
      )}
      <Group gap="sm" mt="xs">
        {load.value ? (
          !undo.value && (
            <Button
              variant="default"
              loading={undo.state === "running"}
              onClick={() => void undo.run({ batchId: load.value!.batchId })}
            >
              {t("ui.frame.undo")}
            </Button>
          )
        ) : (
          <Button
            disabled={!known || chosen === null || chosen.length === 0}
            loading={load.state === "running"}
            onClick={() => void load.run({ file: token, currencies: chosen! })}
          >
            {known && chosen && chosen.length > 0
              ? t("ui.settings.rates.loadCount", { count: known.created + known.changed })
              : t("ui.settings.rates.loadNow")}
          </Button>
        )}
        <Button variant="subtle" onClick={close} disabled={load.state === "running"}>
          {t(load.value ? "ui.frame.close" : "ui.frame.cancel")}
        </Button>
      </Group>
    </section>
  );
}

function Counts({ preview, none }: { preview: Preview; none: boolean }) {
  const { created, changed, unchanged, rejected, from, to } = preview;
  if (none)
    return (
      <Text size="sm" c="dimmed">
        {t("ui.settings.rates.chooseOne")}
      </Text>
    );
  // One line of a wide table can be left out several times for the same reason.
  const sentences = new Set(
    rejected
      .slice(0, shownRejects)
      .map(({ line, reason }) => t("ui.settings.rates.rejectedAt", { line, reason })),
  );
  const counts = [
    ["created", created],
    ["changed", changed],
    ["unchanged", unchanged],
    ["rejected", rejected.length],
  ] as const;
  return (
    <>
      <dl className={settings.facts}>
        <dt>{t("ui.settings.rates.period")}</dt>
        <dd>
          {from === null || to === null
            ? t("ui.settings.rates.empty")
            : t("ui.settings.rates.fromTo", { from: showDay(from), to: showDay(to) })}
        </dd>
        {counts.map(([what, count]) => (
          <CountRow key={what} label={t(`ui.settings.rates.counts.${what}`)} count={count} />
        ))}
      </dl>
      {rejected.length > 0 && (
        <ul className={classes.rejected}>
          {[...sentences].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {rejected.length > shownRejects && (
            <li>{t("ui.settings.rates.rejectedMore", { count: rejected.length - shownRejects })}</li>
          )}
        </ul>
      )}
    </>
  );
}

const CountRow = ({ label, count }: { label: string; count: number }) => (
  <>
    <dt>{label}</dt>
    <dd>{showNumber(count)}</dd>
  </>
);
