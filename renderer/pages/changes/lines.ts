// Lines of the log as the screen groups them: record after record, without what is not for others or for nobody.
import type { Api, OutputOf } from "../../api/client.ts";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
import { unreadable } from "../partner/changeWords.ts";
import { unsaid } from "../tasks/changeWords.ts";

export type Line = OutputOf<Api["history"]["ofPartner"]>["rows"][number]["changes"][number];

export interface RecordLines<L extends Line = Line> {
  of: string;
  uid: string;
  name: string;
  lines: L[];
}

/** @param presenting leaves out what is ours to know */
export const readable = <L extends Line>(lines: readonly L[], presenting: boolean): L[] =>
  lines.filter(
    (line) =>
      !unsaid.has(line.field) &&
      (!unreadable.has(line.field) || (line.field === "source" && line.of === "negotiation_limit")) &&
      !(presenting && (line.private || (line.of === "partner" && line.field === "tier"))),
  );

export function byRecord<L extends Line>(lines: readonly L[]): RecordLines<L>[] {
  return [...Map.groupBy(lines, ({ uid }) => uid).values()].flatMap((of) => {
    const [first] = of;
    return first ? [{ of: first.of, uid: first.uid, name: first.name, lines: of }] : [];
  });
}

export function recordWord(of: string): string {
  const word = `ui.history.record.${of}`;
  return isWord(word) ? t(word) : of;
}
