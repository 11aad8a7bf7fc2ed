// People as vCards: 4.0 (RFC 6350), and 3.0 (RFC 2426) with the habits of Apple Contacts and Outlook. The reader beside it takes back what is written here.
import { onSharedPlatform } from "../text/website.ts";
import { oneLine } from "./cells.ts";
import type { Labelled } from "./record.ts";
import { escaped, folded, parameter, uri } from "./vcardText.ts";
import { addressParts, isCompany, writtenParts, type WrittenPerson } from "./written.ts";

export const vcardVersions = ["4.0", "3.0"] as const;
export type VcardVersion = (typeof vcardVersions)[number];

/** Labels that are types of a vCard, by the word the reader gives them. Anything else is a label of its own. */
const types: Readonly<Record<string, string>> = {
  Work: "work",
  Home: "home",
  Mobile: "cell",
  Fax: "fax",
  Main: "main",
  Pager: "pager",
  Car: "car",
};
const onlyPlaces: ReadonlySet<string> = new Set(["work", "home"]);

/** The label as types, or null where it has to stand as it is. */
function typesOf(label: string, allowed?: ReadonlySet<string>): string[] | null {
  const found = label === "" ? [] : label.split(" ").map((word) => types[word] ?? "");
  const good = found.every((type) => type !== "" && (!allowed || allowed.has(type)));
  return good && new Set(found).size === found.length ? found : null;
}

/** `1988-03-14` or `--03-14`. RFC 6350 section 4.3.1; Apple's omitted year in 3.0, which has no date without one. */
function birthdayLine(day: string, version: VcardVersion): string {
  if (version === "4.0")
    return `BDAY:${day.startsWith("--") ? `--${day.slice(2).replace("-", "")}` : day.replaceAll("-", "")}`;
  return day.startsWith("--")
    ? `BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604${day.slice(1)}`
    : `BDAY;VALUE=date:${day}`;
}

