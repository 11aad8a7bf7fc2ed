// The facts that the talks with one partner share, so that rates, codes and sums agree from one message to the next.
import type { PartnerType } from "../../domain/partner.ts";
import type { Day } from "../../domain/days.ts";
import { dayAt, monthName, nextSeason, spokenDay, workday } from "./calendar.ts";
import type { Persona } from "./people.ts";
import type { Random } from "./random.ts";
import { themes, worries } from "./words/asides.ts";
import { cities, events, landings, products, programs, treats } from "./words/goods.ts";
import type { PartnerSeed } from "./words/partnerList.ts";

type Client = (typeof programs)[number]["client"];

/** A partner with its people and with what was agreed so far. */
export interface Cast {
  ref: string;
  seed: PartnerSeed;
  people: readonly Persona[];
  client: Client;
  program: (typeof programs)[number];
  /** Percent of the sale; an agreement raises it by one. */
  rate: number;
  code: string;
  discount: number;
  /** In whole units of the program's currency. */
  flat: number;
  visits: number;
  /** Clicks of a month. */
  clicks: number;
}

const baseRates: Partial<Record<PartnerType, readonly [low: number, high: number]>> = {
  cashback: [4, 5],
  "discount-code": [4, 6],
  loyalty: [4, 6],
  "employee-portal": [5, 6],
  "browser-extension": [3, 5],
  "sub-network": [6, 7],
};

const networkNames: Readonly<Record<string, string>> = {
  awin: "Awin",
  partnerize: "Partnerize",
  impact: "impact.com",
  "in-house": "our system",
};

/** "4800" becomes "4,800": the manager of the example writes English. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

export function castOf(seed: PartnerSeed, ref: string, people: readonly Persona[], random: Random): Cast {
  const program = programs.find((one) => one.name === seed.program);
  if (!program) throw new Error(`no program named ${seed.program}`);
  const [low, high] = baseRates[seed.types[0] ?? "content"] ?? [7, 9];
  const discount = random.pick([5, 10, 10, 12, 15]);
  const stem = (seed.sites[0] ?? "")
    .replace(/[^a-z].*$/, "")
    .slice(0, random.int(5, 7))
    .toUpperCase();
  return {
    ref,
    seed,
    people,
    client: program.client,
    program,
    rate: random.int(low, high),
    code: `${stem}${discount}`,
    discount,
    flat: random.pick([300, 400, 450, 600, 750, 900, 1200, 1800]),
    visits: random.int(8, 140) * 1000 + random.int(0, 9) * 100,
    clicks: random.int(900, 9000),
  };
}

/** Values of the slots of one talk that begins on this day. */
export function slotsFor(
  cast: Cast,
  main: Persona | null,
  today: Day,
  offset: number,
  random: Random,
): Record<string, string> {
  const { client, program, rate, seed } = cast;
  const day = dayAt(today, offset);
  const [product = "", product2 = ""] = random.shuffled(products[client]);
  const theme = random.pick(themes[client] ?? []);
  const clicks = Math.round((cast.clicks * random.int(70, 130)) / 100);
  const conversion = random.int(12, 44) / 10;
  const flatLow = Math.round((cast.flat * 0.55) / 10) * 10;
  const others = cast.people.filter((one) => one.ref !== main?.ref);
  return {
    first: main?.first ?? "Hello",
    other: others.length > 0 ? random.pick(others).first : "a colleague",
    partner: seed.name.length > 60 ? "the association" : seed.name,
    site: seed.sites[0] ?? "",
    slug: theme.replaceAll(" ", "-"),
    client,
    program: program.name,
    network: networkNames[program.network] ?? program.network,
    product,
    product2,
    theme,
    visits: grouped(cast.visits),
    rate: `${rate} %`,
    rateMid: `${rate + 1} %`,
    rateUp: `${rate + 2} %`,
    cookie: "30",
    cookieUp: random.pick(["45", "60"]),
    net: random.pick(["30", "45"]),
    code: cast.code,
    pct: `${cast.discount} %`,
    pctBig: random.pick(["30 %", "40 %", "50 %"]),
    flat: `${grouped(cast.flat)} ${program.currency}`,
    flatLow: `${grouped(flatLow)} ${program.currency}`,
    orders: grouped(Math.max(8, Math.round((clicks * conversion) / 100))),
    clicks: grouped(clicks),
    n: String(random.int(4, 9)),
    cr: `${conversion.toFixed(1)} %`,
    newShare: `${random.int(24, 71)} %`,
    landing: random.pick(landings[client]),
    by: spokenDay(dayAt(today, workday(today, offset + random.int(8, 16)))),
    month: monthName(day),
    prevMonth: monthName(day, -1),
    nextMonth: monthName(day, 1),
    season: nextSeason(day),
    event: random.pick(events),
    treat: random.pick(treats),
    city: random.pick(cities),
    worry: random.pick(worries),
  };
}
