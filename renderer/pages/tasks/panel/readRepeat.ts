// A repetition as a person writes it: in words ("every 2 weeks"), or as a rule.
import { repeatText } from "../../../../electron/domain/tasks/repeat.ts";

/** As it is stored; null while it is none. */
export function readRepeat(text: string): string | null {
  return repeatText(text.trim());
}
