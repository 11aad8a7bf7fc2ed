// The example: always the same, complete, fictional, and inside its two years.
import { describe, expect, test } from "vitest";
import { daysBetween, isDay } from "../../domain/days.ts";
import { directions, interactionKinds, participantRoles } from "../../domain/interaction.ts";
import { networks, partnerTypes, stages, tiers } from "../../domain/partner.ts";
import { emailKey } from "../../domain/text/email.ts";
import { makeExample } from "./example.ts";
import type { ExampleOwnField } from "./world.ts";
import { places } from "./words/places.ts";

const today = "2026-11-23";
const world = makeExample(today);
const seeds = [1, 2, 3, 4, 5];
const dayOfInstant = (at: number): string => new Date(at).toISOString().slice(0, 10);
const age = (day: string): number => daysBetween(day, today);
const everyText = JSON.stringify(world);

/** Whether an own field may have this value. */
function holds(field: ExampleOwnField | undefined, value: string): boolean {
  if (field === undefined) return false;
  if (field.choices) return field.choices.includes(value);
  if (field.kind === "day") return isDay(value);
  if (field.kind === "number") return /^\d+$/.test(value);
  return field.kind === "text" ? value !== "" : ["yes", "no"].includes(value);
}

/** Interactions per partner of a stage. */
const said = (stage: string): number => {
  const refs = world.partners.filter((one) => one.stages[0]?.stage === stage).map((one) => one.ref);
  return (
    world.interactions.filter((one) => one.partner !== null && refs.includes(one.partner)).length /
    refs.length
  );
};

describe("how much there is", () => {
  test.each(seeds)("seed %i: about 60 partners, 140 people, 900 interactions", (seed) => {
    const made = makeExample(today, seed);
    expect([made.partners.length, made.people.length]).toEqual([60, 140]);
    expect(made.interactions.length).toBeGreaterThan(840);
    expect(made.interactions.length).toBeLessThan(980);
  });

  test("every stage, type, kind, direction and role occurs", () => {
    expect(new Set(world.partners.flatMap((one) => one.stages.map(({ stage }) => stage)))).toEqual(
      new Set(stages),
    );
    expect(new Set(world.partners.flatMap((one) => one.types))).toEqual(new Set(partnerTypes));
    expect(new Set(world.interactions.map((one) => one.kind))).toEqual(new Set(interactionKinds));
    expect(new Set(world.interactions.map((one) => one.direction))).toEqual(new Set(directions));
    expect(new Set(world.interactions.flatMap((one) => one.people.map(({ role }) => role)))).toEqual(
      new Set(participantRoles),
    );
    expect(new Set(world.partners.map((one) => one.tier))).toEqual(new Set([...tiers, null]));
    expect(world.programs.every(({ network }) => networks.includes(network))).toBe(true);
  });

  test("running partners have long histories, key ones the longest, found ones hardly any", () => {
    expect(said("key")).toBeGreaterThan(35);
    expect(said("active")).toBeGreaterThan(15);
    expect(said("negotiating")).toBeGreaterThan(5);
    expect(said("found")).toBeLessThan(2);
  });

  test("some next contacts are overdue, some are due today, more lie ahead", () => {
    const left = world.partners.flatMap(({ nextContactOn }) =>
      nextContactOn === null ? [] : [-age(nextContactOn)],
    );
    expect(left.filter((days) => days < 0).length).toBeGreaterThan(5);
    expect(left.filter((days) => days === 0).length).toBeGreaterThan(0);
    expect(left.filter((days) => days > 0).length).toBeGreaterThan(15);
  });

  test("no text comes more than three times", () => {
    for (const seed of seeds) {
      const times = new Map<string, number>();
      for (const { text } of makeExample(today, seed).interactions)
        times.set(text, (times.get(text) ?? 0) + 1);
      expect([...times].filter(([, count]) => count > 3)).toEqual([]);
    }
  });

  test("names of several scripts, and one that is far too long", () => {
    const people = world.people.map((one) => one.fullName);
    const partners = world.partners.map((one) => one.name);
    for (const script of ["Han", "Hangul", "Hebrew", "Arabic", "Greek", "Cyrillic"]) {
      const inScript = new RegExp(`\\p{Script=${script}}`, "u");
      expect({ script, person: people.some((name) => inScript.test(name)) }).toEqual({
        script,
        person: true,
      });
      expect({ script, partner: partners.some((name) => inScript.test(name)) }).toEqual({
        script,
        partner: true,
      });
    }
    expect(Math.max(...world.partners.map((one) => one.name.length))).toBeGreaterThan(120);
    expect(Math.max(...world.people.map((one) => one.fullName.length))).toBeGreaterThan(60);
  });
});

