// Partners as their networks know them: whose account it is, and what joining one to a partner brings along.
import type { ReportAccount } from "../../domain/reports/record.ts";
import { websiteKey } from "../../domain/text/website.ts";
import { Model, type Entity } from "../imports/model.ts";
import { firstProgramUid, membershipUid } from "../ids.ts";
import { insertRecord } from "../records.ts";
import { putItem, setItem, type SetItem } from "../sets.ts";
import type { Reader, Writer } from "../store.ts";

export interface ProgramOf {
  id: number;
  uid: string;
  name: string;
  network: string;
  currency: string;
}

export const networkItem = (network: string, externalId: string): SetItem =>
  setItem("networkId", { value: externalId, of: network });

export type MatchReason = "network-id" | "domain" | "name";

export interface Match {
  partner: { id: number; uid: string; name: string };
  by: MatchReason;
}

export interface Proposal {
  partnerId: number;
  name: string;
  reason: "same-domain" | "same-name" | "near-name";
}

/** Finds partners for accounts. @see docs/product.md: by network id, then domain, then known spelling */
export class AccountMatcher {
  readonly #db: Reader;
  readonly #model: Model;

  constructor(db: Reader) {
    this.#db = db;
    this.#model = new Model(db);
  }

  /** The one partner that it certainly is, or null. */
  match(network: string, account: ReportAccount): Match | null {
    const { key } = networkItem(network, account.externalId);
    const known = this.#db.get<Match["partner"]>(
      "SELECT p.id, p.uid, p.name FROM partner_set s JOIN partner p ON p.id = s.ownerId WHERE s.kind = 'networkId' AND s.key = ? ORDER BY s.id LIMIT 1",
      key,
    );
    if (known) return { partner: known, by: "network-id" };
    const domain = domainOf(account);
    if (domain) {
      const sites = alive(this.#model.withSite(domain));
      if (sites.length === 1) return { partner: asPartner(sites[0]!), by: "domain" };
      if (sites.length > 1) return null;
    }
    const named = alive(this.#model.named("partner", account.name));
    const [one] = named;
    if (!one || named.length > 1) return null;
    // The same name with another site may well be another company.
    const sites = [...one.items.values()].filter((item) => item.kind === "website");
    return domain && sites.length > 0 && !sites.some((item) => item.match === domain)
      ? null
      : { partner: asPartner(one), by: "name" };
  }

  /** Partners that it could be, the likeliest first, with the reason as a key of the words' `proposals`. */
  proposals(account: Pick<ReportAccount, "name" | "site">): Proposal[] {
    const domain = domainOf(account);
    const found = new Map<string, { entity: Entity; reason: Proposal["reason"] }>();
    const add = (entities: readonly Entity[], reason: Proposal["reason"]) => {
      for (const entity of alive(entities))
        if (!found.has(entity.uid)) found.set(entity.uid, { entity, reason });
    };
    if (domain) add(this.#model.withDomain(domain), "same-domain");
    add(this.#model.named("partner", account.name), "same-name");
    add(
      this.#model.near(account.name).flatMap(({ uid }) => this.#model.byUid("partner", uid) ?? []),
      "near-name",
    );
    return [...found.values()]
      .slice(0, 5)
      .map(({ entity, reason }) => ({ partnerId: entity.id!, name: entity.name, reason }));
  }
}

/** Of what was read from the store. */
const asPartner = ({ id, uid, name }: Entity): Match["partner"] => ({ id: id!, uid, name });

const alive = (entities: readonly Entity[]): Entity[] => entities.filter((entity) => !entity.trashed);

const domainOf = ({ name, site }: Pick<ReportAccount, "name" | "site">): string | null => {
  const own = (site && websiteKey(site)?.domain) ?? null;
  if (own) return own;
  // Many partners are called by their site.
  return /^[\w-]+(\.[\w-]+)+$/.test(name) ? (websiteKey(name)?.domain ?? null) : null;
};

/** What a workspace's own first program has of a partner that only stands there as found disappears once it is in a real one. */
const unmoved = `SELECT m.id FROM membership m JOIN program g ON g.id = m.programId
  WHERE m.partnerId = ? AND g.uid = '${firstProgramUid}' AND m.deletedAt IS NULL AND m.stage = 'found'
    AND NOT EXISTS (SELECT 1 FROM change c WHERE c.uid = m.uid AND c.field = 'stage')`;

/** Whether a partner has ever been in a program. */
export const isMember = (db: Reader, partner: { uid: string }, program: ProgramOf): boolean =>
  db.value("SELECT 1 FROM membership WHERE uid = ?", membershipUid(partner.uid, program.uid)) !== undefined;

/** A result makes the partner an active member of its program (docs/product.md, "Words"). */
export function joinProgram(
  db: Writer,
  partner: { id: number; uid: string },
  program: ProgramOf,
  now: number,
): void {
  if (isMember(db, partner, program)) return;
  const uid = membershipUid(partner.uid, program.uid);
  insertRecord(db, "membership", {
    uid,
    partnerId: partner.id,
    programId: program.id,
    stage: "active",
    createdAt: now,
  });
  const left = program.uid === firstProgramUid ? undefined : db.value<number>(unmoved, partner.id);
  if (left !== undefined) db.run("UPDATE membership SET deletedAt = ? WHERE id = ?", now, left);
}

/** Gives the partner the network's id: by a trigger it has all accounts with this id, now and later. */
export function linkAccount(
  db: Writer,
  partner: { id: number; uid: string },
  network: string,
  externalId: string,
  now: number,
): void {
  const item = networkItem(network, externalId);
  putItem(db, "partner", partner.id, item);
  const programs = db.all<ProgramOf>(
    `SELECT DISTINCT g.id, g.uid, g.name, g.network, g.currency FROM result_account a JOIN program g ON g.id = a.programId
     WHERE a.networkKey = ? AND g.deletedAt IS NULL`,
    item.key,
  );
  for (const program of programs) joinProgram(db, partner, program, now);
}

/** Makes an account. @returns its id */
export const addAccount = (
  db: Writer,
  program: ProgramOf,
  account: ReportAccount,
  partnerId: number | null,
  batchId: number,
): number =>
  db.run(
    "INSERT INTO result_account (programId, externalId, networkKey, name, site, email, partnerId, batchId) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    program.id,
    account.externalId,
    networkItem(program.network, account.externalId).key,
    account.name || account.externalId,
    account.site,
    account.email,
    partnerId,
    batchId,
  ).id;

export const accountId = (db: Reader, program: ProgramOf, externalId: string): number | undefined =>
  db.value<number>(
    "SELECT id FROM result_account WHERE programId = ? AND networkKey = ?",
    program.id,
    networkItem(program.network, externalId).key,
  );
