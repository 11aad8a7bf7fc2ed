// E-mail addresses as they are typed and exported: what is an address, by which key it is compared, and who nobody reads.
import { getDomain, parse } from "tldts";
import { automaticLocals, freeMailDomains, freeMailFamilies, noAnswer } from "./mailDomains.ts";

export interface Email {
  /** What is compared: lower case, international domain in its ASCII form. */
  key: string;
  /** The address alone, in the source's spelling. */
  address: string;
  /** The registrable domain ("mail.firm.example" → "firm.example"). */
  domain: string;
  /** The domain is a provider's, so it says nothing about a company. */
  freeMail: boolean;
}

const plain =
  /^(?!')[a-z0-9!#$%&'*+=?^_`{|}~.-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;
const inBrackets = /<\s*([^<>]*@[^<>]*?)\s*>/;
const local = /^[^\s"(),:;<>@[\\\]/]+$/;
/** An Exchange address wrapped so that it looks like one: `IMCEAEX-_O=FIRM_OU=…@firm.example`. */
const wrapped = /^imceaex-/i;

const freeMailOf = (host: string, domain: string): boolean => {
  if (freeMailDomains.has(host) || freeMailDomains.has(domain)) return true;
  const { domainWithoutSuffix } = parse(host);
  return freeMailFamilies.has(domainWithoutSuffix ?? "");
};

function known(address: string, host: string): Email {
  const domain = getDomain(host, { allowPrivateDomains: true }) ?? host;
  const at = address.lastIndexOf("@");
  return {
    key: `${address.slice(0, at).toLowerCase()}@${host}`,
    address,
    domain,
    freeMail: freeMailOf(host, domain),
  };
}

/** Reads one address (`Name <a@b>`, `mailto:`, trailing signs); null for what is none, such as Exchange's `/o=…`. */
export function emailKey(text: string): Email | null {
  let address = text.trim();
  if (!plain.test(address)) {
    address = (inBrackets.exec(address)?.[1] ?? address)
      .replace(/^(?:mailto|smtp):/i, "")
      .replace(/(@[^?]*)\?.*$/, "$1")
      .replace(/^[\s"'<(]+|[\s"'>),;:.]+$/g, "");
  }
  if (address.length > 254 || wrapped.test(address)) return null;
  const at = address.lastIndexOf("@");
  const name = address.slice(0, at);
  if (at < 1 || name.startsWith(".") || name.endsWith(".") || name.includes("..")) return null;
  if (plain.test(address)) return known(address, address.slice(at + 1).toLowerCase());
  const typed = address.slice(at + 1);
  if (!local.test(name) || !typed.includes(".") || /[\s/\\:?#@[\]]/.test(typed)) return null;
  if (!URL.canParse(`http://${typed}/`)) return null;
  const host = new URL(`http://${typed}/`).hostname;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/.test(host) ? known(address, host) : null;
}

/** Whether an address is one that only sends: no-reply and the like. Shared inboxes such as `info@` are not. */
export function automaticAddress(text: string): boolean {
  const address = emailKey(text)?.key ?? text.trim().toLowerCase();
  const name = address.slice(0, Math.max(0, address.lastIndexOf("@")));
  const tagged = /^[^+=]*/.exec(name)![0];
  return (
    noAnswer.test(name.replace(/[-_.]/g, "")) ||
    automaticLocals.has(tagged.replace(/[-_.]/g, "")) ||
    /^bounces?[-_.+=]/.test(name)
  );
}