describe("the same again", () => {
  test("one seed and one day give the same world", () => {
    expect(makeExample(today, 7)).toEqual(makeExample(today, 7));
  });
  test("another seed gives another", () => {
    expect(makeExample(today, 2)).not.toEqual(world);
  });
  test("another day moves the world along", () => {
    const later = makeExample("2027-03-01");
    expect(daysBetween(dayOfInstant(later.interactions.at(-1)!.at), "2027-03-01")).toBeLessThan(5);
  });
  test.each(["2024-02-29", "2025-01-01", "2026-12-27", "2030-06-15"])("it can be made on %s", (day) => {
    expect(makeExample(day).partners).toHaveLength(60);
  });
});

describe("all hangs together", () => {
  const partners = new Set(world.partners.map((one) => one.ref));
  const people = new Map(world.people.map((one) => [one.ref, one]));
  const programs = new Set(world.programs.map((one) => one.name));

  test("every reference resolves, and refs are unique", () => {
    expect(partners.size).toBe(world.partners.length);
    expect(people.size).toBe(world.people.length);
    expect(world.people.filter((one) => one.partner !== null && !partners.has(one.partner))).toEqual([]);
    expect(world.interactions.filter((one) => one.partner !== null && !partners.has(one.partner))).toEqual(
      [],
    );
    expect(world.interactions.flatMap((one) => one.people).filter(({ ref }) => !people.has(ref))).toEqual([]);
    expect(
      world.partners.flatMap((one) => one.stages).filter(({ program }) => !programs.has(program)),
    ).toEqual([]);
  });

  test("everything said has a partner or a person, and no person takes part twice", () => {
    for (const { partner, people: present } of world.interactions) {
      expect(partner !== null || present.length > 0).toBe(true);
      expect(new Set(present.map(({ ref }) => ref)).size).toBe(present.length);
    }
  });

  test("some meetings have people of several partners", () => {
    const tables = world.interactions.map(
      (one) => new Set(one.people.map(({ ref }) => people.get(ref)?.partner)).size,
    );
    expect(Math.max(...tables)).toBeGreaterThanOrEqual(3);
  });

  test("own values belong to an own field and are one of its choices", () => {
    const fields = new Map(world.ownFields.map((one) => [`${one.of} ${one.name}`, one]));
    const values = [
      ...world.partners.flatMap((one) =>
        Object.entries(one.own).map(([name, value]) => ["partner", name, value] as const),
      ),
      ...world.people.flatMap((one) =>
        Object.entries(one.own).map(([name, value]) => ["contact", name, value] as const),
      ),
    ];
    expect(values.length).toBeGreaterThan(50);
    expect(values.filter(([of, name, value]) => !holds(fields.get(`${of} ${name}`), value))).toEqual([]);
  });

  test("a lost reason stands where a partner is lost, a joined day where it joined", () => {
    for (const { stage, lostReason, joinedOn } of world.partners.flatMap((one) => one.stages)) {
      expect(lostReason !== undefined).toBe(stage === "lost");
      expect(joinedOn !== undefined).toBe(["key", "active", "onboarded", "dormant", "ended"].includes(stage));
    }
  });

  test("no slot and no alternative is left in a text", () => {
    expect(
      world.interactions.filter((one) => /[[\]{}|]|undefined/.test(`${one.subject} ${one.text}`)),
    ).toEqual([]);
    expect(world.partners.filter((one) => /[[\]{}|]|undefined/.test(one.privateNote ?? ""))).toEqual([]);
  });
});

