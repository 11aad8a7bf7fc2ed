// Which partner a record's organisation is: by network id, then domain, then e-mail, then name. Similar is only proposed.
import { similarEnough, similarNames, companyKey } from "../../domain/text/names.ts";
import type { Asking } from "./asking.ts";
import type { Facts } from "./facts.ts";
import type { Entity, Model } from "./model.ts";

/** `apart`: a new partner; `leave`: the record is left out because its partner is in the trash. */
export type Found =
  | { is: "known"; partner: Entity }
  | { is: "restore"; partner: Entity }
  | { is: "apart" }
  | { is: "leave"; partner: Entity }
  | { is: "none" };

const live = (entities: Entity[]): Entity[] => entities.filter((entity) => !entity.trashed);

/** Candidates level by level; a later level may only narrow down what an earlier one found. */
function candidates(model: Model, facts: Facts): { live: Entity[]; trashed: Entity[] } {
  const unique = (entities: Entity[]) => [...new Set(entities)];
  const levels = [
    () => facts.networkIds.flatMap((item) => model.withItem("partner", "networkId", item.key)),
    () => facts.domains.flatMap((domain) => model.withDomain(domain)),
    () =>
      facts.emails.flatMap((email) =>
        model.withItem("contact", "email", email.key).flatMap((person) => {
          const partner =
            person.partnerUid && !person.trashed ? model.byUid("partner", person.partnerUid) : undefined;
          return partner ? [partner] : [];
        }),
      ),
    () => (facts.organization ? model.named("partner", facts.organization) : []),
  ];
  let trashed: Entity[] = [];
  for (const level of levels) {
    const all = unique(level());
    const found = live(all);
    if (found.length > 1 && facts.organization) {
      const named = new Set(model.named("partner", facts.organization));
      const both = found.filter((entity) => named.has(entity));
      if (both.length > 0) return { live: both, trashed: [] };
    }
    if (found.length > 0) return { live: found, trashed: [] };
    if (trashed.length === 0) trashed = all;
  }
  return { live: [], trashed };
}

/** A partner whose name is merely similar, if the person says that it is the same one. */
function similar(model: Model, facts: Facts, asking: Asking): Entity | null {
  const key = companyKey(facts.organization);
  const near = model
    .near(facts.organization)
    .map(({ uid, name }) => ({ uid, score: similarNames(name, facts.organization) }))
    .filter((each) => each.score >= similarEnough)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
    .flatMap(({ uid }) => model.byUid("partner", uid) ?? []);
  if (near.length === 0) return null;
  const answer = asking.choose(
    `similar:${key}`,
    { code: "similar", params: { name: facts.organization } },
    [
      { value: "apart", code: "apart" },
      ...near.map((partner) => ({ value: partner.handle, code: "join", params: { name: partner.name } })),
    ],
    "apart",
    facts.record.line,
  );
  return near.find((partner) => partner.handle === answer) ?? null;
}

export function findPartner(model: Model, facts: Facts, asking: Asking): Found {
  if (!facts.organization && facts.domains.length === 0 && facts.networkIds.length === 0)
    return { is: "none" };
  const { live: found, trashed } = candidates(model, facts);
  const name = facts.organization || found[0]?.name || trashed[0]?.name || "";
  const { line } = facts.record;
  if (found.length === 1) return { is: "known", partner: found[0]! };
  if (found.length > 1) {
    const answer = asking.choose(
      `partner:${companyKey(name)}`,
      { code: "which-partner", params: { name } },
      [
        { value: "apart", code: "apart" },
        ...found.map((each) => ({ value: each.handle, code: "join", params: { name: each.name } })),
      ],
      "apart",
      line,
    );
    const chosen = found.find((each) => each.handle === answer);
    return chosen ? { is: "known", partner: chosen } : facts.organization ? { is: "apart" } : { is: "none" };
  }
  const gone = trashed[0];
  if (gone) {
    const answer = asking.choose(
      `trash:${gone.uid}`,
      { code: "partner-in-trash", params: { name: gone.name } },
      [
        { value: "leave", code: "leave-out" },
        { value: "restore", code: "restore", params: { name: gone.name } },
        { value: "apart", code: "apart" },
      ],
      "leave",
      line,
    );
    if (answer === "restore") return { is: "restore", partner: gone };
    if (answer === "leave") return { is: "leave", partner: gone };
  }
  if (!facts.organization) return { is: "none" };
  const same = similar(model, facts, asking);
  return same ? { is: "known", partner: same } : { is: "apart" };
}
