// Asks a person: a small window of its own with a form, for Chromium has no native message boxes to give. Files are
// chosen by Chromium's native chooser; a path to save to is typed.
import { browser } from "./browser.ts";
import type { Session } from "./cdp.ts";
import { isInteractive } from "./desktop.ts";
import { StandinError } from "./strict.ts";

export interface Question {
  /** The dialog's name in the API, for the error when nobody is there. */
  api: string;
  title: string;
  text?: string;
  buttons: string[];
  /** Where a path is typed, or files are chosen. */
  field?: { kind: "path"; value: string } | { kind: "files"; multiple: boolean; accept: string };
}
export interface Reply {
  /** The index of the button, or −1 when the window was closed. */
  button: number;
  paths: string[];
}
const SIZE = { width: 480, height: 260 };

export async function askPerson(question: Question): Promise<Reply> {
  if (!isInteractive())
    throw new StandinError(
      `electron stand-in: nobody is there to answer ${question.api} (${question.title}): replace it in the test`,
    );
  const { session, targetId, windowId } = await browser.open();
  try {
    await browser.cdp.send("Browser.setWindowBounds", { windowId, bounds: SIZE });
    await session.send("Page.enable");
    await session.send("Runtime.runIfWaitingForDebugger");
    const { frameTree } = await session.send("Page.getFrameTree");
    await session.send("Page.setDocumentContent", { frameId: frameTree.frame.id, html: formOf(question) });
    await session.send("Page.bringToFront");
    const { result } = await session.send("Runtime.evaluate", { expression: WAIT, awaitPromise: true });
    const paths = question.field ? await pathsOf(session, question.field.kind) : [];
    return { button: Number(result.value), paths };
  } catch {
    return { button: -1, paths: [] }; // the window was closed
  } finally {
    await browser.cdp.send("Target.closeTarget", { targetId }).catch(() => {});
  }
}

async function pathsOf(session: Session, kind: "path" | "files"): Promise<string[]> {
  const evaluate = (expression: string) => session.send("Runtime.evaluate", { expression });
  if (kind === "path") return [String((await evaluate("field.value")).result.value)];
  const paths: string[] = [];
  const count = Number((await evaluate("field.files.length")).result.value);
  for (let at = 0; at < count; at++) {
    const { result } = await evaluate(`field.files[${at}]`);
    paths.push((await session.send("DOM.getFileInfo", { objectId: result.objectId ?? "" })).path);
  }
  return paths;
}

/** Settles with the index of the button that was pressed. */
const WAIT = `new Promise((resolve) => {
  document.querySelectorAll("button").forEach((button, at) => button.addEventListener("click", () => resolve(at)));
  addEventListener("keydown", (event) => event.key === "Escape" && resolve(-1));
})`;

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function fieldOf(field: Question["field"]): string {
  if (!field) return "";
  if (field.kind === "path")
    return `<label>Path <input id="field" autofocus size="48" value="${escaped(field.value)}"></label>`;
  const multiple = field.multiple ? "multiple" : "";
  return `<label>File <input id="field" type="file" ${multiple} accept="${escaped(field.accept)}"></label>`;
}

const formOf = ({ title, text = "", buttons, field }: Question) => `<!doctype html>
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark; font: 15px system-ui, sans-serif; }
  body { margin: 20px; }
  p { white-space: pre-wrap; }
  input, button { font: inherit; padding: 4px 10px; max-width: 100%; box-sizing: border-box; }
  footer { display: flex; gap: 8px; justify-content: flex-end; margin-top: 20px; }
</style>
<main><h1 style="font-size: 17px">${escaped(title)}</h1><p>${escaped(text)}</p>${fieldOf(field)}</main>
<footer>${buttons.map((button) => `<button>${escaped(button)}</button>`).join("")}</footer>`;