describe("dates", () => {
  test.each(seeds)("seed %i: everything that happened lies within two years, before today", (seed) => {
    const made = makeExample(today, seed);
    const days = [
      ...made.interactions.map((one) => dayOfInstant(one.at)),
      ...made.partners.map((one) => dayOfInstant(one.createdAt)),
      ...made.people.map((one) => dayOfInstant(one.createdAt)),
      ...made.partners.flatMap((one) => one.stages.flatMap(({ joinedOn }) => joinedOn ?? [])),
    ];
    expect(days.filter((day) => age(day) < 1 || age(day) > 730)).toEqual([]);
  });

  test("nothing is said to a partner before its record was made", () => {
    const made = new Map(world.partners.map((one) => [one.ref, one.createdAt]));
    expect(
      world.interactions.filter((one) => one.partner !== null && one.at < made.get(one.partner)!),
    ).toEqual([]);
  });

  test("what happened is in order", () => {
    const times = world.interactions.map((one) => one.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test("birthdays have a year or none", () => {
    const birthdays = world.people.flatMap((one) => one.birthday ?? []);
    expect(birthdays.some((day) => day.startsWith("--"))).toBe(true);
    expect(birthdays.filter((day) => !/^(--\d\d-\d\d|\d{4}-\d\d-\d\d)$/.test(day))).toEqual([]);
  });
});

describe("fiction", () => {
  test("every address and every website is under .example", () => {
    const hosts = [
      ...world.partners.flatMap((one) => one.websites),
      ...world.people.flatMap((one) => one.emails.map(({ value }) => value.split("@")[1]!)),
      ...world.people.flatMap((one) => one.links.map(({ value }) => new URL(value).host)),
      ...[...everyText.matchAll(/https?:\/\/([^/"\s]+)/g)].map((found) => found[1]!),
    ];
    expect(hosts.filter((host) => !host.endsWith(".example"))).toEqual([]);
    // Whatever else looks like a domain name in a text.
    const looking = [...everyText.matchAll(/\b[a-z0-9-]+\.([a-z]{2,})\b/g)].filter(
      (found) => found[1] !== "example",
    );
    expect(
      looking
        .map((found) => found[0])
        .filter((name) => name !== "impact.com" && !/^[a-z]+\.[a-z-]+$/.test(name)),
    ).toEqual([]);
    expect(
      looking.filter(
        (found) => ["com", "net", "org", "de", "io"].includes(found[1]!) && found[0] !== "impact.com",
      ),
    ).toEqual([]);
  });

  test("every e-mail address is one, and nobody shares theirs by accident", () => {
    const addresses = world.people.flatMap((one) => one.emails.map(({ value }) => value));
    expect(addresses.filter((address) => emailKey(address) === null)).toEqual([]);
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
  });

  test("every telephone number is from a range kept free for fiction", () => {
    const patterns = Object.values(places).flatMap((place) => place.landlines.concat(place.mobiles));
    const shapes = patterns.map(
      (pattern) => new RegExp(`^${pattern.replaceAll("+", "\\+").replaceAll("#", "\\d")}$`),
    );
    const phones = world.people.flatMap((one) => one.phones.map(({ value }) => value));
    expect(phones.length).toBeGreaterThan(30);
    expect(phones.filter((phone) => !shapes.some((shape) => shape.test(phone)))).toEqual([]);
  });

  test("at most one value of a list is preferred", () => {
    for (const { emails, phones } of world.people) {
      for (const list of [emails, phones])
        expect(list.filter((one) => one.preferred).length).toBeLessThanOrEqual(1);
    }
  });
});
