// What putting a file's record together with this workspace means; nothing is written. The preview shows it, the merge does it.
import { sharedTable, type SharedName } from "../../domain/sharing/columns.ts";
import {
  compareRecord,
  unseenWork,
  type Clash,
  type Compared,
  type Side,
} from "../../domain/sharing/compare.ts";
import {
  AHEAD,
  compareStamps,
  hasSeen,
  latestOf,
  sameWrite,
  type Stamp,
  type Vector,
} from "../../domain/sharing/stamps.ts";
import { UserError } from "../../domain/errors.ts";
import { sourceKey } from "../../domain/tasks/task.ts";
import { CLOCKS_PER_MS, instantOf } from "../batches.ts";
import type { Reader } from "../store.ts";
import { Hanging, ownersOf, owning } from "./hanging.ts";
import { knownOf } from "./known.ts";
import type { Given } from "./lines.ts";
import { Locals, type Local } from "./local.ts";
import { Rules } from "./rules.ts";
import { tombByUid, type Tomb } from "./tombs.ts";

/** A stamp from a clock that is more than a day ahead of this one. */
export interface Ahead {
  table: SharedName;
  uid: string;
  field: string;
  by: Stamp;
}

export type Plan =
  | { is: "same"; record: Given }
  /**
   * `clash`: it was deleted for good here, and worked on there. `tomb`: deleted here and made again there, having seen that.
   * `revived`: it went with a record that lives again since then.
   */
  | { is: "create"; record: Given; tomb: Tomb | null; clash: Clash | null; revived?: Stamp }
  /** Deleted for good here, having seen all of it. */
  | { is: "buried"; record: Given }
  | { is: "compare"; record: Given; local: Local; compared: Compared; vector: Vector };

export type GonePlan =
  /** Known already, or made again here. */
  | { is: "same"; tomb: Tomb }
  /** Nothing of it is here, or it is in the trash already. */
  | { is: "note"; tomb: Tomb; local: Local | null }
  /** It went with a record that lives on here, since `stamp`. */
  | { is: "keep"; tomb: Tomb; stamp: Stamp | null }
  | { is: "trash"; tomb: Tomb; local: Local; clash: Clash | null };

const own = (local: Pick<Side, "made" | "stamps">, field: string): Stamp =>
  local.stamps.get(field) ?? local.made;

/** Says of each record of a file what it means here. `ahead` lists the stamps of the future that it met (more than a day, @see docs/shared-file.md). */
export class Planner {
  readonly ahead: Ahead[] = [];
  readonly #db: Reader;
  readonly #limit: number;
  readonly #received: () => number;
  /** Of records that one side deleted: the latest work on what hangs on them that the deletion had not seen. */
  #hanging: ReadonlyMap<string, Stamp> = new Map();
  /** Of this file. */
  readonly #gone = new Map<string, Stamp>();
  readonly #rules: Rules;
  /** Promises, by source, of which it is asked what became of them. */
  readonly #asked = new Set<string>();

  /** @param received the clock by which a stamp from the future is ordered */
  constructor(db: Reader, now: number, received: () => number) {
    this.#db = db;
    this.#limit = now * CLOCKS_PER_MS + AHEAD;
    this.#received = received;
    this.#rules = new Rules(db);
  }

