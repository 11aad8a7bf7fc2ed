// The tables of the readable export and their columns, one by one: what is not named here is in no file of it.
import { visible } from "../../search/visible.ts";
import type { Reader } from "../../store.ts";
import {
  amount,
  day,
  flag,
  instant,
  json,
  list,
  live,
  number,
  refer,
  share,
  table,
  terms,
  text,
  type Column,
  type Table,
} from "./column.ts";
import { resultTables } from "./resultTables.ts";

/**
 * Columns of logged tables that are not exported, and why: private (docs/product.md, "Privacy"; the fallback is our walk-away in words), or this workspace's own work: mail that nobody has sorted yet is nobody's business.
 */
export const leftOut: Readonly<Record<string, readonly string[]>> = {
  partner: ["privateNote"],
  negotiation: ["note", "fallback"],
  negotiation_limit: ["*"],
  ignored_sender: ["*"],
  interaction: ["tray"],
};

const uid = text("uid");
const born = instant("createdAt");
const there = (of: string) => live(of, "t");

const items = (owner: "partner" | "contact", name: string, kind: string, value = "value"): Column =>
  list(
    name,
    `(SELECT json_group_array(s.value) FROM (SELECT ${value} AS value FROM ${owner}_set WHERE ownerId = t.id AND kind = '${kind}'
      ORDER BY preferred DESC, id) s)`,
  );
const network = "substr(key, 1, instr(key, ':') - 1)";

/** A column for each own field; two of one name are told apart. */
function ownColumns(db: Reader, owner: "partner" | "contact"): Column[] {
  const fields = db.all<{ uid: string; name: string }>(
    `SELECT uid, name FROM own_field WHERE "of" = ? AND deletedAt IS NULL ORDER BY position, id`,
    owner,
  );
  const taken = new Map<string, number>();
  return fields.map((field) => {
    const count = (taken.get(field.name) ?? 0) + 1;
    taken.set(field.name, count);
    const head = count === 1 ? field.name : `${field.name} (${count})`;
    const key = field.uid.replaceAll("'", "''");
    const sql = `(SELECT value FROM ${owner}_set WHERE ownerId = t.id AND kind = 'own' AND key = '${key}')`;
    return { ...text(`own: ${head}`, sql), head };
  });
}

const valueTable = (name: string, owner: "partner" | "contact", as: string): Table =>
  table(name, `${owner}_set`, [
    refer("ownerId", owner, { as, hides: true }),
    text("kind"),
    text("field", `CASE t.kind WHEN 'own' THEN own.name WHEN 'networkId' THEN ${network} END`),
    text("value"),
    text("label"),
    flag("preferred"),
    {
      join: `LEFT JOIN own_field own ON t.kind = 'own' AND own.uid = t.key AND own.deletedAt IS NULL`,
      columns: [],
      hides: `(t.kind <> 'own' OR own.id IS NOT NULL)`,
    },
  ]);

const whose = (what: "partner" | "contact", name: string) =>
  `(SELECT json_group_array(DISTINCT w."${name}") FROM participant q JOIN ${what} w ON w.id = q.${what}Id WHERE q.interactionId = t.id AND ${live(what, "w")})`;

