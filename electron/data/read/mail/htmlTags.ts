// HTML in pieces, text and tags, in one pass that no input can make slow: for making text, never for showing.

export interface Tag {
  name: string;
  closing: boolean;
  /** What stands between the name and `>`. */
  attributes: string;
}

const opaque = new Set([
  "style",
  "script",
  "title",
  "template",
  "svg",
  "noscript",
  "object",
  "iframe",
  "select",
]);
/** Longest tag whose quotes are looked at. */
const longestTag = 16_000;
const nameOf = /^<(\/?)([a-z][a-z0-9:-]*)/i;

/** Calls back for each piece in order. `text` false stops. Content of style, script and the like is passed over. */
export function walkHtml(html: string, onText: (text: string) => boolean, onTag: (tag: Tag) => void): void {
  const lower = { text: null as string | null };
  const find = (what: string, from: number): number =>
    (lower.text ??= html.toLowerCase()).indexOf(what, from);
  // Once a quote was found that never closes, quotes are no longer trusted.
  let quotesHold = true;
  /** Where the tag that starts at `from` ends, or -1. */
  const tagEnd = (from: number): number => {
    const plain = html.indexOf(">", from);
    if (plain < 0 || !quotesHold) return plain;
    let quote = "";
    const last = Math.min(html.length, from + longestTag);
    for (let at = from; at < last; at++) {
      const char = html[at]!;
      if (quote !== "") {
        if (char === quote) quote = "";
      } else if (char === ">") return at;
      else if ((char === '"' || char === "'") && html[at - 1] === "=") quote = char;
    }
    quotesHold = false;
    return plain;
  };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      onText(html.slice(at));
      return;
    }
    if (open > at && !onText(html.slice(at, open))) return;
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 2);
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    const next = html.charCodeAt(open + 1);
    const isTag = next === 47 || next === 33 || next === 63 || ((next | 32) >= 97 && (next | 32) <= 122);
    const end = isTag ? tagEnd(open + 1) : -1;
    if (end < 0) {
      if (!onText("<")) return;
      at = open + 1;
      // No tag ends any more: the rest is text.
      if (isTag) {
        onText(html.slice(at));
        return;
      }
      continue;
    }
    at = end + 1;
    const found = nameOf.exec(html.slice(open, Math.min(end, open + 40)));
    if (!found) continue;
    const name = found[2]!.toLowerCase();
    const closing = found[1] === "/";
    const attributes = html.slice(open + found[0].length, end);
    if (!closing && opaque.has(name) && !attributes.endsWith("/")) {
      const stop = find(`</${name}`, at);
      if (stop < 0) {
        // Never closed: what was meant as code cannot be told from text.
        if (name === "style" || name === "script") return;
        continue;
      }
      const after = html.indexOf(">", stop);
      at = after < 0 ? html.length : after + 1;
      continue;
    }
    onTag({ name, closing, attributes });
  }
}

/** The value of an attribute, still with its character references; empty where it is missing. */
export function attribute(tag: Tag, name: "href" | "alt" | "style" | "start"): string {
  if (!tag.attributes.toLowerCase().includes(name)) return "";
  const found = attributePatterns[name].exec(tag.attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? "";
}

const pattern = (name: string): RegExp =>
  new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i");
const attributePatterns = {
  href: pattern("href"),
  alt: pattern("alt"),
  style: pattern("style"),
  start: pattern("start"),
} as const;
