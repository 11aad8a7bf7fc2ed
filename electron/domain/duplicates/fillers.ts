// Words of a name that say little about whose it is: articles, titles, what many firms add, and what a shared desk is called. Folded.

import { soundOf } from "./spelling.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const articles = list("the der die das het de le la les el los las il");
const titles = list("mr mrs ms miss dr prof professor herr frau herrn mme mlle mag ing dipl sir");
const degrees = list("mba phd msc bsc ma jr sr esq");

/** What a firm adds to its name or leaves out, as it sounds. */
export const added = list(
  soundOf(
    "group gruppe groupe holding media medien digital online internet interactive publishing publications verlag blog magazine magazin network netzwerk international global team official agency agentur marketing affiliate affiliates partner partners web website site",
  ),
);

const desks = list(
  "affiliate affiliates affiliation partner partners partnership partnerships publisher publishers team support info information sales marketing office kontakt contact contacts service services kundenservice account accounts accounting billing buchhaltung invoice invoices rechnung finance finanzen press presse pr media redaktion editorial admin help hello mail manager management network programm program programme customer & the of and",
);

/** Whether a person's name is that of a desk where many sit ("Affiliate Team"). */
export const isDesk = (words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => desks.has(word));

/** The words of a firm's name without a leading article. */
export const firmWords = (words: readonly string[]): readonly string[] =>
  words.length > 1 && articles.has(words[0]!) ? words.slice(1) : words;

/** The words of a person's name without titles before and degrees behind it. */
export function personWords(words: readonly string[]): readonly string[] {
  let [start, end] = [0, words.length];
  while (end - start > 1 && titles.has(words[start]!)) start++;
  while (end - start > 2 && degrees.has(words[end - 1]!)) end--;
  return words.slice(start, end);
}

const shared = list(
  "info information contact contacts kontakt contacto contatto hello hallo hi hey bonjour hola mail email office sales vertrieb marketing media presse press pr support help hilfe service kundenservice team admin webmaster affiliate affiliates affiliation partner partners partnership partnerships partnerprogramm publisher publishers advertiser advertisers advertising ads werbung anzeigen redaktion editorial editor account accounts accounting billing buchhaltung invoice invoices rechnung rechnungen finance cooperation kooperation kooperationen collab collabs business biz post welcome ecommerce shop social socialmedia management general enquiries inquiries enquiry",
);

/** Whether many read what is sent to an address ("partners@", "affiliate-team@"), so that it is nobody's own. */
export function isSharedAddress(email: string): boolean {
  const local = /^[^@+]*/.exec(email)![0];
  const parts = local.split(/[._-]/).filter((part) => !/^(?:[a-z]{2}|\d+|)$/.test(part));
  return parts.length > 0 && parts.every((part) => shared.has(part));
}
