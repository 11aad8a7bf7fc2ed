// Numbered names and values for the large worlds: the same number and seed always give the same, and no two partners one name.

const first = [
  "Amber",
  "Birch",
  "Cobalt",
  "Delta",
  "Ember",
  "Fable",
  "Granite",
  "Harbour",
  "Indigo",
  "Juniper",
  "Kestrel",
  "Lumen",
  "Maple",
  "Nimbus",
  "Ochre",
  "Pebble",
  "Quartz",
  "Rowan",
  "Saffron",
  "Thistle",
  "Umber",
  "Velvet",
  "Willow",
  "Ypsilon",
  "Zéphyr",
  "Ångström",
  "Über",
  "Éclair",
];
const second = [
  "Trail",
  "Coupon",
  "Review",
  "Gear",
  "Saver",
  "Guide",
  "Deal",
  "Compare",
  "Journal",
  "Club",
  "Points",
  "Media",
  "Studio",
  "Digest",
  "Market",
  "Voice",
];
const third = ["Ltd", "GmbH", "Blog", "Network", "Collective", "SARL", "House", "Online"];
const given = [
  "Ada",
  "Björn",
  "Carmen",
  "Dmitri",
  "Elif",
  "Farah",
  "Goran",
  "Hélène",
  "Ines",
  "Jun",
  "Katja",
  "Liam",
  "Mei",
  "Noor",
  "Olu",
  "Pia",
  "Quentin",
  "Rosa",
  "Sven",
  "Tara",
];
const family = [
  "Abel",
  "Brandt",
  "Castillo",
  "Dvorak",
  "Eklund",
  "Ferrari",
  "Groß",
  "Haddad",
  "Ivanova",
  "Jensen",
  "Kowalski",
  "Lindqvist",
  "Moreau",
  "Novak",
  "Okafor",
  "Petersen",
  "Rossi",
  "Silva",
  "Tanaka",
  "Vogel",
];
const said = [
  "Asked for a higher rate",
  "Sent the new banners",
  "Confirmed the placement",
  "Talked about validation",
  "Reported a broken link",
  "Agreed on the code",
  "Moved the newsletter",
  "Sent a sample",
  "Compared the numbers",
  "Promised an answer",
];
const about = [
  "before Black Friday",
  "for the spring sale",
  "after the relaunch",
  "with the finance team",
  "for the new landing page",
  "until the end of the month",
  "for the members' mailing",
  "with last year's figures",
];

export const countries = ["DE", "GB", "US", "FR", "AT", "CH", "ES", "IT", "NL", "PL", "SE", "PT"];
export const tags = [
  "q4",
  "hiking",
  "video",
  "newsletter",
  "codes",
  "feed",
  "members",
  "seo",
  "families",
  "gear tests",
];

const at = (list: readonly string[], number: number): string => list[number % list.length]!;

/** A number in [0, 2^32) that depends on row, salt and seed. Source: the finaliser of MurmurHash3, public domain. */
export function scattered(row: number, salt: number, seed: number): number {
  let mixed = (row ^ Math.imul(salt + 1, 0x9e3779b9) ^ Math.imul(seed, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

export const companyName = (row: number, seed: number): string => {
  const chance = scattered(row, 100, seed);
  return `${at(first, chance)} ${at(second, chance >>> 8)} ${at(third, chance >>> 16)} ${row}`;
};

export const personName = (row: number, seed: number): string => {
  const chance = scattered(row, 101, seed);
  return `${at(given, chance)} ${at(family, chance >>> 8)}`;
};

export const talkText = (row: number, seed: number): string => {
  const chance = scattered(row, 102, seed);
  return `${at(said, chance)} ${at(about, chance >>> 8)}, case ${row % 997}.`;
};

export const countryOf = (row: number, seed: number): string => at(countries, scattered(row, 103, seed));
export const tagOf = (row: number, nth: number, seed: number): string =>
  at(tags, scattered(row, 104, seed) + nth * 3);

/** A uid of this row: the shape of a UUIDv7, its bits from kind and row. */
export function uidOf(kind: string, row: number): string {
  const hex = row.toString(16).padStart(12, "0");
  return `01900000-${kind.charCodeAt(0).toString(16).padStart(4, "0")}-7000-8000-${hex}`;
}
