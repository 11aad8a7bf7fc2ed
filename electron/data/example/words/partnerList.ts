// The sixty fictional partners of the example: who they are and where each stands. What happens with them is drawn by seed.
import { stages, type PartnerType, type Stage } from "../../../domain/partner.ts";
import type { ProgramName } from "./goods.ts";

/** `also` is a second program with a stage of its own. */
export interface PartnerSeed {
  name: string;
  sites: readonly string[];
  country: string;
  languages: readonly string[];
  types: readonly PartnerType[];
  tags: readonly string[];
  stage: Stage;
  program: ProgramName;
  also?: { program: ProgramName; stage: Stage };
  /** For lost ones, in the manager's words. */
  reason?: string;
}

const E = "Brackenfold Europe";
const U = "Brackenfold UK";
const N = "Brackenfold North America";
const T = "Tamsin & Grove";

type Row = [
  name: string,
  sites: string,
  country: string,
  languages: string,
  types: readonly PartnerType[],
  tags: string,
  program: ProgramName,
  more?: Pick<PartnerSeed, "also" | "reason">,
];

/** By stage; a row's websites and languages are separated by spaces, its tags by commas. */
const rows: Record<Stage, Row[]> = {
  key: [
    [
      "Wanderfuchs Magazin",
      "wanderfuchs.example wanderfuchs-test.example",
      "DE",
      "de",
      ["content", "review"],
      "hiking,q4,long-form",
      E,
    ],
    ["Bergpreis Vergleich", "bergpreis.example", "DE", "de", ["comparison"], "feed,q4", E],
    ["The Soggy Rambler", "soggyrambler.example", "GB", "en", ["content", "influencer"], "hiking,video", U],
    [
      "Groschenhof Cashback",
      "groschenhof.example",
      "AT",
      "de",
      ["cashback", "browser-extension"],
      "q4,monthly report",
      E,
      { also: { program: T, stage: "active" } },
    ],
    ["Trailhead Ledger", "trailheadledger.example", "US", "en", ["review", "content"], "gear tests,seo", N],
    [
      "Belle Matière",
      "bellematiere.example",
      "FR",
      "fr",
      ["content", "influencer"],
      "natural beauty,video",
      T,
    ],
  ],
  active: [
    [
      "Packliste & Pausenbrot",
      "packliste-pausenbrot.example",
      "DE",
      "de",
      ["content"],
      "families,camping",
      E,
    ],
    [
      "Coupon Otter",
      "couponotter.example",
      "US",
      "en",
      ["discount-code"],
      "codes,q4",
      N,
      { also: { program: T, stage: "negotiating" } },
    ],
    ["Żółty Szlak", "zoltyszlak.example", "PL", "pl", ["content", "community"], "hiking,forum", E],
    ["Refugio de Papel", "refugiodepapel.example", "ES", "es ca", ["content"], "books,hiking", E],
    ["山歩き手帖", "yamaaruki.example", "JP", "ja", ["content", "review"], "gear tests,japan", N],
    [
      "Gutscheinkiste Süd",
      "gutscheinkiste-sued.example",
      "DE",
      "de",
      ["discount-code"],
      "codes,q4",
      E,
      { also: { program: T, stage: "active" } },
    ],
    ["Haut & Hafer", "hautundhafer.example", "CH", "de fr", ["review"], "natural beauty", T],
    ["Lumi Löyly", "lumiloyly.example", "FI", "fi en", ["influencer"], "video,sauna", T],
    ["Kit Ferret", "kitferret.example", "GB", "en", ["comparison"], "feed", U],
    ["Northbound Parcel Club", "northboundclub.example", "CA", "en fr", ["loyalty"], "members", N],
    [
      "La Ruche aux Remises",
      "rucheauxremises.example",
      "FR",
      "fr",
      ["cashback", "discount-code"],
      "codes,members",
      E,
      { also: { program: T, stage: "contacted" } },
    ],
    ["Pelle Chiara", "pellechiara.example", "IT", "it", ["content", "email"], "newsletter,natural beauty", T],
    ["Hollow Oak Newsletter", "hollowoak.example", "IE", "en ga", ["email"], "newsletter", U],
    ["Çadır Defteri", "cadirdefteri.example", "TR", "tr", ["influencer", "content"], "camping,video", E],
  ],
  onboarded: [
    [
      "Perk Meadow",
      "perkmeadow.example",
      "GB",
      "en",
      ["employee-portal"],
      "members,b2b",
      U,
      { also: { program: T, stage: "negotiating" } },
    ],
    ["Fjällbrev", "fjallbrev.example", "SE", "sv", ["email", "content"], "newsletter,hiking", E],
    ["Kaori Skin Notes", "kaoriskin.example", "JP", "ja en", ["influencer"], "natural beauty,video", T],
    ["Dalen Wandelt", "dalenwandelt.example", "NL", "nl", ["content"], "hiking,families", E],
  ],
  agreed: [
    ["Basecamp Relay", "basecamprelay.example", "US", "en", ["sub-network"], "sub-affiliates", N],
    ["Glow Diário", "glowdiario.example", "PT", "pt", ["influencer"], "video,natural beauty", T],
    ["露營小隊", "camping-squad.example", "TW", "zh", ["community", "influencer"], "camping,forum", N],
  ],
  negotiating: [
    [
      "Verein zur Förderung des naturnahen Wanderns, Kletterns und Radreisens im deutschsprachigen Alpenraum – Vergleichsportal und Gemeinschaftsblog der Ehrenamtlichen",
      "naturnah-unterwegs-verein.example",
      "DE",
      "de",
      ["comparison", "community"],
      "non-profit,forum",
      E,
    ],
    ["PriceHeron", "priceheron.example", "US", "en", ["comparison", "browser-extension"], "feed", N],
    ["دليل الرحلات البرية", "dalil-rihlat.example", "AE", "ar en", ["content"], "desert,camping", N],
    ["Studio Fernweh Film", "fernwehfilm.example", "DE", "de en", ["influencer"], "video,q4", E],
    [
      "Clubcarte Avantage",
      "clubcarte.example",
      "FR",
      "fr",
      ["loyalty", "employee-portal"],
      "members,b2b",
      E,
      { also: { program: T, stage: "found" } },
    ],
    [
      "Ridge & Rain Podcast",
      "ridgeandrain.example",
      "GB",
      "en",
      ["content", "influencer"],
      "audio,hiking",
      U,
    ],
  ],
  replied: [
    ["שביל ותרמיל", "shvil-tarmil.example", "IL", "he", ["content", "community"], "hiking,forum", E],
    ["Mossy Boot Diaries", "mossyboot.example", "NZ", "en mi", ["content"], "hiking,long-form", N],
    ["Κυριακή στο Φως", "kyriaki-fos.example", "GR", "el", ["influencer"], "natural beauty,video", T],
    ["Sendero Norte", "senderonorte.example", "CL", "es", ["content"], "hiking", N],
    ["BoxLantern", "boxlantern.example", "EE", "et en", ["technology"], "basket recovery", E],
  ],
  contacted: [
    ["Trekking con Bruna", "trekkingconbruna.example", "IT", "it", ["influencer"], "video,hiking", E],
    ["피부 일기장", "pibu-ilgi.example", "KR", "ko", ["review"], "natural beauty", T],
    ["Outfit Almanac", "outfitalmanac.example", "US", "en", ["content"], "style", N],
    ["Adlerblick Media", "adlerblick-media.example", "AT", "de", ["display"], "retargeting", E],
    [
      "Savings Pelican",
      "savingspelican.example",
      "AU",
      "en",
      ["browser-extension", "discount-code"],
      "codes",
      N,
    ],
    ["Leads of Lothian", "leadsoflothian.example", "GB", "en", ["lead-generation"], "", U],
    ["Пригоди в Карпатах", "prygody-karpaty.example", "UA", "uk", ["content"], "hiking,camping", E],
  ],
  found: [
    ["Gréasán Glas", "greasanglas.example", "IE", "ga en", ["content"], "natural living", U],
    ["Campfire Cartography", "campfirecarto.example", "US", "en", ["content", "community"], "maps,forum", N],
    ["Zelená Pleť", "zelenaplet.example", "CZ", "cs", ["review"], "natural beauty", T],
    ["Alpaka & Söhne Reiseblog", "alpaka-soehne.example", "DE", "de", ["content"], "families", E],
    ["Query Magpie", "querymagpie.example", "GB", "en", ["search"], "", U],
    ["Hygge Hud", "hyggehud.example", "DK", "da", ["influencer"], "natural beauty", T],
  ],
  dormant: [
    ["Tentpole Tales", "tentpoletales.example", "US", "en", ["content"], "camping", N],
    ["Rabattrabe", "rabattrabe.example", "DE", "de", ["discount-code"], "codes", E],
    ["Senderos y Sal", "senderosysal.example", "ES", "es", ["content"], "hiking,coast", E],
    ["Bloom Ledger", "bloomledger.example", "GB", "en", ["review"], "natural beauty", T],
  ],
  ended: [
    ["ClickHarbour Media", "clickharbour.example", "MT", "en", ["search", "display"], "brand bidding", E],
    ["Voucher Wren", "voucherwren.example", "GB", "en", ["discount-code"], "codes", U],
  ],
  lost: [
    [
      "Everest & Earl",
      "everestandearl.example",
      "GB",
      "en",
      ["review"],
      "gear tests",
      U,
      { reason: "Exclusive with a competitor until next year" },
    ],
    [
      "Piel de Avena",
      "pieldeavena.example",
      "MX",
      "es",
      ["influencer"],
      "natural beauty,video",
      T,
      { reason: "Wants a fixed fee that the sales cannot carry" },
    ],
    [
      "Wildnispfad Portal",
      "wildnispfad.example",
      "DE",
      "de",
      ["b2b-referral", "content"],
      "b2b",
      E,
      { reason: "No answer after several attempts" },
    ],
  ],
};

const list = (text: string, by: string): string[] => text.split(by).filter((part) => part !== "");

const seedOf = (
  stage: Stage,
  [name, sites, country, languages, types, tags, program, more]: Row,
): PartnerSeed => ({
  name,
  sites: list(sites, " "),
  country,
  languages: list(languages, " "),
  types,
  tags: list(tags, ","),
  stage,
  program,
  ...more,
});

export const partnerList: readonly PartnerSeed[] = stages.flatMap((stage) =>
  rows[stage].map((row) => seedOf(stage, row)),
);