/** All tables, those that others refer to first. */
export function readableTables(db: Reader): Table[] {
  // The condition is written over `i`.
  const seen = (id: string) =>
    `EXISTS (SELECT 1 FROM interaction i WHERE i.id = ${id} AND i.tray = 0 AND ${visible(db)})`;
  const partner = refer("partnerId", "partner", { hides: true });
  const program = refer("programId", "program", { hides: true });
  const person = refer("contactId", "contact", { as: "person" });
  const talk = refer("interactionId", "interaction");
  return [
    table("colleagues", "colleague", [uid, text("name")]),
    table("clients", "client", [uid, text("name"), born], { where: [there("client")] }),
    table(
      "programs",
      "program",
      [
        uid,
        text("name"),
        refer("clientId", "client"),
        text("network"),
        text("currency"),
        number("ripeningDays"),
        text("timeZone"),
        share("targetRoiPercent", "t.targetRoiBp"),
        text("runBy"),
        born,
      ],
      { where: [there("program")] },
    ),
    table(
      "program-money",
      "program_money",
      [
        uid,
        program,
        day("fromOn"),
        share("marginPercent", "t.marginBp"),
        text("feeKind"),
        share("feePercent", "iif(t.feeKind <> 'perOrder', t.feeValue, NULL)"),
        amount("feeAmount", "currency", "iif(t.feeKind = 'perOrder', t.feeValue, NULL)"),
        text("currency", "program.currency"),
        born,
      ],
      { where: [there("program_money")] },
    ),
    table(
      "exchange-rates",
      "exchange_rate",
      [uid, day("day"), text("base"), text("quote"), text("rate"), born],
      { where: [there("exchange_rate")] },
    ),
    table(
      "own-fields",
      "own_field",
      [uid, text("of"), text("name"), text("kind"), list("choices"), number("position")],
      { where: [there("own_field")] },
    ),
    table(
      "partners",
      "partner",
      [
        uid,
        text("name"),
        text("country"),
        text("tier"),
        text("owner", "(SELECT name FROM colleague WHERE uid = t.ownerUid)"),
        text("ownerUid"),
        day("nextContactOn"),
        number("cadenceDays"),
        items("partner", "types", "type"),
        items("partner", "websites", "website"),
        items("partner", "tags", "tag"),
        items("partner", "languages", "language"),
        items("partner", "networkIds", "networkId", `${network} || ' ' || value`),
        ownColumns(db, "partner"),
        born,
      ],
      { where: [there("partner")] },
    ),
    valueTable("partner-values", "partner", "partner"),
    table(
      "memberships",
      "membership",
      [uid, partner, program, text("stage"), text("lostReason"), day("joinedOn"), born],
      { where: [there("membership")] },
    ),
    table(
      "people",
      "contact",
      [
        uid,
        text("fullName"),
        json("nameParts", "t.name"),
        refer("partnerId", "partner", { hides: true }),
        text("role"),
        items("contact", "emails", "email"),
        items("contact", "phones", "phone"),
        items("contact", "links", "link"),
        items("contact", "addresses", "address"),
        items("contact", "tags", "tag"),
        text("timeZone"),
        text("language"),
        text("birthday"),
        text("note"),
        flag("doNotContact"),
        text("photo"),
        ownColumns(db, "contact"),
        born,
      ],
      { where: [there("contact")] },
    ),
    valueTable("person-values", "contact", "person"),
    table(
      "interactions",
      "interaction",
      [
        uid,
        text("kind"),
        instant("at"),
        text("direction"),
        text("subject"),
        text("text"),
        list("partners", whose("partner", "name")),
        list("people", whose("contact", "fullName")),
        text("sender"),
        flag("planned"),
        { ...json("envelope"), only: "json" },
        { ...json("event"), only: "json" },
        { ...text("html"), only: "json" },
        born,
      ],
      { where: [seen("t.id")] },
    ),
    table("participants", "participant", [uid, talk, refer("partnerId", "partner"), person, text("role")], {
      where: [seen("t.interactionId"), "(partner.id IS NOT NULL OR person.id IS NOT NULL)"],
    }),
    table(
      "attachments",
      "attachment",
      [
        uid,
        talk,
        text("name"),
        text("type"),
        number("bytes"),
        text("hash"),
        text("contentId"),
        flag("inline"),
      ],
      { where: [seen("t.interactionId")] },
    ),
    table("templates", "template", [uid, text("name"), text("subject"), text("body"), born], {
      where: [there("template")],
    }),
    table(
      "initiatives",
      "initiative",
      [uid, text("name"), text("kind"), day("startsOn"), day("endsOn"), born],
      { where: [there("initiative")] },
    ),
    table(
      "negotiations",
      "negotiation",
      [
        uid,
        partner,
        program,
        text("subject"),
        text("stage"),
        day("decideOn"),
        text("outcomeReason"),
        instant("closedAt"),
        born,
      ],
      { where: [there("negotiation")] },
    ),
    table(
      "offers",
      "offer",
      [
        uid,
        refer("negotiationId", "negotiation", { hides: true }),
        text("by"),
        instant("at"),
        text("channel"),
        terms(),
        text("note"),
        text("answer"),
        instant("answeredAt"),
        born,
      ],
      { where: [there("offer")] },
    ),
    table(
      "negotiation-parts",
      "negotiation_part",
      [uid, refer("negotiationId", "negotiation", { hides: true }), person, talk, born],
      { where: [there("negotiation_part"), "(person.id IS NOT NULL OR interaction.id IS NOT NULL)"] },
    ),
    table(
      "agreements",
      "agreement",
      [
        uid,
        partner,
        program,
        text("text"),
        terms(),
        day("fromOn"),
        day("toOn"),
        number("noticeDays"),
        day("feeOn"),
        refer("offerId", "offer"),
        born,
      ],
      { where: [there("agreement")] },
    ),
    table(
      "promises",
      "promise",
      [
        uid,
        partner,
        person,
        talk,
        text("by"),
        text("text"),
        day("dueOn"),
        text("outcome"),
        day("settledOn"),
        born,
      ],
      { where: [there("promise")] },
    ),
    table(
      "tasks",
      "task",
      [
        uid,
        text("title"),
        partner,
        person,
        refer("programId", "program"),
        refer("initiativeId", "initiative"),
        refer("negotiationId", "negotiation"),
        day("dueOn"),
        text("dueTime"),
        text("timeZone"),
        day("startOn"),
        number("priority"),
        number("effortMinutes"),
        text("waitingFor"),
        json("checklist"),
        text("note"),
        text("repeat"),
        text("seriesUid"),
        day("seriesFrom"),
        json("remind"),
        day("plannedOn"),
        text("hold"),
        number("holdScore"),
        day("holdUntil"),
        text("holdReason"),
        text("outcome"),
        text("outcomeReason"),
        instant("closedAt"),
        text("source"),
        born,
      ],
      { where: [there("task")] },
    ),
    ...resultTables,
  ];
}
