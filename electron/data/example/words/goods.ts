// What the fictional manager of the example works with: two clients, four programs, what they sell, own fields.
import type { ExampleOwnField, ExampleProgram } from "../world.ts";

export const programs = [
  {
    name: "Brackenfold Europe",
    client: "Brackenfold Outdoor",
    network: "awin",
    currency: "EUR",
    ripeningDays: 45,
    targetRoiBp: 15_000,
    report: "awin-performance",
    orderList: "awin-transactions",
    money: [
      { daysAgo: null, marginBp: 3600, networkFee: { kind: "percentOfCommission", value: 3000 } },
      { daysAgo: 240, marginBp: 3400, networkFee: { kind: "percentOfCommission", value: 3000 } },
    ],
  },
  {
    name: "Brackenfold UK",
    client: "Brackenfold Outdoor",
    network: "partnerize",
    currency: "GBP",
    ripeningDays: 30,
    targetRoiBp: 15_000,
    report: "table of the example, partnerize",
    orderList: "partnerize-conversions",
    money: [{ daysAgo: null, marginBp: 3200, networkFee: { kind: "percentOfSales", value: 150 } }],
  },
  {
    name: "Brackenfold North America",
    client: "Brackenfold Outdoor",
    network: "impact",
    currency: "USD",
    ripeningDays: 60,
    targetRoiBp: 12_000,
    report: "impact-performance",
    orderList: null,
    money: [{ daysAgo: null, marginBp: 3300, networkFee: { kind: "percentOfCommission", value: 2500 } }],
  },
  {
    name: "Tamsin & Grove",
    client: "Tamsin & Grove Skincare",
    network: "in-house",
    currency: "EUR",
    ripeningDays: 30,
    targetRoiBp: 20_000,
    report: "table of the example, in-house",
    orderList: null,
    money: [{ daysAgo: null, marginBp: 4300, networkFee: { kind: "perOrder", value: "0.25" } }],
  },
] as const satisfies readonly ExampleProgram[];

export type ProgramName = (typeof programs)[number]["name"];

export const products: Record<(typeof programs)[number]["client"], readonly string[]> = {
  "Brackenfold Outdoor": [
    "Fellmark 45 pack",
    "Corrie rain shell",
    "Tarn down jacket",
    "Skerry trail shoe",
    "Two-Burn stove",
    "Lapwing tent",
    "Peat merino base layer",
    "Cairn headlamp",
    "Ember sleeping bag",
    "Drystane shirt",
  ],
  "Tamsin & Grove Skincare": [
    "rosehip night oil",
    "oat cleanser",
    "sea fennel serum",
    "birch hand balm",
    "calendula day cream",
    "clay and nettle mask",
    "mineral sun milk",
    "juniper body scrub",
  ],
};

/** Where a link goes: only paths, the site is the client's own. */
export const landings: Record<(typeof programs)[number]["client"], readonly string[]> = {
  "Brackenfold Outdoor": [
    "/packs",
    "/rain",
    "/tents",
    "/new-season",
    "/outlet",
    "/gift-guide",
    "/trail-shoes",
  ],
  "Tamsin & Grove Skincare": ["/starter-set", "/night-care", "/sensitive-skin", "/refills", "/gift-boxes"],
};

export const sites: Record<(typeof programs)[number]["client"], string> = {
  "Brackenfold Outdoor": "brackenfold.example",
  "Tamsin & Grove Skincare": "tamsin-grove.example",
};

export const ownFields = [
  { of: "partner", name: "Monthly visits", kind: "number" },
  {
    of: "partner",
    name: "Audience",
    kind: "choice",
    choices: ["Families", "Solo travellers", "Students", "Over 50", "Mixed"],
  },
  { of: "partner", name: "Media kit received", kind: "yesno" },
  { of: "partner", name: "Contract ends", kind: "day" },
  { of: "partner", name: "Exclusive code", kind: "text" },
  { of: "contact", name: "Shirt size", kind: "choice", choices: ["XS", "S", "M", "L", "XL", "XXL"] },
  { of: "contact", name: "Coffee or tea", kind: "text" },
] as const satisfies readonly ExampleOwnField[];

export type OwnFieldName = (typeof ownFields)[number]["name"];

export const treats = [
  "a box of Havelland apples",
  "a hand-thrown mug",
  "a jar of heather honey",
  "a fountain pen",
  "a linen notebook",
  "a small olive tree",
  "a tin of shortbread",
  "a cookbook on mountain huts",
  "two tickets for the film festival",
  "a coffee subscription for three months",
] as const;

export const events = [
  "the Rhine Affiliate Days",
  "the Partner Summit in Lisbon",
  "the Outdoor Trade Week",
  "the Creator Meet-up in Leeds",
  "the Northern Performance Forum",
  "the Natural Beauty Fair",
] as const;

export const cities = [
  "Berlin",
  "Leeds",
  "Lyon",
  "Lisbon",
  "Vienna",
  "Utrecht",
  "Porto",
  "Cologne",
  "Bristol",
  "Graz",
] as const;

export const audiences = ownFields[1].choices;
export const shirts = ownFields[5].choices;
export const drinks = [
  "Coffee, black",
  "Oat flat white",
  "Green tea",
  "Tea with milk",
  "Mint tea",
  "Neither, water",
  "Decaf",
] as const;
