// Talks: logging, changing, and the one timeline of a partner or a person.
import { UserError } from "../domain/errors.ts";
import type { Direction, InteractionKind, ParticipantRole } from "../domain/interaction.ts";
import type { Envelope } from "../domain/mail/envelope.ts";
import { importingUids } from "./importing.ts";
import type { WriteContext } from "./context.ts";
import { naturalUid, newUid } from "./ids.ts";
import { insertRecord, live, uidOf, updateRecord, usable } from "./records.ts";
import type { Bind, Reader, Writer } from "./store.ts";
import { noMark, timelineMarks } from "./timelineMarks.ts";

export interface Talk {
  partnerId?: number | undefined;
  contactIds?: number[] | undefined;
  kind: InteractionKind;
  text: string;
  subject?: string | null | undefined;
  at?: number | undefined;
  direction?: Direction | undefined;
  uid?: string | undefined;
  /** Of a message that was written here. */
  envelope?: Envelope | undefined;
}

const oneself: ReadonlySet<InteractionKind> = new Set(["note", "meeting"]);

function addParticipant(
  db: Writer,
  talk: { id: number; uid: string },
  partnerId: number | null,
  contactId: number | null,
  role: ParticipantRole,
): void {
  const uid = naturalUid(
    "participant",
    talk.uid,
    partnerId ? uidOf(db, "partner", partnerId) : "",
    contactId ? uidOf(db, "contact", contactId) : "",
    role,
  );
  if (db.value("SELECT 1 FROM participant WHERE uid = ?", uid) !== undefined) return;
  insertRecord(db, "participant", { uid, interactionId: talk.id, partnerId, contactId, role });
}

const roleOf = (kind: InteractionKind, direction: Direction): ParticipantRole =>
  kind === "meeting" ? "attendee" : direction === "in" ? "from" : "to";

/** The people of a talk, each with the partner they are at now; the partner stays on the talk when a person moves. */
function addPeople(
  context: WriteContext,
  talk: { id: number; uid: string },
  given: Talk,
  role: ParticipantRole,
): void {
  const { db } = context;
  const people = (given.contactIds ?? []).map((id) =>
    usable<{ id: number; partnerId: number | null }>(context, "contact", id),
  );
  for (const person of people) addParticipant(db, talk, person.partnerId, person.id, role);
  if (given.partnerId && !people.some((person) => person.partnerId === given.partnerId))
    addParticipant(db, talk, given.partnerId, null, role);
}

/** @throws UserError `nobody` when neither a partner nor a person is given */
export function logTalk(context: WriteContext, given: Talk): { id: number; uid: string } {
  const { db } = context;
  if (given.partnerId) usable(context, "partner", given.partnerId);
  if (!given.partnerId && !given.contactIds?.length)
    throw new UserError("nobody", {}, { field: "partnerId" });
  const uid = given.uid ?? newUid();
  const direction = given.direction ?? (oneself.has(given.kind) ? "none" : "out");
  const now = context.now();
  const at = given.at ?? now;
  const id = insertRecord(db, "interaction", {
    uid,
    kind: given.kind,
    at,
    planned: Number(at > now),
    direction,
    subject: given.subject || null,
    text: given.text,
    createdAt: context.now(),
    ...(given.envelope && { envelope: JSON.stringify(given.envelope) }),
  });
  addPeople(context, { id, uid }, given, roleOf(given.kind, direction));
  return { id, uid };
}

export function changeTalk(
  context: WriteContext,
  id: number,
  set: Partial<Pick<Talk, "kind" | "text" | "subject" | "at" | "direction" | "contactIds">>,
): void {
  const { db } = context;
  const old = live<{ uid: string; kind: InteractionKind; direction: Direction }>(db, "interaction", id);
  const { kind, text, subject, at, direction } = set;
  updateRecord(
    db,
    "interaction",
    id,
    {
      kind,
      text,
      subject: subject === "" ? null : subject,
      at,
      direction,
      ...(at !== undefined && { planned: Number(at > context.now()) }),
    },
    context.batchId,
  );
  if (!set.contactIds) return;
  const there = db.all<{ id: number; partnerId: number | null; contactId: number | null }>(
    "SELECT id, partnerId, contactId FROM participant WHERE interactionId = ?",
    id,
  );
  const partnerId = there.find((each) => each.partnerId !== null)?.partnerId ?? undefined;
  for (const each of there)
    if (each.contactId === null || !set.contactIds.includes(each.contactId))
      db.run("DELETE FROM participant WHERE id = ?", each.id);
  const fresh = set.contactIds.filter((contactId) => !there.some((each) => each.contactId === contactId));
  if (partnerId === undefined && set.contactIds.length === 0)
    throw new UserError("nobody", {}, { field: "contactIds" });
  const role = roleOf(kind ?? old.kind, direction ?? old.direction);
  addPeople(context, { id, uid: old.uid }, { kind: old.kind, text: "", contactIds: fresh }, role);
  const stays = db.value(
    "SELECT 1 FROM participant WHERE interactionId = ? AND partnerId IS ?",
    id,
    partnerId ?? null,
  );
  if (partnerId !== undefined && stays === undefined)
    addParticipant(db, { id, uid: old.uid }, partnerId, null, role);
}

