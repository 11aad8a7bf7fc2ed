// Which records a shared file of chosen partners holds: theirs, and what those refer to. Nothing of a partner that was not chosen.
import type { SharedName } from "../../domain/sharing/columns.ts";
import type { Reader } from "../store.ts";

/** Local ids by table; null: all of them that may travel. */
export type Scope = Map<SharedName, Set<number>> | null;

/** Messages that nobody has sorted yet are nobody's business. */
export const sorted = (alias: string): string => `${alias}.tray = 0`;

const inside = "IN (SELECT value FROM json_each(?))";

/**
 * @param partners local ids
 * @param results whether their results go with them: then also the programs of those, with what they cost
 */
export function scopeOf(db: Reader, partners: readonly number[], results = false): NonNullable<Scope> {
  const ids = (text: string, ...lists: Iterable<number>[]) =>
    new Set(db.column<number>(text, ...lists.map((list) => JSON.stringify([...list]))));
  const partner = ids(`SELECT id FROM partner WHERE id ${inside}`, partners);
  const contact = ids(`SELECT id FROM contact WHERE partnerId ${inside}`, partner);
  const own = (table: string) => ids(`SELECT id FROM ${table} WHERE partnerId ${inside}`, partner);
  const [membership, negotiation, agreement, promise] = [
    own("membership"),
    own("negotiation"),
    own("agreement"),
    own("promise"),
  ];
  const participant = ids(
    `SELECT p.id FROM participant p JOIN interaction i ON i.id = p.interactionId
     WHERE ${sorted("i")} AND (p.partnerId ${inside} OR p.contactId ${inside})`,
    partner,
    contact,
  );
  const interaction = ids(`SELECT interactionId FROM participant WHERE id ${inside}`, participant);
  const task = ids(
    `SELECT id FROM task WHERE partnerId ${inside} OR (partnerId IS NULL AND (contactId ${inside} OR negotiationId ${inside}))`,
    partner,
    contact,
    negotiation,
  );
  const program = ids(
    `SELECT programId FROM membership WHERE id ${inside} UNION SELECT programId FROM negotiation WHERE id ${inside}
     UNION SELECT programId FROM agreement WHERE id ${inside} UNION SELECT programId FROM task WHERE id ${inside} AND programId IS NOT NULL
     UNION SELECT programId FROM result_account WHERE partnerId ${inside}`,
    membership,
    negotiation,
    agreement,
    task,
    results ? partner : [],
  );
  const field = `SELECT id FROM own_field WHERE uid IN (SELECT key FROM partner_set WHERE kind = 'own' AND ownerId ${inside}
    UNION SELECT key FROM contact_set WHERE kind = 'own' AND ownerId ${inside})`;
  return new Map<SharedName, Set<number>>([
    ["client", ids(`SELECT clientId FROM program WHERE id ${inside}`, program)],
    ["program", program],
    ["program_money", ids(`SELECT id FROM program_money WHERE programId ${inside}`, results ? program : [])],
    ["exchange_rate", new Set()],
    ["own_field", ids(field, partner, contact)],
    ["template", new Set()],
    [
      "initiative",
      ids(`SELECT initiativeId FROM task WHERE id ${inside} AND initiativeId IS NOT NULL`, task),
    ],
    ["partner", partner],
    ["contact", contact],
    ["membership", membership],
    ["interaction", interaction],
    ["attachment", ids(`SELECT id FROM attachment WHERE interactionId ${inside}`, interaction)],
    ["participant", participant],
    ["negotiation", negotiation],
    ["offer", ids(`SELECT id FROM offer WHERE negotiationId ${inside}`, negotiation)],
    ["negotiation_part", ids(`SELECT id FROM negotiation_part WHERE negotiationId ${inside}`, negotiation)],
    ["agreement", agreement],
    ["promise", promise],
    ["task", task],
  ]);
}
