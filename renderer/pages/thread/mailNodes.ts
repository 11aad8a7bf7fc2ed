// HTML of a message as nodes of our own making: what the store has sanitised is read without running and built anew from a short list.
// A second gate: what a browser makes of a text while it writes it out and reads it again (mutation) never reaches the page.

const elements: ReadonlySet<string> = new Set(
  "p br hr div span blockquote pre code h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption b strong i em u s strike del ins sub sup small big center a img q cite abbr address".split(
    " ",
  ),
);
/** Headings of the page are the page's own: those of a message are only large. */
const instead: Readonly<Record<string, string>> = {
  h1: "p",
  h2: "p",
  h3: "p",
  h4: "p",
  h5: "p",
  h6: "p",
  font: "span",
  center: "div",
};
const attributes: readonly string[] = [
  "dir",
  "lang",
  "colspan",
  "rowspan",
  "start",
  "width",
  "height",
  "alt",
  "title",
];
const leaving = /^(?:https?|mailto|tel):/i;
const picture = /^data:image\/(?:png|jpeg|gif|webp);base64,/i;
/** Deeper nesting is flattened: it is there to break readers. */
const deepest = 120;

export interface NodeWords {
  /** Above quoted history. */
  showQuoted: string;
  /** Of a link: where it really leads. */
  leads: (url: string) => string;
}

function attribute(node: Element, made: HTMLElement, name: string): void {
  const value = node.getAttribute(name);
  if (value === null) return;
  if (/^(?:colspan|rowspan|start|width|height)$/.test(name) && !/^\d{1,4}$/.test(value)) return;
  made.setAttribute(name, value);
}

function element(node: Element, words: NodeWords): HTMLElement | null {
  const name = node.localName;
  const isHtml = node.namespaceURI === "http://www.w3.org/1999/xhtml";
  if (!isHtml || !(elements.has(name) || name in instead)) return null;
  const made = document.createElement(instead[name] ?? name);
  for (const each of attributes) attribute(node, made, each);
  if (/^h[1-6]$/.test(name)) made.className = "heading";
  if (made instanceof HTMLAnchorElement) {
    const url = node.getAttribute("href") ?? "";
    if (leaving.test(url) && URL.canParse(url)) {
      made.href = url;
      made.title = words.leads(url);
      made.rel = "noreferrer";
    }
  }
  if (made instanceof HTMLImageElement) {
    const source = node.getAttribute("src") ?? "";
    if (!picture.test(source)) return null;
    made.src = source;
  }
  return made;
}

/** Quoted history behind a fold; a quote inside of a quote stays as it is. */
function folded(quote: HTMLElement, words: NodeWords): HTMLElement {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = words.showQuoted;
  details.append(summary, quote);
  return details;
}

function copy(from: Node, to: Node, words: NodeWords, depth: number, quoted: boolean): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.appendChild(document.createTextNode(node.textContent ?? ""));
    if (!(node instanceof Element)) continue;
    const made = depth < deepest ? element(node, words) : null;
    if (!made) {
      // What is too deep is flattened; a picture that is not shown leaves its words.
      if (elements.has(node.localName) || node.localName in instead)
        to.appendChild(document.createTextNode(node.getAttribute("alt") ?? node.textContent ?? ""));
      continue;
    }
    const isQuote = node.localName === "blockquote";
    copy(node, made, words, depth + 1, quoted || isQuote);
    to.appendChild(isQuote && !quoted ? folded(made, words) : made);
  }
}

/** @param html sanitised by the store; read here in a document that runs and fetches nothing */
export function mailNodes(html: string, words: NodeWords): DocumentFragment {
  const inert = new DOMParser().parseFromString(html, "text/html");
  const made = document.createDocumentFragment();
  copy(inert.body, made, words, 0, false);
  return made;
}