export interface TimelineInput {
  partnerId?: number | undefined;
  contactId?: number | undefined;
  kinds?: InteractionKind[] | undefined;
  direction?: Direction | undefined;
  limit: number;
  offset: number;
}
interface Line {
  id: number;
  uid: string;
  kind: InteractionKind;
  at: number;
  direction: Direction;
  subject: string | null;
  text: string;
}
interface Participant {
  interactionId: number;
  partnerId: number | null;
  partner: string | null;
  contactId: number | null;
  name: string | null;
  role: ParticipantRole;
}

const outsideTrash = (id: string) => `${id} NOT IN (SELECT id FROM interaction WHERE deletedAt IS NOT NULL)`;

/** How many talks of a partner, of a person, or of both: an index of who took part tells, without a look at the talks. */
const counted = ({ partnerId, contactId }: TimelineInput): string => {
  const of = [partnerId !== undefined && "partnerId", contactId !== undefined && "contactId"].filter(Boolean);
  const talks = of
    .map((column) => `SELECT interactionId FROM participant WHERE ${column} = ?`)
    .join(" INTERSECT ");
  return `SELECT count(*) FROM (SELECT DISTINCT interactionId FROM (${talks}) WHERE ${outsideTrash("interactionId")})`;
};

/** Newest first, whole texts. */
export function timeline(db: Reader, input: TimelineInput) {
  const where = [outsideTrash("i.id")];
  const params: Bind[] = [];
  for (const [column, id] of [
    ["partnerId", input.partnerId],
    ["contactId", input.contactId],
  ] as const)
    if (id !== undefined) {
      where.push(`i.id IN (SELECT interactionId FROM participant WHERE ${column} = ?)`);
      params.push(id);
    }
  if (input.kinds?.length) {
    where.push("i.kind IN (SELECT value FROM json_each(?))");
    params.push(JSON.stringify(input.kinds));
  }
  if (input.direction) {
    where.push("i.direction = ?");
    params.push(input.direction);
  }
  // Ordered by ids alone, and what is in the trash known from its index: a long text is read only where it is shown.
  const lines = db.all<Line>(
    `SELECT i.id, i.uid, i.kind, i.at, i.direction, i.subject, i.text FROM
       (SELECT i.id FROM interaction i WHERE ${where.join(" AND ")} ORDER BY i.at DESC, i.id DESC LIMIT ? OFFSET ?) page
       CROSS JOIN interaction i ON i.id = page.id ORDER BY i.at DESC, i.id DESC`,
    ...params,
    input.limit,
    input.offset,
  );
  const filtered = (input.kinds?.length ?? 0) > 0 || input.direction !== undefined;
  const total = db.value<number>(
    filtered ? `SELECT count(*) FROM interaction i WHERE ${where.join(" AND ")}` : counted(input),
    ...params,
  )!;
  const participants = db.all<Participant>(
    `SELECT q.interactionId, q.partnerId, p.name AS partner, q.contactId, c.fullName AS name, q.role
     FROM participant q LEFT JOIN partner p ON p.id = q.partnerId LEFT JOIN contact c ON c.id = q.contactId
     WHERE q.interactionId IN (SELECT value FROM json_each(?)) ORDER BY q.id`,
    JSON.stringify(lines.map((line) => line.id)),
  );
  const importing = importingUids(db, "interaction");
  const marks = timelineMarks(
    db,
    lines.map((line) => line.id),
  );
  return {
    rows: lines.map((line) => ({
      ...line,
      ...(marks.get(line.id) ?? noMark),
      participants: participants
        .filter((each) => each.interactionId === line.id)
        .map(({ interactionId: _, ...each }) => each),
      importing: importing.has(line.uid),
    })),
    total,
  };
}