  #ordered(stamp: Stamp): Stamp {
    return stamp.clock <= this.#limit ? stamp : { ...stamp, received: this.#received() };
  }

  #inTime(table: SharedName, uid: string, field: string, stamp: Stamp): Stamp {
    if (stamp.clock > this.#limit) this.ahead.push({ table, uid, field, by: stamp });
    return this.#ordered(stamp);
  }

  /** Reads the file once before it is planned. */
  get first(): Hanging {
    return new Hanging(this.#db, (stamp) => this.#ordered(stamp));
  }

  /** What `first` found. */
  set hanging(found: ReadonlyMap<string, Stamp>) {
    this.#hanging = found;
  }

  #arrived(record: Given): Given {
    let late = record.made.clock > this.#limit;
    for (const stamp of record.stamps.values()) late ||= stamp.clock > this.#limit;
    if (!late) return record;
    const { table, uid } = record;
    return {
      ...record,
      made: this.#inTime(table, uid, "*", record.made),
      stamps: new Map(
        [...record.stamps].map(([field, stamp]) => [field, this.#inTime(table, uid, field, stamp)]),
      ),
    };
  }

  /** Records of one table. @throws UserError `shared-inconsistent` where a uid means something else here */
  records(given: readonly Given[]): Plan[] {
    const table = given[0]!.table;
    const uids = given.map(({ uid }) => uid);
    const locals = new Locals(this.#db, table, uids);
    const strangers = uids.filter((uid) => !locals.rows.has(uid));
    this.#refuseOthers(table, strangers);
    const buried = new Set(
      strangers.length === 0
        ? []
        : this.#db.column<string>(
            "SELECT t.uid FROM json_each(?) j CROSS JOIN tombstone t ON t.uid = j.value",
            JSON.stringify(strangers),
          ),
    );
    return given.map((each) => {
      const record = this.#arrived(each);
      this.#rules.alone(record);
      if (!locals.rows.has(record.uid)) {
        const plan: Plan = buried.has(record.uid)
          ? this.#dug(record)
          : { is: "create", record, tomb: null, clash: null };
        if (plan.is === "create") this.#rules.made(record);
        return plan;
      }
      if (record === each && locals.same(record)) return { is: "same", record };
      const local = locals.side(record.uid);
      const compared = compareRecord(table, local, record, this.#hanging.get(record.uid));
      this.#askOnce(record, compared);
      const nothing = compared.take.length + compared.clashes.length + compared.newer.length === 0;
      const vector: Vector = new Map(
        [...record.vector].filter(([device, clock]) => (local.vector.get(device) ?? -1) < clock),
      );
      return nothing && vector.size === 0
        ? { is: "same", record }
        : { is: "compare", record, local, compared, vector };
    });
  }

  /** What became of a promise is what became of its task: one question, one answer. */
  #askOnce({ table, uid, values }: Given, { clashes }: Compared): void {
    const clash = clashes.find(({ field }) => field === "outcome");
    if (!clash) return;
    if (table === "promise") this.#asked.add(sourceKey("promise", uid));
    const source = String(values.get("source"));
    if (table === "task" && this.#asked.has(source))
      clash.with = `${source.slice(source.indexOf(":") + 1)}.outcome`;
  }

  /** A uid that names a record of another table here: not a file that this workspace can be put together with. */
  #refuseOthers(table: SharedName, uids: string[]): void {
    if (uids.length === 0) return;
    const found = this.#db.value(
      `SELECT 1 FROM json_each(?) j CROSS JOIN change c ON c.uid = j.value AND c.field = '*' WHERE c."of" <> ? LIMIT 1`,
      JSON.stringify(uids),
      table,
    );
    if (found !== undefined) throw new UserError("shared-inconsistent", { line: 0 });
  }

  /** A record that was deleted for good here. */
  #dug(record: Given): Plan {
    const tomb = tombByUid(this.#db, record.uid)!;
    if (hasSeen(record.vector, tomb.by)) return { is: "create", record, tomb, clash: null };
    // Deleted there too, be it only into the trash: two deletions are one.
    if ((record.values.get("deletedAt") ?? null) !== null) return { is: "buried", record };
    const work = [record.made, ...record.stamps.values()].filter((stamp) => !hasSeen(tomb.vector, stamp));
    const hanging = this.#hanging.get(record.uid);
    if (hanging) work.push(hanging);
    if (work.length > 0 && !sharedTable(record.table).quiet)
      return { is: "create", record, tomb, clash: goneClash("mine", tomb, latestOf(work)) };
    const revived = this.#revived(
      tomb,
      ownersOf(record.table, record.values),
      (uid) => tombByUid(this.#db, uid)?.by,
    );
    if (revived) return { is: "create", record, tomb, clash: null, revived };
    return work.length > 0 && compareStamps(latestOf(work), tomb.by) > 0
      ? { is: "create", record, tomb, clash: null }
      : { is: "buried", record };
  }

  /** The stamp by which a record lives on with which this one was deleted: nothing of it is to be missing then. */
  #revived(tomb: Tomb, owners: string[], goneBy: (uid: string) => Stamp | undefined): Stamp | undefined {
    for (const uid of new Set([...(tomb.partnerUid === null ? [] : [tomb.partnerUid]), ...owners])) {
      if (uid === tomb.uid) continue;
      const by = goneBy(uid);
      if (!by || !sameWrite(by, tomb.by)) continue;
      for (const table of owning) {
        const alive = this.#db.value(`SELECT 1 FROM ${table} WHERE uid = ? AND deletedAt IS NULL`, uid);
        if (alive !== undefined) return own(knownOf(this.#db, [uid]).get(uid)!, "deletedAt");
      }
    }
    return undefined;
  }

  /** Deleted for good here, and not alive again. */
  #dead(uid: string): boolean {
    const alive = owning.map(
      (table) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE uid = ?1 AND deletedAt IS NULL)`,
    );
    return (
      this.#db.value(`SELECT 1 FROM tombstone WHERE uid = ?1 AND ${alive.join(" AND ")}`, uid) !== undefined
    );
  }

  gone(given: Tomb): GonePlan {
    const tomb = { ...given, by: this.#inTime(given.of, given.uid, "deletedAt", given.by) };
    this.#gone.set(tomb.uid, tomb.by);
    const locals = new Locals(this.#db, tomb.of, [tomb.uid]);
    if (!locals.rows.has(tomb.uid)) {
      this.#refuseOthers(tomb.of, [tomb.uid]);
      const here = tombByUid(this.#db, tomb.uid);
      const news =
        !here ||
        [...tomb.vector].some(([device, clock]) => !hasSeen(here.vector, { device, clock, author: "" }));
      return { is: news ? "note" : "same", tomb, local: null };
    }
    const local = locals.side(tomb.uid);
    // It was kept once with what it hangs on, and that is gone for good by now.
    const left = [
      ...(tomb.partnerUid === null ? [] : [tomb.partnerUid]),
      ...ownersOf(tomb.of, local.values),
    ].some((uid) => this.#dead(uid));
    if (hasSeen(local.vector, tomb.by) && !left) return { is: "same", tomb };
    if ((local.values.get("deletedAt") ?? null) !== null) return { is: "note", tomb, local };
    const quiet = sharedTable(tomb.of).quiet === true;
    const work = latestWork(unseenWork(local, tomb.vector), this.#hanging.get(tomb.uid));
    if (work && !quiet)
      return { is: "trash", tomb, local, clash: goneClash("theirs", tomb, work, own(local, "deletedAt")) };
    const stamp = this.#revived(tomb, ownersOf(tomb.of, local.values), (uid) => this.#gone.get(uid));
    if (stamp) return { is: "keep", tomb, stamp: local.values.has("deletedAt") ? stamp : null };
    return work && compareStamps(tomb.by, work) < 0
      ? { is: "keep", tomb, stamp: local.values.has("deletedAt") ? work : null }
      : { is: "trash", tomb, local, clash: null };
  }
}

const latestWork = (work: Stamp | null, hanging: Stamp | undefined): Stamp | null =>
  work && hanging ? latestOf([work, hanging]) : (work ?? hanging ?? null);

function goneClash(deletion: "mine" | "theirs", tomb: Tomb, work: Stamp, alive: Stamp = work): Clash {
  const dead = { values: [instantOf(tomb.by.received ?? tomb.by.clock)], stamps: [tomb.by] };
  const living = { values: [null], stamps: [alive] };
  const mine = deletion === "mine";
  return {
    field: "deletedAt",
    fields: ["deletedAt"],
    mine: mine ? dead : living,
    theirs: mine ? living : dead,
    mineBy: mine ? tomb.by : work,
    theirsBy: mine ? work : tomb.by,
    deletion,
    both: false,
  };
}
