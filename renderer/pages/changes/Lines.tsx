// What was changed on records, one line a field: what it was, and what it is now.
import { t } from "../../words.ts";
import { changeField, changeOfTerms, changeValue } from "../partner/changeWords.ts";
import { sayField, sayValue } from "../share/sayValue.ts";
import { OtherValue } from "../../ui/OtherValue.tsx";
import classes from "./Changes.module.css";
import { byRecord, recordWord, type Line, type RecordLines } from "./lines.ts";

export interface LinesProps {
  lines: readonly Line[];
  /** Its fields need no name of the record before them. */
  own?: string | undefined;
  names: ReadonlyMap<string, string>;
  /** The batch that put a shared file together: its lines offer the value that was not taken. */
  merge?: number | undefined;
  /** Says who wrote a line, where that is not the one who made the batch. */
  by?: (line: Line) => string | null;
}

export function Lines({ lines, own, names, merge, by }: LinesProps) {
  return (
    <>
      {byRecord(lines).map((record) => (
        <OfRecord
          key={record.uid}
          record={record}
          own={record.uid === own}
          names={names}
          merge={merge}
          by={by}
        />
      ))}
    </>
  );
}

interface OfRecordProps {
  record: RecordLines;
  own: boolean;
  names: ReadonlyMap<string, string>;
  merge: number | undefined;
  by: LinesProps["by"];
}

function OfRecord({ record: { of, name, lines }, own, names, merge, by }: OfRecordProps) {
  const whole = lines.find(({ field }) => field === "*" || field === "-");
  const rest = lines.filter((line) => line !== whole);
  const by1 = whole && by?.(whole);
  return (
    <div className={classes.record} data-own={own || undefined}>
      {(!own || whole) && (
        <div className={classes.of}>
          <span className={classes.faint}>{recordWord(of)}</span> <bdi className={classes.name}>{name}</bdi>{" "}
          {whole && (
            <span className={classes.faint}>
              {t(whole.field === "*" ? "ui.history.made" : "ui.history.purged")}
              {by1 && ` · ${by1}`}
            </span>
          )}
        </div>
      )}
      {rest.map((line) => (
        <OneLine key={line.id} line={line} names={names} merge={merge} by={by?.(line) ?? null} />
      ))}
    </div>
  );
}

interface OneLineProps {
  line: Line;
  names: ReadonlyMap<string, string>;
  merge: number | undefined;
  by: string | null;
}

function OneLine({ line, names, merge, by }: OneLineProps) {
  const { of, field, old, new: now } = line;
  const value = (text: string): string => changeValue(field, text, names, of);
  const terms = changeOfTerms(field, old, now);
  return (
    <div className={classes.line}>
      {field === "deletedAt" ? (
        <b>{t(now === null ? "ui.history.fromTrash" : "ui.history.toTrash")}</b>
      ) : (
        <>
          <b>{changeField(field, names)}</b> {terms !== null && <bdi>{terms}</bdi>}
          {terms === null && old !== null && <bdi className={classes.old}>{value(old)}</bdi>}
          {terms === null && old !== null && now !== null && <span aria-hidden> → </span>}
          {terms === null && now !== null && <bdi>{value(now)}</bdi>}
          {terms === null && now === null && !field.startsWith("set:") && (
            <span className={classes.faint}> {t("ui.history.emptied")}</span>
          )}
        </>
      )}
      {merge !== undefined && (
        <OtherValue
          uid={line.uid}
          field={field}
          batchId={merge}
          name={sayField(field, names)}
          say={(text) => sayValue(field, text, names)}
        />
      )}
      {by && <span className={classes.faint}> · {by}</span>}
    </div>
  );
}
