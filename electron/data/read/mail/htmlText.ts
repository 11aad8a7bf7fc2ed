// HTML of a mail as the text a person reads: paragraphs, lists, tables, quotes and links, nothing that is hidden.
// html-to-text builds a tree for it and takes several times as long as all the rest of reading a mail.
import { unescapeHtml } from "./entities.ts";
import { tidy } from "./tidy.ts";
import { attribute, type Tag, walkHtml } from "./htmlTags.ts";

/** Blocks with an empty line around them, and blocks with a line of their own. */
const paragraphs = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "dl",
  "pre",
  "blockquote",
  "table",
]);
const lines = new Set([
  ..."div tr li dt dd section article header footer main aside nav address center form fieldset figure".split(
    " ",
  ),
  ..."figcaption tbody thead tfoot caption body html head details summary".split(" "),
]);
const empty = new Set("br img hr meta link input area base col embed source track wbr".split(" "));
/** Marks without width that newsletters fill their preview line with. */
const fillers = /\u00ad|\u034f|\u200b|\u2060|\ufeff/g;
const hiddenStyle = /display\s*:\s*none|mso-hide\s*:\s*all/i;
const longestLink = 2_000;

class Writer {
  readonly #done: string[] = [];
  #length = 0;
  #line = "";
  /** Line breaks that are due before the next text. */
  #breaks = 0;
  #space = false;
  #lastDepth = 0;
  quotes = 0;
  pre = 0;

  get length(): number {
    return this.#length + this.#line.length;
  }

  /** The text of the open line. */
  get line(): string {
    return this.#line;
  }

  #flush(): void {
    // An empty line between two depths belongs to the outer one.
    const depth = this.#line === "" ? Math.min(this.quotes, this.#lastDepth) : this.quotes;
    const prefix = depth > 0 ? `${">".repeat(Math.min(depth, 20))} ` : "";
    this.#lastDepth = depth;
    const line = prefix + this.#line.trimEnd();
    this.#done.push(line);
    this.#length += line.length + 1;
    this.#line = "";
  }

  block(breaks: number): void {
    this.#space = false;
    if (this.#line !== "") {
      this.#flush();
      this.#breaks = 0;
    }
    this.#breaks = Math.max(this.#breaks, breaks - 1);
  }

  lineBreak(): void {
    this.#space = false;
    if (this.#line !== "") {
      this.#flush();
      this.#breaks = 0;
    } else this.#breaks = Math.min(this.#breaks + 1, 2);
  }

  #start(): void {
    if (this.#line !== "" || this.#breaks === 0) return;
    if (this.#done.length > 0) for (; this.#breaks > 0; this.#breaks--) this.#flush();
    this.#breaks = 0;
  }

  text(text: string): void {
    if (this.pre > 0) {
      for (const [index, piece] of text.split("\n").entries()) {
        if (index > 0) this.lineBreak();
        if (piece !== "") this.#start();
        this.#line += piece;
      }
      return;
    }
    const packed = text.replace(/[ \t\r\n\f]+/g, " ");
    const bare = packed.trim();
    if (bare === "") {
      if (packed !== "") this.#space = this.#line !== "";
      return;
    }
    this.#start();
    if ((this.#space || packed.startsWith(" ")) && this.#line !== "" && !/\s$/.test(this.#line))
      this.#line += " ";
    this.#line += packed.trim();
    this.#space = packed.endsWith(" ");
  }

  /** Something that stands before the text of the line: the mark of a list item, the gap between cells. */
  mark(text: string): void {
    this.#start();
    this.#line += text;
    this.#space = false;
  }

  end(): string {
    if (this.#line !== "") this.#flush();
    return this.#done.join("\n");
  }
}

const plainUrl = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)?(?:www\.)?/, "")
    .replace(/[/?]+$/, "");

interface OpenLink {
  url: string;
  /** Length of the text and of its line before the link. */
  before: number;
  lineBefore: number;
}

function written(html: string, limit: number, honourHidden: boolean): { text: string; open: boolean } {
  const out = new Writer();
  const lists: { ordered: boolean; number: number }[] = [];
  let link: OpenLink | null = null;
  let hidden: { name: string; depth: number } | null = null;
  const closeLink = (): void => {
    const open = link;
    link = null;
    if (!open || out.length === open.before) return;
    const shown = out.line.length >= open.lineBefore ? out.line.slice(open.lineBefore).trim() : "";
    if (shown !== "" && plainUrl(shown) === plainUrl(open.url)) return;
    if (/[\p{L}\p{N}]/u.test(shown)) out.text(` (${open.url})`);
  };
  const openTag = (tag: Tag): void => {
    const { name } = tag;
    if (name === "br") return out.lineBreak();
    if (name === "img") return out.text(unescapeHtml(attribute(tag, "alt")));
    if (name === "hr") {
      out.block(1);
      out.text("---");
      return out.block(1);
    }
    if (name === "a") {
      closeLink();
      const url = unescapeHtml(attribute(tag, "href")).trim();
      if (/^(?:https?|mailto|tel):/i.test(url) && url.length <= longestLink)
        link = { url, before: out.length, lineBefore: out.line.length };
      return;
    }
    if (name === "td" || name === "th") return void (out.line !== "" && out.mark("\t"));
    if (name === "ul" || name === "ol") {
      out.block(lists.length > 0 ? 1 : 2);
      return void lists.push({ ordered: name === "ol", number: Number(attribute(tag, "start")) || 1 });
    }
    if (name === "li") {
      out.block(1);
      const list = lists.at(-1);
      return out.mark(
        "  ".repeat(Math.min(Math.max(lists.length - 1, 0), 10)) +
          (list?.ordered ? `${list.number++}. ` : "- "),
      );
    }
    if (paragraphs.has(name)) out.block(2);
    else if (lines.has(name)) out.block(1);
    if (name === "blockquote") out.quotes++;
    if (name === "pre") out.pre++;
  };
  const closeTag = ({ name }: Tag): void => {
    if (name === "a") return closeLink();
    if (name === "ul" || name === "ol") lists.pop();
    if (paragraphs.has(name)) out.block(lists.length > 0 && name !== "p" ? 1 : 2);
    else if (lines.has(name)) out.block(1);
    if (name === "blockquote") out.quotes = Math.max(0, out.quotes - 1);
    if (name === "pre") out.pre = Math.max(0, out.pre - 1);
  };
  walkHtml(
    html,
    (text) => {
      if (hidden) return true;
      out.text(unescapeHtml(text).replace(fillers, ""));
      return out.length <= limit;
    },
    (tag) => {
      if (hidden) {
        if (tag.name === hidden.name) hidden.depth += tag.closing ? -1 : 1;
        if (hidden.depth === 0) hidden = null;
        return;
      }
      if (tag.closing) return closeTag(tag);
      if (honourHidden && !empty.has(tag.name) && hiddenStyle.test(attribute(tag, "style"))) {
        hidden = { name: tag.name, depth: 1 };
        return;
      }
      openTag(tag);
    },
  );
  closeLink();
  return { text: out.end(), open: hidden !== null };
}

/**
 * The text of an HTML body, cut some way beyond `limit` characters. Links are `text (url)` where the text is not the
 * address itself; quotes begin with `>`. An element that is hidden and never closed would hide the rest: then it counts.
 */
export function htmlToText(html: string, limit: number): string {
  const first = written(html, limit, true);
  const { text } = first.open ? written(html, limit, false) : first;
  return tidy(text.replaceAll("\u00a0", " "));
}
