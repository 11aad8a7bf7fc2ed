// By whom, from which file and of which kind: the filters of changes.
import { Button, Select } from "@mantine/core";
import { showInstantDay } from "../../format.ts";
import { t } from "../../words.ts";
import classes from "./Changes.module.css";

export const kinds = ["edit", "import", "merge", "undo", "purge", "example"] as const;
export type Kind = (typeof kinds)[number];

export interface Chosen {
  author?: string;
  kind?: Kind;
  batchId?: number;
}

export interface FiltersProps {
  chosen: Chosen;
  choose: (next: Chosen) => void;
  authors: readonly { uid: string; name: string }[];
  /** What came from files; without it there is no such filter. */
  files?: readonly { batchId: number; file: string; at: number }[];
}

const without = <K extends keyof Chosen>(chosen: Chosen, field: K): Chosen => {
  const { [field]: _, ...rest } = chosen;
  return rest;
};

export function Filters({ chosen, choose, authors, files }: FiltersProps) {
  return (
    <div className={classes.filters}>
      <Select
        className={classes.filter}
        size="xs"
        aria-label={t("ui.history.author")}
        placeholder={t("ui.history.anyone")}
        clearable
        data={authors.map(({ uid, name }) => ({ value: uid, label: name }))}
        value={chosen.author ?? null}
        onChange={(author) => choose(author === null ? without(chosen, "author") : { ...chosen, author })}
      />
      {files && (
        <Select
          className={classes.filter}
          size="xs"
          aria-label={t("ui.history.file")}
          placeholder={t("ui.history.anyFile")}
          clearable
          data={files.map(({ batchId, file, at }) => ({
            value: String(batchId),
            label: t("ui.history.fileAt", { file, at: showInstantDay(at) }),
          }))}
          value={chosen.batchId === undefined ? null : String(chosen.batchId)}
          onChange={(batch) =>
            choose(batch === null ? without(chosen, "batchId") : { ...chosen, batchId: Number(batch) })
          }
        />
      )}
      <Select
        className={classes.filter}
        size="xs"
        aria-label={t("ui.history.kind")}
        placeholder={t("ui.history.anyKind")}
        clearable
        data={kinds.map((value) => ({ value, label: t(`ui.history.kindsOf.${value}`) }))}
        value={chosen.kind ?? null}
        onChange={(value) => {
          const kind = kinds.find((one) => one === value);
          choose(kind === undefined ? without(chosen, "kind") : { ...chosen, kind });
        }}
      />
      {Object.keys(chosen).length > 0 && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => choose({})}>
          {t("ui.history.clear")}
        </Button>
      )}
    </div>
  );
}
