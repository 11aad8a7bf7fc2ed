// One slip of the keyboard between what was typed and the beginning of a word.

/** Shorter words are too much like too many others. */
export const slipFrom = 4;

/**
 * Whether `typed` becomes the beginning of `word` by one slip: a letter missing, added, wrong, or two neighbours
 * swapped. Also true where it is the beginning without a slip.
 */
export function slips(typed: string, word: string): boolean {
  let same = 0;
  while (same < typed.length && typed.charCodeAt(same) === word.charCodeAt(same)) same++;
  if (same === typed.length) return true;
  const rest = typed.slice(same + 1);
  return (
    word.startsWith(rest, same + 1) ||
    word.startsWith(rest, same) ||
    word.startsWith(typed.slice(same), same + 1) ||
    (typed.charCodeAt(same) === word.charCodeAt(same + 1) &&
      typed.charCodeAt(same + 1) === word.charCodeAt(same) &&
      word.startsWith(typed.slice(same + 2), same + 2))
  );
}

/** The words of a folded name. */
export const wordsOf = (key: string): string[] => key.match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? [];
