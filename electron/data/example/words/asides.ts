// Short things said about partners and people: private notes, personal notes, roles, themes, and people without a partner.
import type { Stage } from "../../../domain/partner.ts";
import type { Desk } from "./talk.ts";

export const themes: Readonly<Record<string, readonly string[]>> = {
  "Brackenfold Outdoor": [
    "hiking with small children",
    "packing for a week",
    "huts in winter",
    "rain in the hills",
    "first nights in a tent",
    "shoes for wide feet",
    "long-distance trails",
    "cooking outdoors",
    "repairing old gear",
    "walking alone",
  ],
  "Tamsin & Grove Skincare": [
    "skin in dry winter air",
    "sun care without white marks",
    "hands after gardening",
    "routines of three steps",
    "oils and what they do",
    "sensitive skin",
    "refills and less plastic",
    "care after the sauna",
  ],
};

export const worries = [
  "payments that come late",
  "links that break after a relaunch",
  "another shop that declined half of the orders",
  "too much paperwork",
  "codes that compete with their own content",
  "being replaced after a season",
] as const;

/** What the manager keeps to themself; never in a shared file. */
export const privateNotes: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  key: [
    "Worth a visit every year. Would go up to {rateUp} to keep them, not further.",
    "Decides by gut, numbers come second. Never send a reminder on a Monday.",
    "Knows what the others pay. Be open about limits, it works better than haggling.",
    "If {first} ever leaves, call the owner the same day.",
  ],
  active: [
    "Margin carries {rateMid} at most. Said no twice, stay friendly.",
    "Answers late but keeps every promise.",
    "Asks for a fee each spring; a sample usually does.",
    "Share of new customers is the argument, not volume.",
    "Tends to forget end dates of codes: check on the day.",
    "Good candidate for tier A if {season} goes well.",
  ],
  onboarded: [
    "First three months decide. Look at returns before raising anything.",
    "Came through a recommendation, say thank you there.",
  ],
  agreed: ["Gave a point more than planned because of the audience."],
  negotiating: [
    "Limit: {rateMid} without fee. Walk away above {flat}.",
    "They need us for the category more than they show.",
    "Would accept {flatLow} if it is paid at once.",
  ],
  replied: ["Sounds keen, but no numbers yet."],
  contacted: ["If there is no answer by autumn, leave it."],
  dormant: ["Was good once; a new site of theirs may come."],
  ended: ["Do not take back without a new agreement in writing."],
  lost: ["Ask again in a year, kindly."],
};

export const roles: Readonly<Record<Desk, readonly string[]>> = {
  lead: [
    "Owner",
    "Partner manager",
    "Head of partnerships",
    "Commercial director",
    "Founder",
    "Managing editor",
  ],
  content: [
    "Editor",
    "Content lead",
    "Video producer",
    "Newsletter editor",
    "Photographer",
    "Community manager",
  ],
  tech: ["Developer", "Tracking and feeds", "Product manager", "Technical lead"],
  finance: ["Accounts", "Bookkeeping", "Finance manager"],
};

export const personalNotes = [
  "Mornings only, has small children.",
  "Prefers a call to ten e-mails.",
  "Writes short; it is not meant unkindly.",
  "Runs ultramarathons, ask about the last one.",
  "Vegetarian.",
  "Met through a friend at the trade week.",
  "Likes the numbers first, small talk later.",
  "Allergic to nuts: mind the parcels.",
  "Speaks four languages, apologises for all of them.",
  "On Fridays out of office.",
  "Restores old bicycles.",
  "Do not write during school holidays.",
  "Answers chat at once, e-mail within a week.",
  "Has a dog named Semmel.",
] as const;

/** People who belong to no partner: how they came into the address book. */
export const independents = [
  {
    role: "Account manager at the network",
    note: "Helps with tracking questions for Europe.",
    country: "DE",
  },
  {
    role: "Account manager at the network",
    note: "Our contact for North America, early riser.",
    country: "US",
  },
  { role: "Freelance photographer", note: "Pictures for placements, day rate known.", country: "FR" },
  { role: "Tax adviser", note: "For questions about payments abroad.", country: "DE" },
  { role: "Speaker and consultant", note: "Met at a panel, knows half of the trade.", country: "GB" },
  { role: "Between two jobs", note: "Was at a partner that closed; wants to stay in touch.", country: "PT" },
] as const;

/** What is said with them. */
export const independentTalks = [
  [
    "call out",
    "Asked {first} about the tracking of voucher orders. Known problem, fix is planned for {nextMonth}.",
  ],
  [
    "email in",
    "Hello, the new reports are switched on for your programs. Tell me if a column is missing. {first}",
  ],
  ["meeting", "Lunch with {first} in {city}. Three names of possible partners, two of them unknown to me."],
  ["email out", "Hello {first}, thank you for the quick help with the old orders. It saved our {month}."],
  [
    "call in",
    "{first} called: two programs in our field close this quarter, their partners will look around. Good moment to write to them.",
  ],
  ["chat in", "Are you at {event}? I could introduce you to somebody with a newsletter on {theme}."],
  ["note", "{first} recommends to ask for the new-customer share before any fee. Do it from now on."],
  [
    "email in",
    "Hello, attached the answer on withholding tax for payments abroad: not due in your case, keep the form on file. {first}",
  ],
  ["chat out", "Thank you for the introduction, we speak on {by}. I owe you a coffee in {city}."],
  ["call out", "Booked {first} for a day of pictures of the {product}, around {by}."],
] as const;

/** Evenings and rounds with several partners at one table; `{others}` are the people of the other partners. */
export const gatherings = [
  {
    subject: "Dinner at {event}",
    text: "Dinner at {event} with {first}, {others}. Everybody complains about late validation, nobody about us. {first} and the others compare newsletters; good to have brought them together.",
  },
  {
    subject: "Round table on {theme}",
    text: "Round table on {theme} in {city}: {first}, {others}. Result: one shared guide before {season}, each on their own site, pictures from us.",
  },
  {
    subject: "Breakfast for partners",
    text: "Breakfast for partners in {city} with {first}, {others}. Showed the {product} before the launch. They want sale dates six weeks ahead: promised for {nextMonth}.",
  },
  {
    subject: "Call on the new terms",
    text: "Video call on the new terms with {first}, {others}. Questions on {worry}; answers go out by {by}.",
  },
] as const;
