// The address of a website as it is typed, and the key by which two of them are the same site.
import { parse } from "tldts";
import {
  containerSegments,
  ownSubdomains,
  platformAliases,
  platformFamilies,
  platformHosts,
  sharedPlatforms,
  shorteners,
} from "./platforms.ts";

export interface Website {
  /** What is compared: the registrable domain, or platform + path of the owner ("instagram.com/name"). */
  key: string;
  /** The registrable domain when it belongs to the partner alone; null on a shared platform, a shortener or a bare number. */
  domain: string | null;
  /** The address to open, always with a scheme. */
  href: string;
}

const bracketed = /[(<]\s*(https?:[^)>\s]+)\s*[)>]/i;
const scheme = /^(https?)\s*(?:\\?[:;]\s*[\\/]*|[\\/]{2,})\s*/i;
const otherScheme = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i;
/** Numbers with points that are no internet address: a browser would make `1.5` into `1.0.0.5`. */
const halfNumber = /^\d+(?:\.\d*){0,2}$/;
const label = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

/** The cleaned address with a scheme, or null where no host can be seen. */
function cleaned(text: string): string | null {
  const inner = bracketed.exec(text)?.[1] ?? text;
  let rest = inner.trim().replace(/^["'<(]+|["'>),;]+$/g, "");
  let protocol = "https";
  const found = scheme.exec(rest);
  if (found) {
    protocol = found[1]!.toLowerCase();
    rest = rest.slice(found[0].length);
  } else if (otherScheme.test(rest)) return null;
  rest = rest.replace(/^[/\\]+/, "").replace(/^www\.\s+/i, "www.");
  const host = /^[^/?#\\]*/.exec(rest)![0].trim();
  if (host === "" || /[\s@,]/.test(host) || halfNumber.test(host)) return null;
  return `${protocol}://${host}${rest
    .slice(/^[^/?#\\]*/.exec(rest)![0].length)
    .replace(/\\/g, "/")
    .trim()}`;
}

function pathKey(platform: string, url: URL, keepCase: boolean): string {
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const take = parts[0] !== undefined && containerSegments.has(parts[0].toLowerCase()) ? 2 : 1;
  const path = parts.slice(0, take).join("/");
  const id = url.searchParams.get("id");
  const named = /\.php$|^store\//i.test(path) && id ? `${path}?id=${id}` : path;
  const key = named === "" ? platform : `${platform}/${named}`;
  try {
    return keepCase ? key : decodeURIComponent(key).toLowerCase();
  } catch {
    return key.toLowerCase();
  }
}

/** Reads an address however it was typed (no scheme, `http\://`, upper case, international name); null if it is none. */
export function websiteKey(text: string): Website | null {
  const address = cleaned(text);
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  const host = url.hostname.replace(/\.$/, "");
  const { domain, isIp, domainWithoutSuffix, subdomain } = parse(host, { allowPrivateDomains: true });
  if (isIp) return { key: url.host, domain: null, href: url.href };
  if (!host.includes(".") || !host.split(".").every((part) => label.test(part))) return null;
  if (/^\d+$/.test(host.slice(host.lastIndexOf(".") + 1))) return null;
  const site = domain ?? host;
  const named = domainWithoutSuffix ?? "";
  const canonical = platformFamilies.has(named) ? `${named}.com` : (platformAliases[site] ?? site);
  const href =
    url.pathname === "/" && url.search === "" && url.hash === "" ? url.href.replace(/\/$/, "") : url.href;
  if (shorteners.has(site)) return { key: pathKey(site, url, true), domain: null, href };
  const before = (subdomain ?? "").replace(/^www\.?/, "");
  if (ownSubdomains.has(site) && before !== "" && !platformHosts.has(before)) {
    const own = `${before.split(".").at(-1)}.${site}`;
    return { key: own, domain: own, href };
  }
  const shared = sharedPlatforms.has(`${before}.${canonical}`) ? `${before}.${canonical}` : canonical;
  if (sharedPlatforms.has(shared)) return { key: pathKey(shared, url, false), domain: null, href };
  return { key: site, domain: site, href };
}

const shared: ReadonlySet<string> = new Set([
  ...sharedPlatforms,
  ...shorteners,
  ...Object.keys(platformAliases),
]);

/**
 * Whether an address belongs to a platform that many share. Says the same as `websiteKey(text)?.domain === null` for
 * names of hosts, at a small part of its cost: readers ask it for every row, so it goes over the text once.
 */
export function onSharedPlatform(text: string): boolean {
  const scheme = text.indexOf("//");
  const from = scheme < 0 ? 0 : scheme + 2;
  // Where the dots before the last, second last and third last name are; one before the host where it has fewer names.
  let [last, second, third] = [from - 1, from - 1, from - 1];
  let upper = false;
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 46) {
      third = second;
      second = last;
      last = end;
    } else if (code === 47 || code === 63 || code === 35 || code === 58 || code === 32) break;
    else if (code >= 65 && code <= 90) upper = true;
  }
  if (last < from) return false;
  if (upper) return onSharedPlatform(text.toLowerCase());
  const site = text.slice(second + 1, end);
  if (shared.has(site))
    return !ownSubdomains.has(site) || second < from || platformHosts.has(text.slice(third + 1, second));
  if (platformFamilies.has(text.slice(second + 1, last))) return true;
  // google.co.uk
  return second >= from && last - second <= 4 && platformFamilies.has(text.slice(third + 1, second));
}
