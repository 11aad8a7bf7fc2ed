// What must not stand in a log file that a person may send to someone: addresses, numbers to call, secrets, who they are on this machine.

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Seven digits or more is something one could dial; days are spared because a log without them helps nobody. */
const dialled = (text: string) => (text.match(/\d/g)?.length ?? 0) >= 7 && !day.test(text.trim());

/** Long runs of letters and digits mixed: keys, nonces, file tokens. Record ids (UUIDs) are spared: they name nobody. */
const secret = (text: string) => /\d/.test(text) && /[a-z]/i.test(text) && !uuid.test(text);

/**
 * The text with e-mail addresses, dialable numbers, tokens and home folders replaced.
 * @param home the home folder of the signed-in user; other users' folders are recognised by their form
 */
export function redact(text: string, home: string): string {
  const own = home.length > 1 ? text.replaceAll(home, "~") : text;
  return own
    .replaceAll(/(?:\/home\/|\/Users\/|[A-Za-z]:\\Users\\)[^/\\\s:"']+/g, "~")
    .replaceAll(/[^\s@<>"'(),;:[\]]+@[^\s@<>"'(),;:[\]]+\.[^\s@<>"'(),;:[\]]+/g, "[e-mail]")
    .replaceAll(/\b(token|secret|password|authorization|api[-_]?key)(["']?\s*[=:]\s*)\S+/gi, "$1$2[hidden]")
    .replaceAll(/[A-Za-z0-9_-]{24,}/g, (run) => (secret(run) ? "[token]" : run))
    .replaceAll(/(?<![\w.-])\+?\(?\d[\d ().\-/]{5,}\d(?![\w-])/g, (run) => (dialled(run) ? "[number]" : run));
}
