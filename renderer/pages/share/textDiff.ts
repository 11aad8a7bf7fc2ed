// What differs between two texts, word by word: for two versions of a note that stand side by side.

export interface Piece {
  text: string;
  /** In both, only in the first, only in the second. */
  in: "both" | "mine" | "theirs";
}

/** Above it comparing word by word costs too much; then whole lines are compared. */
const most = 1_500;

const words = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{N}]+(?:[.,:'’/-][\p{L}\p{N}]+)*%?|[^\s\p{L}\p{N}]/gu) ?? [];
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

/** The longest common run of parts, by dynamic programming over what is not alike at both ends. */
function compare(a: readonly string[], b: readonly string[]): Piece[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const mine = a.slice(start, a.length - end);
  const theirs = b.slice(start, b.length - end);
  const pieces: Piece[] = [];
  const put = (text: string, where: Piece["in"]): void => {
    if (text === "") return;
    const last = pieces.at(-1);
    if (last?.in === where) last.text += text;
    else pieces.push({ text, in: where });
  };
  put(a.slice(0, start).join(""), "both");
  if (mine.length > most || theirs.length > most) {
    put(mine.join(""), "mine");
    put(theirs.join(""), "theirs");
  } else {
    const width = theirs.length + 1;
    const long = new Uint16Array((mine.length + 1) * width);
    for (let at = mine.length - 1; at >= 0; at--)
      for (let to = theirs.length - 1; to >= 0; to--)
        long[at * width + to] =
          mine[at] === theirs[to]
            ? long[(at + 1) * width + to + 1]! + 1
            : Math.max(long[(at + 1) * width + to]!, long[at * width + to + 1]!);
    let [at, to] = [0, 0];
    while (at < mine.length || to < theirs.length) {
      const [one, other] = [mine[at], theirs[to]];
      if (one !== undefined && one === other) {
        put(one, "both");
        at++;
        to++;
      } else if (
        one !== undefined &&
        (other === undefined || long[(at + 1) * width + to]! >= long[at * width + to + 1]!)
      ) {
        put(one, "mine");
        at++;
      } else {
        put(other ?? "", "theirs");
        to++;
      }
    }
  }
  put(end === 0 ? "" : a.slice(-end).join(""), "both");
  return pieces;
}

const startsWithMark = /^[^\s\p{L}\p{N}]/u;

/** "…days[. Paid net 30]." reads better as "…days.[ Paid net 30.]": a mark at the start moves to where the sentence ends. */
function settle(pieces: readonly Piece[]): Piece[] {
  const settled = pieces.map((piece) => ({ ...piece }));
  for (const [at, piece] of settled.entries()) {
    const [before, after] = [settled[at - 1], settled[at + 1]];
    if (piece.in === "both" || before?.in !== "both" || after?.in !== "both") continue;
    const mark = startsWithMark.exec(piece.text)?.[0];
    if (mark === undefined || piece.text === mark || !after.text.startsWith(mark)) continue;
    before.text += mark;
    piece.text = piece.text.slice(mark.length) + mark;
    after.text = after.text.slice(mark.length);
  }
  return settled.filter(({ text }) => text !== "");
}

/** The pieces in reading order: those in both and in `mine` make the first text, those in both and in `theirs` the second. */
export function textDiff(mine: string, theirs: string): Piece[] {
  const [a, b] = [words(mine), words(theirs)];
  return settle(a.length > most || b.length > most ? compare(lines(mine), lines(theirs)) : compare(a, b));
}

/** With its place, which a fixed pair of texts never changes: a key for what is drawn. */
export const placed = (pieces: readonly Piece[]): (Piece & { at: number })[] =>
  pieces.map((piece, at) => Object.assign({ at }, piece));

/** The share of what both have in common, 0 to 1: two texts with nothing in common are easier to read unmarked. */
export function alikeShare(pieces: readonly Piece[]): number {
  const size = (of: (where: Piece["in"]) => boolean): number =>
    pieces.reduce((sum, piece) => sum + (of(piece.in) ? piece.text.trim().length : 0), 0);
  const all = size(() => true);
  return all === 0 ? 1 : size((where) => where === "both") / all;
}
