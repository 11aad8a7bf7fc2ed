// The example workspace: sixty partners, their people and two years of talks, always the same for one seed and one day.
import type { Stage } from "../../domain/partner.ts";
import type { Day } from "../../domain/days.ts";
import { instant, span, workday } from "./calendar.ts";
import { accountsOf } from "./courses.ts";
import { agreedTermsOf } from "./agreedTerms.ts";
import { negotiationsOf } from "./bargaining.ts";
import { doingOf } from "./doing.ts";
import { lifeTeller } from "./lives.ts";
import { partnerRecord } from "./partners.ts";
import { peopleMaker, type Home, type Persona } from "./people.ts";
import { seeded, type Random } from "./random.ts";
import { ratesUntil } from "./rates.ts";
import { fillSlots, freshText } from "./slots.ts";
import { tell, type Telling } from "./talking.ts";
import { castOf, slotsFor, type Cast } from "./terms.ts";
import { gatherings, independents, independentTalks } from "./words/asides.ts";
import { ownFields, programs } from "./words/goods.ts";
import { partnerList, type PartnerSeed } from "./words/partnerList.ts";
import { desks, hows, type Desk } from "./words/talk.ts";
import type { ExamplePerson, ExampleWorld } from "./world.ts";

const peopleBy: Record<Stage, number> = {
  key: 5,
  active: 3,
  onboarded: 3,
  agreed: 2,
  negotiating: 2,
  replied: 2,
  contacted: 1,
  found: 0,
  dormant: 2,
  ended: 2,
  lost: 1,
};

/** Which desks the people of a partner have: the lead first, then whoever is most asked for. */
function desksOf(count: number, random: Random): Desk[] {
  const others = random.shuffled(desks.filter((desk) => desk !== "lead"));
  return (["lead", ...others, "content"] as Desk[]).slice(0, count);
}

interface Started {
  seed: PartnerSeed;
  ref: string;
  people: { person: ExamplePerson; persona: Persona }[];
}

/**
 * The example workspace as plain records.
 *
 * @param today 'YYYY-MM-DD'; every interaction lies in the two years before it, the last ones on the day before
 * @param seed another number gives other people and other talks with the same sixty partners
 */
export function makeExample(today: Day, seed = 1): ExampleWorld {
  const random = seeded(seed);
  const telling: Telling = { today, random, used: new Map() };
  const makePerson = peopleMaker(random);
  const live = lifeTeller(today, random);
  const world: ExampleWorld = {
    programs,
    ownFields,
    partners: [],
    people: [],
    interactions: [],
    accounts: [],
    rates: ratesUntil(today),
    tasks: [],
    promises: [],
    agreements: [],
    initiatives: [],
    agreedTerms: [],
    negotiations: [],
  };

  const started = partnerList.map((seed, at): Started => {
    const ref = `partner-${at + 1}`;
    const home: Home = {
      partner: ref,
      country: seed.country,
      site: seed.sites[0] ?? null,
      creator: seed.types[0] === "influencer",
      createdAt: 0,
    };
    const people = desksOf(peopleBy[seed.stage], random).map((desk, nth) =>
      makePerson(home, desk, seed.country === "PT" && nth === 0 ? "long name" : undefined),
    );
    return { seed, ref, people };
  });

  const casts: Cast[] = [];
  const lastTalks = new Map<string, number>();
  for (const { seed, ref, people } of started) {
    const cast = castOf(
      seed,
      ref,
      people.map((one) => one.persona),
      random,
    );
    const life = live(cast);
    // A partner that was only noticed has nobody to talk to, but the note about it is there.
    const first = Math.max(-span, Math.min(life[0]?.days[0] ?? -random.int(2, 40), -1) - random.int(0, 2));
    const partner = partnerRecord(cast, life, first, today, random);
    world.partners.push(partner);
    for (const { person } of people) world.people.push({ ...person, createdAt: partner.createdAt });
    world.interactions.push(...life.flatMap((planned) => tell(planned, cast, telling)));
    casts.push(cast);
    lastTalks.set(ref, Math.max(...life.flatMap((one) => one.days).filter((day) => day < 0)));
  }
  world.accounts = accountsOf(casts, world.partners, lastTalks, today);

  addIndependents(world, casts, makePerson, telling);
  addGatherings(world, casts, telling);
  silence(world, random);
  world.interactions.sort((a, b) => a.at - b.at);
  Object.assign(world, doingOf(world.partners, world.people, today, seed));
  world.agreedTerms = agreedTermsOf(world, today);
  world.negotiations = negotiationsOf(world, today);
  return world;
}

/** People without a partner, each with one or two things said. */
function addIndependents(
  world: ExampleWorld,
  casts: readonly Cast[],
  makePerson: ReturnType<typeof peopleMaker>,
  telling: Telling,
): void {
  const { today, random, used } = telling;
  const known: Persona[] = independents.map(({ role, note, country }) => {
    const createdAt = instant(today, -random.int(300, 700), 9 * 60);
    const { person, persona } = makePerson(
      { partner: null, country, site: null, creator: false, createdAt },
      "lead",
    );
    world.people.push({ ...person, role, note });
    return persona;
  });
  for (const [nth, [how, text]] of independentTalks.entries()) {
    const persona = known[nth % known.length]!;
    const day = Math.min(workday(today, -random.int(3, 280)), -1);
    const { kind, direction } = hows[how];
    const role = direction === "in" ? "from" : direction === "out" ? "to" : "attendee";
    world.interactions.push({
      kind,
      direction,
      at: instant(today, day, random.int(8 * 60, 16 * 60)),
      subject: kind === "email" ? "A short question" : null,
      text: freshText([text], slotsFor(random.pick(casts), persona, today, day, random), random, used),
      partner: null,
      people: [{ ref: persona.ref, role }],
    });
  }
}

/** Meetings with several partners at one table. */
function addGatherings(world: ExampleWorld, casts: readonly Cast[], { today, random, used }: Telling): void {
  const close = casts.filter(({ seed }) => seed.stage === "key" || seed.stage === "active");
  for (const { subject, text } of gatherings) {
    const table = random.shuffled(close).slice(0, random.int(3, 4));
    const [host, ...guests] = table.map((cast) => ({ cast, who: cast.people[0]! }));
    const day = Math.min(workday(today, -random.int(10, 220)), -1);
    const slots = {
      ...slotsFor(host!.cast, host!.who, today, day, random),
      others: guests.map(({ who }) => who.first).join(" and "),
    };
    world.interactions.push({
      kind: "meeting",
      direction: "none",
      at: instant(today, day, random.int(8 * 60, 17 * 60)),
      subject: fillSlots(subject, slots, random),
      text: freshText([text], slots, random, used),
      partner: host!.cast.ref,
      people: table.map((cast) => ({ ref: cast.people[0]!.ref, role: "attendee" })),
    });
  }
}

/** Three people asked not to be contacted any more: second persons of partners where little happens. */
function silence(world: ExampleWorld, random: Random): void {
  const quiet = new Set(
    world.partners
      .filter((one) => ["dormant", "ended", "lost", "contacted"].includes(one.stages[0]!.stage))
      .map((one) => one.ref),
  );
  const asked = random
    .shuffled(world.people.filter((one) => one.partner !== null && quiet.has(one.partner)))
    .slice(0, 3);
  for (const person of asked) {
    person.doNotContact = true;
    person.note = "Asked not to be contacted any more.";
  }
}
