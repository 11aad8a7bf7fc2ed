// What the page may do outside itself, as data and pure functions; guard.ts puts them into force.

/** The page's own address. The page itself never reads or writes it. */
export const home = "app://liaison/index.html";

/** True for an address of our own page; everything else is a stranger. */
export function isOurs(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === "app:" && parsed.host === "liaison" && !parsed.username && !parsed.port;
}

/** The same document, whatever its hash: a reload is no navigation away. */
export function isHome(url: string): boolean {
  return isOurs(url) && URL.parse(url)?.pathname === new URL(home).pathname;
}

const permissions: ReadonlySet<string> = new Set(["clipboard-sanitized-write", "notifications"]);

/** Denied unless listed, and only for our own page. */
export const isPermitted = (permission: string, asker: string): boolean =>
  permissions.has(permission) && isOurs(asker);

const leaving: Readonly<Record<string, "open" | "ask">> = {
  "https:": "open",
  "mailto:": "open",
  "tel:": "open",
  "http:": "ask",
};

/** Longer addresses are refused: some systems cut them, and a link that carries data out is long. */
const longest = 4096;

/** Whether a link may leave for the system's browser, mail or telephone program. */
export function linkRule(url: string): "open" | "ask" | "refuse" {
  const parsed = url.length <= longest ? URL.parse(url) : null;
  if (!parsed || parsed.username || parsed.password) return "refuse";
  return leaving[parsed.protocol] ?? "refuse";
}
