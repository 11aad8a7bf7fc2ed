// What a country of the example brings: whose names are common there, the clock, and telephone numbers kept free for fiction.
import type { CultureName } from "./names.ts";

export interface Place {
  culture: CultureName;
  /** IANA name. */
  timeZone: string;
  /**
   * Number patterns that the country's authority reserves for drama, `#` a free digit. Empty: none is reserved, and nobody there
   * gets a local number. Sources: Ofcom (GB), NANPA 555-01XX (US, CA), Bundesnetzagentur (DE), ARCEP (FR), PTS (SE), ACMA (AU).
   */
  landlines: readonly string[];
  mobiles: readonly string[];
}

const none = { landlines: [], mobiles: [] };

export const places: Readonly<Record<string, Place>> = {
  DE: {
    culture: "german",
    timeZone: "Europe/Berlin",
    landlines: [
      "+49 30 23125 ###",
      "+49 69 90009 ###",
      "+49 40 66969 ###",
      "+49 221 4710 ###",
      "+49 89 99998 ###",
    ],
    mobiles: ["+49 171 39200##"],
  },
  GB: {
    culture: "british",
    timeZone: "Europe/London",
    landlines: ["+44 20 7946 0###", "+44 113 496 0###", "+44 131 496 0###", "+44 161 496 0###"],
    mobiles: ["+44 7700 900###"],
  },
  US: {
    culture: "american",
    timeZone: "America/Denver",
    landlines: ["+1 303-555-01##", "+1 503-555-01##", "+1 617-555-01##"],
    mobiles: ["+1 720-555-01##", "+1 206-555-01##"],
  },
  CA: {
    culture: "canadian",
    timeZone: "America/Toronto",
    landlines: ["+1 416-555-01##"],
    mobiles: ["+1 514-555-01##"],
  },
  FR: {
    culture: "french",
    timeZone: "Europe/Paris",
    landlines: ["+33 1 99 00 ## ##", "+33 4 65 71 ## ##"],
    mobiles: ["+33 6 39 98 ## ##"],
  },
  SE: {
    culture: "swedish",
    timeZone: "Europe/Stockholm",
    landlines: ["+46 8 465 004 ##"],
    mobiles: ["+46 70 174 06 9#"],
  },
  AU: {
    culture: "british",
    timeZone: "Australia/Sydney",
    landlines: ["+61 2 5550 ####"],
    mobiles: ["+61 491 570 006"],
  },
  AT: { culture: "german", timeZone: "Europe/Vienna", ...none },
  CH: { culture: "german", timeZone: "Europe/Zurich", ...none },
  PL: { culture: "polish", timeZone: "Europe/Warsaw", ...none },
  ES: { culture: "spanish", timeZone: "Europe/Madrid", ...none },
  CL: { culture: "spanish", timeZone: "America/Santiago", ...none },
  MX: { culture: "spanish", timeZone: "America/Mexico_City", ...none },
  PT: { culture: "portuguese", timeZone: "Europe/Lisbon", ...none },
  IT: { culture: "italian", timeZone: "Europe/Rome", ...none },
  NL: { culture: "dutch", timeZone: "Europe/Amsterdam", ...none },
  DK: { culture: "danish", timeZone: "Europe/Copenhagen", ...none },
  FI: { culture: "finnish", timeZone: "Europe/Helsinki", ...none },
  EE: { culture: "estonian", timeZone: "Europe/Tallinn", ...none },
  IE: { culture: "irish", timeZone: "Europe/Dublin", ...none },
  CZ: { culture: "czech", timeZone: "Europe/Prague", ...none },
  UA: { culture: "ukrainian", timeZone: "Europe/Kyiv", ...none },
  GR: { culture: "greek", timeZone: "Europe/Athens", ...none },
  TR: { culture: "turkish", timeZone: "Europe/Istanbul", ...none },
  IL: { culture: "hebrew", timeZone: "Asia/Jerusalem", ...none },
  AE: { culture: "arabic", timeZone: "Asia/Dubai", ...none },
  JP: { culture: "japanese", timeZone: "Asia/Tokyo", ...none },
  KR: { culture: "korean", timeZone: "Asia/Seoul", ...none },
  TW: { culture: "chinese", timeZone: "Asia/Taipei", ...none },
  NZ: { culture: "newZealand", timeZone: "Pacific/Auckland", ...none },
  MT: { culture: "maltese", timeZone: "Europe/Malta", ...none },
};
