// What hangs on a partner, a person or a negotiation that one side deleted while the other one went on working: nobody's work is hidden
// with it without a question. Read in a pass of its own, because what hangs on a record comes after it.
import type { SharedName } from "../../domain/sharing/columns.ts";
import { compareStamps, hasSeen, type Stamp, type Vector } from "../../domain/sharing/stamps.ts";
import type { Reader } from "../store.ts";
import { knownOf } from "./known.ts";
import type { Given } from "./lines.ts";
import type { Tomb } from "./tombs.ts";

/** What a deletion takes out of sight. */
const containers = ["partner", "contact", "negotiation"] as const;
type Container = (typeof containers)[number];
const isContainer = (table: SharedName): table is Container => containers.some((each) => each === table);
/** Records without which others are out of sight. */
export const owning = [...containers, "interaction"] as const;
const ofPartner = ["contact", "membership", "negotiation", "agreement", "promise", "task"] as const;
const hangs = new Set<SharedName>([...ofPartner, "offer", "interaction", "participant"]);

/** The records without which this one is out of sight, by their uids. A talk with somebody who has no partner hangs on the person. */
export function ownersOf(table: SharedName, values: Given["values"]): string[] {
  const alone = table === "participant" && (values.get("partnerId") ?? null) === null;
  return ["partnerId", "negotiationId", "interactionId", ...(alone ? ["contactId"] : [])].flatMap(
    (column) => {
      const uid = values.get(column);
      return typeof uid === "string" ? [uid] : [];
    },
  );
}

/** Whether anything was deleted here that others may have worked on. */
export const deletedHere = (db: Reader): boolean =>
  db.value(
    `SELECT 1 WHERE ${containers.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE deletedAt IS NOT NULL)`).join(" OR ")}
       OR EXISTS (SELECT 1 FROM tombstone WHERE "of" IN (${containers.map((table) => `'${table}'`).join(", ")}))`,
  ) !== undefined;

interface Child {
  uid: string;
  owner: string;
}

/** Reads which deletions of either side would hide what the other one worked on, as the latest such stamp for each owner. */
export class Hanging {
  readonly #db: Reader;
  readonly #inTime: (stamp: Stamp) => Stamp;
  /** Deleted here and alive in the file. */
  readonly #mine = new Set<string>();
  /** Alive here and deleted in the file. */
  readonly #theirs = new Set<string>();
  readonly #work = new Map<string, Stamp>();
  /** A negotiation's partner. */
  readonly #above = new Map<string, string>();
  readonly #talks = new Map<string, Stamp>();
  readonly #vectors = new Map<string, Vector>();

  constructor(db: Reader, inTime: (stamp: Stamp) => Stamp) {
    this.#db = db;
    this.#inTime = inTime;
  }

  /** Of one table. */
  records(records: readonly Given[]): void {
    const { table } = records[0]!;
    if (isContainer(table)) this.#containers(table, records);
    if (!hangs.has(table)) return;
    const known =
      this.#mine.size === 0
        ? null
        : knownOf(
            this.#db,
            records.map(({ uid }) => uid),
          );
    for (const record of records) {
      const { uid, values, vector } = record;
      this.#vectors.set(uid, vector);
      if (table === "negotiation") this.#above.set(uid, String(values.get("partnerId")));
      // What a rule made is nobody's work.
      if (!known || (values.get("source") ?? null) !== null) continue;
      let work = latestUnseen([record.made, ...record.stamps.values()], known.get(uid)!.vector);
      if (table === "participant") work = later(this.#talks.get(String(values.get("interactionId"))), work);
      if (!work) continue;
      if (table === "interaction") this.#talks.set(uid, work);
      else this.#note(this.#mine, ownersOf(table, values), work);
    }
  }

  #containers(table: Container, records: readonly Given[]): void {
    const alive = new Map(
      this.#db.arrays<[string, number]>(
        `SELECT uid, deletedAt IS NULL FROM ${table} WHERE uid IN (SELECT value FROM json_each(?))`,
        JSON.stringify(records.map(({ uid }) => uid)),
      ),
    );
    for (const { uid, values } of records) {
      const there = (values.get("deletedAt") ?? null) === null;
      if (there && alive.get(uid) !== 1) this.#mine.add(uid);
      else if (!there && alive.get(uid) === 1) this.#theirs.add(uid);
    }
  }

  gone(tombs: readonly Tomb[]): void {
    for (const { uid, of, vector } of tombs) {
      this.#vectors.set(uid, vector);
      if (isContainer(of)) this.#theirs.add(uid);
    }
  }

  #note(disputed: ReadonlySet<string>, owners: readonly string[], work: Stamp): void {
    for (const owner of owners.flatMap((uid) => [uid, this.#above.get(uid) ?? uid]))
      if (disputed.has(owner)) this.#work.set(owner, later(this.#work.get(owner), this.#inTime(work))!);
  }

  /** After the last line: of each container the latest work on what hangs on it that its deletion had not seen. */
  result(): ReadonlyMap<string, Stamp> {
    if (this.#theirs.size > 0) {
      const children = this.#childrenHere();
      const known = knownOf(this.#db, [...new Set(children.map(({ uid }) => uid))]);
      for (const { uid, owner } of children) {
        const { made, stamps } = known.get(uid)!;
        const own = [...stamps].filter(([field]) => field !== "deletedAt").map(([, stamp]) => stamp);
        const work = latestUnseen([made, ...own], this.#vectors.get(uid) ?? new Map<string, number>());
        if (work) this.#note(this.#theirs, [owner], work);
      }
    }
    return this.#work;
  }

  #childrenHere(): Child[] {
    const list = JSON.stringify([...this.#theirs]);
    const among = "IN (SELECT value FROM json_each(?1))";
    const direct = ofPartner.map(
      (table) => `SELECT t.uid, p.uid AS owner FROM partner p JOIN ${table} t ON t.partnerId = p.id
        WHERE p.uid ${among} AND t.deletedAt IS NULL${table === "task" ? " AND t.source IS NULL" : ""}`,
    );
    const offers = ["n.uid", "p.uid"].map(
      (
        owner,
      ) => `SELECT o.uid, ${owner} AS owner FROM offer o JOIN negotiation n ON n.id = o.negotiationId JOIN partner p ON p.id = n.partnerId
        WHERE ${owner} ${among} AND o.deletedAt IS NULL`,
    );
    const talks = ["i.uid", "q.uid"].map(
      (
        uid,
      ) => `SELECT ${uid}, p.uid AS owner FROM partner p JOIN participant q ON q.partnerId = p.id JOIN interaction i ON i.id = q.interactionId
        WHERE p.uid ${among} AND i.deletedAt IS NULL AND i.tray = 0`,
    );
    const alone = ["i.uid", "q.uid"].map(
      (
        uid,
      ) => `SELECT ${uid}, c.uid AS owner FROM contact c JOIN participant q ON q.contactId = c.id AND q.partnerId IS NULL
        JOIN interaction i ON i.id = q.interactionId WHERE c.uid ${among} AND i.deletedAt IS NULL AND i.tray = 0`,
    );
    return this.#db.all<Child>([...direct, ...offers, ...talks, ...alone].join(" UNION "), list);
  }
}

const later = (a: Stamp | undefined, b: Stamp | undefined): Stamp | undefined =>
  !a || (b && compareStamps(b, a) > 0) ? b : a;

function latestUnseen(stamps: readonly Stamp[], vector: Vector): Stamp | undefined {
  let latest: Stamp | undefined;
  for (const stamp of stamps) if (!hasSeen(vector, stamp)) latest = later(latest, stamp);
  return latest;
}
