// Deciding conflicts: which choices there are, one choice for many, and how far it is. Plain rules over what the preview said.
import type { Choice, Conflict } from "./shared.ts";

/** Choices by a conflict's key. */
export type Choices = Readonly<Record<string, Choice>>;
/** One choice for many; `newest` takes of each the value that was written later, `both` is none where only one can be. */
export type Rule = Choice | "newest";

export const choicesOf = ({ both }: Pick<Conflict, "both">): readonly Choice[] =>
  both ? ["mine", "theirs", "both"] : ["mine", "theirs"];

/** The side that was written later; mine where both are of one moment. */
export const newerOf = ({ mine, theirs }: Pick<Conflict, "mine" | "theirs">): "mine" | "theirs" =>
  theirs.at > mine.at ? "theirs" : "mine";

export const left = (conflicts: readonly Conflict[], choices: Choices): Conflict[] =>
  conflicts.filter(({ key }) => !(key in choices));

/** `rule` for each of the conflicts; what was decided before stays unless `anew`. */
export function decideAll(
  conflicts: readonly Conflict[],
  choices: Choices,
  rule: Rule,
  anew = false,
): Choices {
  const made: Record<string, Choice> = { ...choices };
  for (const conflict of conflicts) {
    const choice = rule === "newest" ? newerOf(conflict) : rule;
    if ((anew || !(conflict.key in made)) && choicesOf(conflict).includes(choice))
      made[conflict.key] = choice;
  }
  return made;
}

/** Only what the file still asks: a key that is no conflict any more is forgotten. */
export const kept = (conflicts: readonly Conflict[], choices: Choices): Choices =>
  Object.fromEntries(
    conflicts.flatMap(({ key }) => {
      const choice = choices[key];
      return choice === undefined ? [] : [[key, choice]];
    }),
  );

/** The next one without a choice after `from`, around the end; null where all are decided. */
export function nextOpen(conflicts: readonly Conflict[], choices: Choices, from: number): number | null {
  for (let step = 1; step <= conflicts.length; step++) {
    const at = (from + step) % conflicts.length;
    if (!((conflicts[at]?.key ?? "") in choices)) return at;
  }
  return null;
}

/** A set row stands for its kind: two tags are alike, whatever their names. */
export const kindOfField = (field: string): string => /^set:([^:]+):/.exec(field)?.[1] ?? field;

export const alikeInField = (conflicts: readonly Conflict[], one: Conflict): Conflict[] =>
  conflicts.filter(
    ({ table, field }) => table === one.table && kindOfField(field) === kindOfField(one.field),
  );

export const alikeByAuthor = (conflicts: readonly Conflict[], one: Conflict): Conflict[] =>
  conflicts.filter(({ theirs }) => theirs.author === one.theirs.author);
