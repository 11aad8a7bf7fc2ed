// Addresses inside the plain text of a message, so that they can be followed: the text in parts, in order.

export interface LinkPart {
  text: string;
  /** Where it leads; null for what is only text. */
  url: string | null;
}

const found =
  /\bhttps?:\/\/[^\s<>"“”«»]+|\bwww\.[^\s<>"“”«»]+\.[^\s<>"“”«»]+|\b[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/giu;

/** Signs that end a sentence rather than an address; a closing bracket belongs to it only where it opens one. */
function trimmed(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const sign = address[end - 1]!;
    if (/[.,;:!?'’*_~>]/.test(sign)) continue;
    const opening = { ")": "(", "]": "[", "}": "{" }[sign];
    if (!opening) break;
    const before = address.slice(0, end);
    if (before.split(sign).length <= before.split(opening).length) break;
  }
  return address.slice(0, end);
}

const target = (text: string): string => {
  if (/^https?:/i.test(text)) return text;
  return /^www\./i.test(text) ? `https://${text}` : `mailto:${text}`;
};

/** The parts put together are the text, character for character. */
export function linkParts(text: string): LinkPart[] {
  const parts: LinkPart[] = [];
  let done = 0;
  const plain = (to: number): void => {
    if (to > done) parts.push({ text: text.slice(done, to), url: null });
  };
  for (const match of text.matchAll(found)) {
    const link = trimmed(match[0]);
    if (!URL.canParse(target(link))) continue;
    plain(match.index);
    parts.push({ text: link, url: target(link) });
    done = match.index + link.length;
  }
  plain(text.length);
  return parts;
}
