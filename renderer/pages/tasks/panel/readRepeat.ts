// A repetition as a person writes it: in words ("every 2 weeks"), or as a rule.
import { repeatAt } from "../../../../electron/domain/tasks/quickRepeat.ts";
import { repeatText } from "../../../../electron/domain/tasks/repeat.ts";
import { locale, today } from "../../../format.ts";

/** As it is stored; null while it is none. All of it must be understood. */
export function readRepeat(text: string): string | null {
  const typed = text.trim();
  const rule = repeatText(typed);
  if (rule !== null) return rule;
  // "2 weeks" says it as "every 2 weeks" does, and "weekly" as a line does that ends with it.
  for (const before of ["", "every ", "it "]) {
    const words = before + typed;
    const from = before === "it " ? before.length : 0;
    const read = repeatAt({ text: words, today: today(), time: "00:00", locale }, from);
    if (read && words.slice(read.to).trim() === "") return read.value;
  }
  return null;
}
