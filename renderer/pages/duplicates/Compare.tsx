// A pair side by side: why it is one, which of the two stays, what is kept of each, what moves; and the two ways to settle it.
import { Button, Group } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useRead } from "../../api/client.ts";
import { useKeys } from "../../frame/keys.ts";
import { showList } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { other, proposedKeep, type Kind, type Pair, type Pick, type Picks, type Side } from "./choose.ts";
import classes from "./Duplicates.module.css";
import { FieldTable } from "./FieldTable.tsx";
import { LevelMark, type Level } from "./LevelMark.tsx";
import { mergePair, sayNothing, sayTwo } from "./settle.ts";

export interface CompareProps {
  kind: Kind;
  a: number;
  b: number;
  /** How likely the list says it is; null for a pair that somebody chose. */
  level: Level | null;
  /** Called when the pair is settled. */
  onDone: () => void;
}

export function Compare({ kind, a, b, level, onDone }: CompareProps) {
  const { data, error, refetch } = useRead((api) => api.duplicates.pair, { kind, a, b }, { keep: false });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return <Both pair={data} level={level} onDone={onDone} />;
}

function Both({ pair, level, onDone }: { pair: Pair; level: Level | null; onDone: () => void }) {
  const { a, b } = pair;
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that settled the pair before this one is gone, and the focus with it.
    if (document.activeElement === null || document.activeElement === document.body)
      here.current?.focus({ preventScroll: true });
  }, []);
  const [chosen, setKeep] = useState<Side | null>(null);
  const [picks, setPicks] = useState<Picks>({});
  const [busy, setBusy] = useState(false);
  const keep = chosen ?? proposedKeep(pair);
  const gone = a.deletedAt !== null || b.deletedAt !== null;
  const importing = a.importing || b.importing;
  const settle = async (how: () => Promise<boolean>): Promise<void> => {
    if (busy || gone || importing) return;
    setBusy(true);
    const done = await how();
    setBusy(false);
    if (done) onDone();
  };
  const merge = (): void => void settle(() => mergePair(pair, keep, picks));
  const two = (): void => (pair.notSame ? undefined : void settle(() => sayTwo(pair)));
  const swap = (): void => setKeep(other(keep));
  useKeys("ui.duplicates.title", [
    { keys: "mod+Enter", label: "ui.duplicates.keys.merge", run: merge },
    { keys: "s", label: "ui.duplicates.keys.swap", run: swap },
    { keys: "x", label: "ui.duplicates.keys.notSame", run: two },
  ]);
  return (
    <article
      ref={here}
      tabIndex={-1}
      className={classes.compare}
      aria-label={t("ui.duplicates.pairOf", { a: a.name, b: b.name })}
    >
      <div className={classes.whyBoth}>
        {level ? (
          <LevelMark level={level} />
        ) : (
          <span className={classes.level}>{t("ui.duplicates.chosen")}</span>
        )}
        <ul className={classes.reasons} aria-label={t("ui.duplicates.reasons")}>
          {pair.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {pair.reasons.length === 0 && <li>{t("ui.duplicates.noReason")}</li>}
          {pair.notSame && <li>{t("ui.duplicates.wasNotSame")}</li>}
        </ul>
      </div>
      <FieldTable
        pair={pair}
        keep={keep}
        picks={picks}
        pick={(field, side: Pick) => setPicks((before) => ({ ...before, [field]: side }))}
        swap={swap}
      />
      <footer className={classes.foot}>
        {/* At the start of the line: what was just done is said at its end, with its Undo. */}
        <Group gap="xs" wrap="nowrap">
          <Button onClick={merge} loading={busy} disabled={gone || importing}>
            {t("ui.duplicates.merge")}
          </Button>
          {pair.notSame ? (
            <Button variant="default" onClick={() => void sayNothing(pair)}>
              {t("ui.duplicates.sameAgain")}
            </Button>
          ) : (
            <Button variant="default" onClick={two} disabled={busy || gone}>
              {t("ui.duplicates.notSame")}
            </Button>
          )}
        </Group>
        <p className={classes.outcome}>
          {gone && t("ui.duplicates.gone")}
          {!gone && importing && t("ui.duplicates.busy")}
          {!gone && !importing && <Outcome pair={pair} keep={keep} />}
        </p>
      </footer>
    </article>
  );
}

const hangs = ["people", "talks", "tasks", "promises", "negotiations", "agreements", "results"] as const;

function Outcome({ pair, keep }: { pair: Pair; keep: Side }) {
  const [stays, goes] = [pair[keep], pair[other(keep)]];
  const moving = hangs.flatMap((what) =>
    goes.hangs[what] > 0 ? [t(`ui.duplicates.hangs.${what}`, { count: goes.hangs[what] })] : [],
  );
  return (
    <>
      {moving.length > 0
        ? t("ui.duplicates.moves", { name: stays.name, what: showList(moving) })
        : t("ui.duplicates.nothingMoves")}{" "}
      {t("ui.duplicates.staysAs")}
    </>
  );
}
