// The people of the example: names as they are written where they live, addresses at their partner, numbers from fiction.
import type { ExampleItem, ExamplePerson } from "./world.ts";
import type { Random } from "./random.ts";
import { personalNotes, roles } from "./words/asides.ts";
import { drinks, shirts, type OwnFieldName } from "./words/goods.ts";
import { cultures, longName, type Culture } from "./words/names.ts";
import { places, type Place } from "./words/places.ts";
import type { Desk } from "./words/talk.ts";

/** A person as the talks need them. */
export interface Persona {
  ref: string;
  desk: Desk;
  /** The given name in Latin letters: how the manager writes to them. */
  first: string;
}

export interface Home {
  partner: string | null;
  country: string;
  /** Domain of their address; null for people without a partner. */
  site: string | null;
  creator: boolean;
  createdAt: number;
}

interface Name {
  full: string;
  parts: Record<string, string>;
  latin: { given: string; family: string };
}

const plainLetters: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  ß: "ss",
  ı: "i",
  đ: "d",
  æ: "ae",
  ħ: "h",
  ä: "ae",
  ö: "oe",
  ü: "ue",
};

/** Letters a-z for addresses: "Käthe Oßwald" becomes "kaetheosswald". */
const asciiName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[łøßıđæħäöü]/g, (letter) => plainLetters[letter] ?? "")
    .normalize("NFD")
    .replace(/[^a-z]/g, "");

const ownScript = (name: string): [shown: string, latin: string] => {
  const [shown = "", latin = shown] = name.split("/");
  return [shown, latin];
};

function drawName(culture: Culture, random: Random): Name {
  const [given, givenLatin] = ownScript(random.pick(culture.given));
  const [family, familyLatin] = ownScript(random.pick(culture.family));
  const joiner = culture.order === "family first, joined" ? "" : " ";
  const phonetic = given !== givenLatin && { phoneticGiven: givenLatin, phoneticFamily: familyLatin };
  const prefix = culture.language === "de" && random.chance(0.12) ? "Dr." : null;
  const full = culture.order
    ? `${family}${joiner}${given}`
    : [prefix, given, family].filter(Boolean).join(" ");
  return {
    full,
    parts: { ...(prefix && { prefix }), given, family, ...phonetic },
    latin: { given: givenLatin, family: familyLatin },
  };
}

const overlong: Name = {
  full: `${longName.given} ${longName.middle} ${longName.family}`,
  parts: longName,
  latin: { given: "Maria", family: "Coutinho" },
};

const digits = (pattern: string, random: Random): string =>
  pattern.replaceAll("#", () => String(random.int(0, 9)));

function drawPhones(place: Place, random: Random): ExampleItem[] {
  const phones: ExampleItem[] = [];
  if (place.landlines.length > 0 && random.chance(0.6))
    phones.push({ value: digits(random.pick(place.landlines), random), label: "work" });
  if (place.mobiles.length > 0 && random.chance(0.55))
    phones.push({ value: digits(random.pick(place.mobiles), random), label: "mobile" });
  if (phones.length === 2) phones[random.int(0, 1)]!.preferred = true;
  return phones;
}

function drawEmails(home: Home, name: Name, desk: Desk, taken: Set<string>, random: Random): ExampleItem[] {
  const [given, family] = [asciiName(name.latin.given), asciiName(name.latin.family)];
  const emails: ExampleItem[] = [];
  if (home.site !== null && desk === "finance" && random.chance(0.4))
    emails.push({ value: `accounts@${home.site}`, label: "work" });
  else if (home.site !== null) {
    const whole = `${given}.${family}`;
    const short = random.pick([whole, given, `${given.charAt(0)}.${family}`]);
    emails.push({
      value: `${taken.has(`${short}@${home.site}`) ? whole : short}@${home.site}`,
      label: "work",
    });
  }
  if (emails.length === 0 || random.chance(0.2)) {
    emails.push({ value: `${given}.${family}${random.int(2, 98)}@post.example`, label: "home" });
  }
  if (emails.length === 2) emails[0]!.preferred = true;
  for (const { value } of emails) taken.add(value);
  return emails;
}

function drawBirthday(random: Random): string | null {
  if (!random.chance(0.35)) return null;
  const [month, day] = [random.int(1, 12), random.int(1, 28)].map((part) => String(part).padStart(2, "0"));
  return `${random.chance(0.5) ? random.int(1964, 2001) : "-"}-${month}-${day}`;
}

function drawLinks(home: Home, name: Name, random: Random): ExampleItem[] {
  const slug = `${asciiName(name.latin.given)}-${asciiName(name.latin.family)}`;
  const links: ExampleItem[] = [];
  if (random.chance(0.4)) links.push({ value: `https://profiles.example/in/${slug}`, label: "profile" });
  if (home.creator && random.chance(0.7))
    links.push({ value: `https://clips.example/@${slug}`, label: "channel" });
  return links;
}

function drawOwn(random: Random): Record<string, string> {
  const own: Partial<Record<OwnFieldName, string>> = {};
  if (random.chance(0.2)) own["Shirt size"] = random.pick(shirts);
  if (random.chance(0.25)) own["Coffee or tea"] = random.pick(drinks);
  return own;
}

/** Makes people one after the other; no full name comes twice. */
export function peopleMaker(
  random: Random,
): (home: Home, desk: Desk, special?: "long name") => { person: ExamplePerson; persona: Persona } {
  const names = new Set<string>();
  const addresses = new Set<string>();
  let count = 0;
  return (home, desk, special) => {
    const place = places[home.country];
    if (!place) throw new Error(`no place for the country ${home.country}`);
    const culture: Culture = cultures[place.culture];
    let name = special ? overlong : drawName(culture, random);
    while (names.has(name.full)) name = drawName(culture, random);
    names.add(name.full);
    const ref = `person-${++count}`;
    const person: ExamplePerson = {
      ref,
      partner: home.partner,
      fullName: name.full,
      name: { ...name.parts },
      role: home.creator && desk === "lead" ? "Creator" : random.pick(roles[desk]),
      emails: drawEmails(home, name, desk, addresses, random),
      phones: drawPhones(place, random),
      links: drawLinks(home, name, random),
      timeZone: random.chance(0.8) ? place.timeZone : null,
      language: random.chance(0.7) ? culture.language : null,
      birthday: drawBirthday(random),
      note: random.chance(0.3) ? random.pick(personalNotes) : null,
      doNotContact: false,
      own: drawOwn(random),
      createdAt: home.createdAt,
    };
    return { person, persona: { ref, desk, first: name.latin.given } };
  };
}
