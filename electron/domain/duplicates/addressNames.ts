// Partners that are called like their site: "mydeals.de", "www.my-deals.co.uk".
import { parse } from "tldts";
import { websiteKey } from "../text/website.ts";

const address = /^(?:https?:\/\/)?(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+\/?$/iu;

/** The site that a name is, and the word that people call it by; null for other names, also "S.Oliver". */
export function addressOf(name: string): { site: string; label: string } | null {
  const text = name.trim();
  if (!text.includes(".") || !address.test(text)) return null;
  const { isIcann, domainWithoutSuffix } = parse(text);
  const site = websiteKey(text)?.domain;
  return isIcann === true && domainWithoutSuffix && site ? { site, label: domainWithoutSuffix } : null;
}
