// HTML of a message as it may be shown: a short list of harmless tags, no script, no style, nothing that asks another machine.
import sanitize from "sanitize-html";

/** Larger HTML is not shown: its text is. */
const LONGEST = 1024 * 1024;

const tags = [
  ..."p br hr div span blockquote pre code h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption".split(
    " ",
  ),
  ..."b strong i em u s strike del ins sub sup small big font center a img q cite abbr address".split(" "),
];

/**
 * Sanitised HTML. Pictures stay only where the message itself carries them (`cid:`), as `data:` addresses from `picture`.
 * Links keep https, http, mailto and tel; the page asks the shell to open them.
 * @param picture the `data:` address of an inline picture by its Content-ID, or null
 */
export function safeHtml(html: string, picture: (contentId: string) => string | null): string | null {
  if (html.length > LONGEST) return null;
  const clean = sanitize(html, {
    allowedTags: tags,
    allowedAttributes: {
      a: ["href", "title"],
      img: ["src", "alt", "title", "width", "height"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan"],
      ol: ["start"],
      "*": ["dir", "lang"],
    },
    allowedSchemes: ["https", "http", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nestingLimit: 100,
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "noscript",
      "title",
      "head",
      "template",
      "svg",
      "math",
    ],
    transformTags: {
      img: (_, { src = "", alt = "", title = "", width = "", height = "" }) => {
        const inside = /^cid:(.+)$/i.exec(src.trim());
        const data = inside ? picture(decoded(inside[1]!)) : null;
        return {
          tagName: "img",
          attribs: {
            ...(data !== null && { src: data }),
            ...(alt && { alt }),
            ...(title && { title }),
            ...(data !== null && width && { width }),
            ...(data !== null && height && { height }),
          },
        };
      },
    },
    // A picture that is not shown leaves its words, if it has any.
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src && !attribs.alt,
  }).trim();
  return clean === "" ? null : clean;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
