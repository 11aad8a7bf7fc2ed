// Which person a record is: by e-mail or profile, then by name at the same partner. Two candidates are never resolved silently.
import { emailKey } from "../../domain/text/email.ts";
import { nameKey } from "../../domain/text/names.ts";
import { phonesAgree } from "../../domain/text/phone.ts";
import type { Asking } from "./asking.ts";
import type { Facts } from "./facts.ts";
import { itemsOfKind, type Entity, type Model } from "./model.ts";

export type FoundPerson =
  | { is: "known"; person: Entity }
  | { is: "restore"; person: Entity }
  | { is: "leave"; person: Entity }
  | { is: "new" };

/** Addresses that several people read: the same one says little about who somebody is. */
const shared = new Set(
  "info contact hello hi team office support sales partners partner partnerships affiliates affiliate marketing press media admin accounts accounting ap billing finance mail kontakt service help".split(
    " ",
  ),
);

const words = (name: string): Set<string> =>
  new Set(
    nameKey(name)
      .split(" ")
      .filter((word) => word.length > 1),
  );
const shareWord = (a: string, b: string): boolean => {
  const other = words(b);
  return [...words(a)].some((word) => other.has(word));
};

/** People found by an address or a profile of theirs. */
function byIdentity(model: Model, facts: Facts): Entity[] {
  const found = new Set<Entity>();
  for (const email of facts.emails) {
    const readByMany = shared.has(emailKey(email.key)!.key.split("@")[0]!);
    for (const person of model.withItem("contact", "email", email.key))
      // Another name at an address that many read is another person.
      if (!readByMany || !facts.fullName || shareWord(person.name, facts.fullName)) found.add(person);
  }
  for (const link of facts.links)
    for (const person of model.withItem("contact", "link", link.key)) found.add(person);
  return [...found];
}

/** Whether nothing that both have contradicts: an address, number or profile of each kind in common, or one side has none. */
function compatible(person: Entity, facts: Facts): boolean {
  const kinds = [
    ["email", facts.emails],
    ["link", facts.links],
    ["phone", facts.phones],
  ] as const;
  return kinds.every(([kind, given]) => {
    const mine = itemsOfKind(person, kind);
    if (mine.length === 0 || given.length === 0) return true;
    return given.some((item) =>
      mine.some((own) => own.key === item.key || (kind === "phone" && phonesAgree(own.key, item.key))),
    );
  });
}

function byName(model: Model, facts: Facts, partnerUid: string | null): Entity[] {
  if (!facts.fullName) return [];
  const named = model.named("contact", facts.fullName);
  // At one partner the name is enough; without a partner nothing may speak against it.
  if (partnerUid) return named.filter((person) => person.partnerUid === partnerUid);
  return named.filter((person) => person.partnerUid === null && compatible(person, facts));
}

function decide(found: Entity[], facts: Facts, asking: Asking): FoundPerson {
  const live = found.filter((person) => !person.trashed);
  const { line } = facts.record;
  const name = facts.fullName || facts.organization;
  if (live.length === 1) return { is: "known", person: live[0]! };
  if (live.length > 1) {
    const named = live.filter((person) => person.matchKey === nameKey(facts.fullName));
    if (named.length === 1) return { is: "known", person: named[0]! };
    const answer = asking.choose(
      `person:${live
        .map((person) => person.handle)
        .toSorted()
        .join("+")}:${nameKey(name)}`,
      { code: "which-person", params: { name } },
      [
        { value: "apart", code: "apart" },
        ...live.map((person) => ({
          value: person.handle,
          code: "join",
          params: { name: [person.name, itemsOfKind(person, "email")[0]?.value].filter(Boolean).join(", ") },
        })),
      ],
      "apart",
      line,
    );
    const chosen = live.find((person) => person.handle === answer);
    return chosen ? { is: "known", person: chosen } : { is: "new" };
  }
  const gone = found[0];
  if (!gone) return { is: "new" };
  const answer = asking.choose(
    `trash:${gone.uid}`,
    { code: "person-in-trash", params: { name: gone.name } },
    [
      { value: "leave", code: "leave-out" },
      { value: "restore", code: "restore", params: { name: gone.name } },
      { value: "apart", code: "apart" },
    ],
    "leave",
    line,
  );
  if (answer === "restore") return { is: "restore", person: gone };
  return answer === "leave" ? { is: "leave", person: gone } : { is: "new" };
}

/** The very person a file of this workspace was written from, in the trash or not. */
function byUid(model: Model, facts: Facts): Entity | undefined {
  const { uid } = facts.record;
  return uid ? model.byUid("contact", uid) : undefined;
}

/** By identity first. @returns null when no address or profile is known: then the name decides, once the partner is known */
export function findByIdentity(model: Model, facts: Facts, asking: Asking): FoundPerson | null {
  const same = byUid(model, facts);
  const found = same ? [same] : byIdentity(model, facts);
  return found.length > 0 ? decide(found, facts, asking) : null;
}

export const findByName = (
  model: Model,
  facts: Facts,
  partnerUid: string | null,
  asking: Asking,
): FoundPerson => decide(byName(model, facts, partnerUid), facts, asking);
