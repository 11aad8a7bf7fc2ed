// The formatted form of a message: in a shadow root, so that neither its looks nor the page's reach the other; links go to the shell.
import { useEffect, useRef } from "react";
import { openLink } from "../../ui/ItemList.tsx";
import { t } from "../../words.ts";
import { mailNodes } from "./mailNodes.ts";
import classes from "./Thread.module.css";

const rules = `
:host { display: block; }
.mail { overflow-wrap: anywhere; line-height: 1.5; }
.mail p, .mail ul, .mail ol, .mail dl, .mail pre, .mail table { margin: 0 0 0.75em; }
.mail p.heading { font-weight: 600; font-size: 1.1em; }
.mail pre { white-space: pre-wrap; }
.mail img { max-width: 100%; height: auto; background: #fff; }
.mail table { border-collapse: collapse; max-width: 100%; }
.mail td, .mail th { padding: 0.125em 0.375em 0.125em 0; vertical-align: top; text-align: start; }
.mail a[href] { color: var(--mantine-color-anchor); text-decoration: underline; }
.mail a:focus-visible, .mail summary:focus-visible { outline: 2px solid var(--mantine-color-anchor); outline-offset: 1px; }
.mail blockquote { margin: 0.5em 0 0.75em; padding-inline-start: 0.75em; border-inline-start: 2px solid var(--liaison-hairline); color: var(--mantine-color-dimmed); }
.mail summary { width: fit-content; cursor: pointer; font-size: 0.857em; color: var(--mantine-color-dimmed); }
.mail hr { border: 0; border-block-start: 1px solid var(--liaison-hairline); }
`;

let sheet: CSSStyleSheet | null = null;
/** Made once: a sheet that is adopted needs no nonce, and no style of the message is ever one. */
function theSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
  }
  return sheet;
}

export function MailHtml({ html }: { html: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [theSheet()];
    const body = document.createElement("div");
    body.className = "mail";
    body.dir = "auto";
    body.append(
      mailNodes(html, {
        showQuoted: t("ui.said.thread.showQuoted"),
        leads: (url) => t("ui.said.thread.opensIn", { url }),
      }),
    );
    root.replaceChildren(body);
    const follow = (event: Event): void => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link) return;
      event.preventDefault();
      if (link.href !== "") openLink(link.href);
    };
    body.addEventListener("click", follow);
    body.addEventListener("auxclick", follow);
    return () => root.replaceChildren();
  }, [html]);
  return <div ref={host} className={classes.html} />;
}