/** Of a name that is one text: two words of Latin letters are a given and a family name; anything else is not guessed at. */
function guessedParts(fullName: string): { given: string; family: string } {
  const words = fullName.split(" ");
  const [given = "", family = ""] = words;
  const clear =
    words.length === 2 && words.every((word) => /^\p{Lu}[\p{Script=Latin}\p{M}'’-]+$/u.test(word));
  return clear ? { given, family } : { given: fullName, family: "" };
}

class Card {
  readonly lines: string[] = [];
  readonly #version: VcardVersion;
  #groups = 0;

  constructor(version: VcardVersion) {
    this.#version = version;
  }

  add(line: string): void {
    this.lines.push(folded(line));
  }

  text(name: string, value: string): void {
    if (value.trim() !== "") this.add(`${name}:${escaped(value)}`);
  }

  /** A property that may have a label: as types where it is one, else by a group with the label, as Apple writes it. */
  labelled(
    name: string,
    { label, preferred }: Labelled,
    value: string,
    more: { types?: string[]; params?: string; allowed?: ReadonlySet<string> } = {},
  ): void {
    const known = typesOf(label, more.allowed);
    const v3 = this.#version === "3.0";
    const all = [...(v3 ? (more.types ?? []) : []), ...(known ?? []), ...(v3 && preferred ? ["pref"] : [])];
    const typed = all.length > 0 ? `;TYPE=${v3 ? all.join(",").toUpperCase() : all.join(",")}` : "";
    const first = !v3 && preferred ? ";PREF=1" : "";
    const group = known ? "" : `item${++this.#groups}.`;
    this.add(`${group}${name}${typed}${first}${more.params ?? ""}:${value}`);
    if (!known) this.add(`${group}X-ABLabel:${escaped(oneLine(label))}`);
  }

  email(email: Labelled): void {
    this.labelled("EMAIL", email, escaped(oneLine(email.value)), {
      types: ["internet"],
      allowed: onlyPlaces,
    });
  }

  phone(phone: Labelled): void {
    // Outlook takes a number without VOICE for something else than a telephone.
    const silent = /Fax|Mobile|Pager/.test(phone.label) ? [] : ["voice"];
    this.labelled("TEL", phone, escaped(oneLine(phone.value)), { types: silent });
  }

  /** Pages as URL, which every program reads; messengers as IMPP; what is no address at all as a profile. */
  link(link: Labelled): void {
    const value = oneLine(link.value);
    const web = /^https?:\/\//i.test(value) || (onSharedPlatform(value) && !/[\s:@]/.test(value));
    const scheme = /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);
    const own = ";X-LIAISON=link";
    if (web)
      return this.labelled("URL", link, uri(value), {
        allowed: onlyPlaces,
        params: onSharedPlatform(value) ? "" : own,
      });
    if (scheme && link.label === "") return this.labelled("URL", link, uri(value), { params: own });
    const v3 = this.#version === "3.0";
    const service =
      link.label === "" ? "" : `;${v3 ? "X-SERVICE-TYPE" : "SERVICE-TYPE"}=${parameter(oneLine(link.label))}`;
    const preferred = link.preferred ? (v3 ? ";TYPE=PREF" : ";PREF=1") : "";
    if (scheme) this.add(`IMPP${service}${preferred}:${uri(value)}`);
    else if (v3)
      this.add(`X-SOCIALPROFILE${service}${preferred};X-USER=${parameter(value)}:x-apple:${uri(value)}`);
    else this.add(`SOCIALPROFILE${service}${preferred};VALUE=text:${escaped(value)}`);
  }

  address(address: Labelled): void {
    const { street, extended, city, region, country } = addressParts(address.value);
    const value = ["", extended, street, city, region, "", country].map(escaped).join(";");
    const label = this.#version === "4.0" ? `;LABEL=${parameter(address.value)}` : "";
    this.labelled("ADR", address, value, { params: label, allowed: onlyPlaces });
  }

  own({ name, value }: { name: string; value: string }): void {
    const group = `item${++this.#groups}.`;
    this.add(`${group}X-LIAISON-FIELD:${escaped(value)}`);
    this.add(`${group}X-ABLabel:${escaped(oneLine(name))}`);
  }
}

function names(card: Card, person: WrittenPerson, version: VcardVersion): void {
  const parts = writtenParts(person);
  const fullName = oneLine(person.fullName);
  card.add(`FN:${escaped(fullName)}`);
  const { family, given, middle, prefix, suffix, nickname, phoneticGiven, phoneticFamily } = parts;
  const company = isCompany(person);
  const known = [family, given, middle, prefix, suffix].some(Boolean);
  const guess = known || company ? { given, family } : guessedParts(fullName);
  // 3.0 asks for N, and Apple and Outlook show it; 4.0 does not, and a guess is no knowledge.
  if (known || version === "3.0")
    card.add(
      `N:${[guess.family, guess.given, middle, prefix, suffix].map((part) => escaped(oneLine(part ?? ""))).join(";")}`,
    );
  if (company) card.add(version === "3.0" ? "X-ABShowAs:COMPANY" : "KIND:org");
  card.text("NICKNAME", nickname ?? "");
  card.text("X-PHONETIC-FIRST-NAME", phoneticGiven ?? "");
  card.text("X-PHONETIC-LAST-NAME", phoneticFamily ?? "");
}

/**
 * One person as a card, its end included. Lines end with CRLF and have at most 75 octets.
 * @param rev the time of writing as ISO 8601 in UTC, for REV
 */
export function writeVcard(person: WrittenPerson, version: VcardVersion, rev: string): string {
  const card = new Card(version);
  card.add("BEGIN:VCARD");
  card.add(`VERSION:${version}`);
  card.add("PRODID:-//Liaison//Liaison//EN");
  card.add(`UID:urn:uuid:${person.uid}`);
  names(card, person, version);
  card.text("ORG", oneLine(person.partner));
  card.text("TITLE", oneLine(person.role));
  for (const email of person.emails) card.email(email);
  for (const phone of person.phones) card.phone(phone);
  for (const value of person.websites) card.labelled("URL", { label: "Work", value }, uri(value));
  for (const link of person.links) card.link(link);
  for (const address of person.addresses) card.address(address);
  if (person.birthday) card.add(birthdayLine(person.birthday, version));
  card.text("LANG", person.language);
  if (person.timeZone) card.add(`TZ${version === "3.0" ? ";VALUE=text" : ""}:${escaped(person.timeZone)}`);
  if (person.tags.length > 0)
    card.add(`CATEGORIES:${person.tags.map((tag) => escaped(oneLine(tag))).join(",")}`);
  card.text("NOTE", person.note);
  for (const field of person.own) card.own(field);
  if (person.photo) card.add(photoLine(person.photo, version));
  card.add(`REV:${rev.replace(/\.\d+/, "").replace(/[-:]/g, version === "4.0" ? "" : "$&")}`);
  card.add("END:VCARD");
  return `${card.lines.join("\r\n")}\r\n`;
}

const photoLine = ({ type, base64 }: { type: string; base64: string }, version: VcardVersion): string =>
  version === "4.0"
    ? `PHOTO:data:${type};base64,${base64}`
    : `PHOTO;ENCODING=b;TYPE=${type.replace(/^image\//, "").toUpperCase()}:${base64}`;
