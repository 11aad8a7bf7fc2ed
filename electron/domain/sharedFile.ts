// What a shared file is called: its ending, and the name that one's own file in a shared folder gets.

/** The ending of a shared file, without the dot. */
export const sharedEnding = "liaison";

/** Whether a file is a shared file, by its name: its content is looked at by the store alone. */
export const isSharedName = (name: string): boolean => name.toLowerCase().endsWith(`.${sharedEnding}`);

const two = (part: number): string => String(part).padStart(2, "0");

/**
 * "Mara Lindt 2026-11-27 14-35.liaison": who and when, so that colleagues know a file by its name, in a form that every system takes.
 * @param at in the zone of the machine
 * @param nth from 2 on where the name is taken
 */
export function sharedName(
  author: string,
  at: { year: number; month: number; day: number; hour: number; minute: number },
  nth = 1,
): string {
  const day = `${at.year}-${two(at.month)}-${two(at.day)}`;
  const again = nth > 1 ? ` (${nth})` : "";
  return `${author.trim()} ${day} ${two(at.hour)}-${two(at.minute)}${again}.${sharedEnding}`.trimStart();
}
