// On a record: who it may be the same as, and what was put into it, with the way to take that apart.
import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { showInstantDay } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import type { Kind } from "./choose.ts";
import classes from "./Duplicates.module.css";
import { sayTwo, takeApart } from "./settle.ts";

export interface HintsProps {
  kind: Kind;
  id: number;
  name: string;
}

export function Hints({ kind, id, name }: HintsProps) {
  const found = useRead((api) => api.duplicates.of, { kind, id }, { keep: false }).data;
  const merged = useRead((api) => api.duplicates.merged, { kind, id }, { keep: false }).data;
  // What is only possible is on the page of duplicates; here it would be noise.
  const best = (found?.pairs ?? []).find(({ level }) => level !== "possible");
  const into = (merged?.rows ?? []).filter(({ undone }) => !undone);
  if (!best && into.length === 0) return null;
  return (
    <div className={classes.hints}>
      {best && <Same kind={kind} id={id} name={name} pair={best} />}
      {into.map((row) => (
        <Into key={row.batchId} kind={kind} {...row} />
      ))}
    </div>
  );
}

interface SameProps extends HintsProps {
  pair: { a: number; b: number; names: readonly [string, string] };
}

function Same({ kind, id, name, pair }: SameProps) {
  const isFirst = pair.a === id;
  const them = { id: isFirst ? pair.b : pair.a, name: isFirst ? pair.names[1] : pair.names[0] };
  return (
    <div className={classes.hint}>
      <span dir="auto">{t("ui.duplicates.hint", { name: them.name })}</span>
      <Anchor size="xs" href={href(routes.duplicates(kind, id, them.id))}>
        {t("ui.duplicates.compare")}
      </Anchor>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        onClick={() => void sayTwo({ kind, a: { id, name }, b: them })}
      >
        {t("ui.duplicates.notSame")}
      </Button>
    </div>
  );
}

interface IntoProps {
  kind: Kind;
  batchId: number;
  at: number;
  author: string;
  name: string;
}

function Into({ kind, batchId, at, author, name }: IntoProps) {
  const [busy, setBusy] = useState(false);
  const when = showInstantDay(at);
  return (
    <div className={classes.hint}>
      <span dir="auto">
        {author === ""
          ? t("ui.duplicates.mergedFrom", { name, at: when })
          : t("ui.duplicates.mergedBy", { name, author, at: when })}
      </span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        loading={busy}
        aria-label={t("ui.duplicates.unmergeOf", { name })}
        onClick={() => {
          setBusy(true);
          void takeApart(kind, batchId, name).finally(() => setBusy(false));
        }}
      >
        {t("ui.duplicates.unmerge")}
      </Button>
    </div>
  );
}
