// The people that leave in a file, block by block and in the order of their names: all, some, or those of some partners.
import type { Labelled, NameParts } from "../../domain/contacts/record.ts";
import type { WrittenPerson } from "../../domain/contacts/written.ts";
import { nameKey } from "../../domain/text/names.ts";
import { onSharedPlatform } from "../../domain/text/website.ts";
import { photoUrl } from "../attachments.ts";
import { itemsByOwner, type SetItem } from "../sets.ts";
import type { Reader } from "../store.ts";

export interface Wanted {
  ids?: number[] | undefined;
  partnerIds?: number[] | undefined;
}

interface Row {
  id: number;
  uid: string;
  partnerId: number | null;
  partner: string | null;
  fullName: string;
  name: string | null;
  role: string | null;
  timeZone: string | null;
  language: string | null;
  birthday: string | null;
  note: string | null;
  photo: string | null;
  doNotContact: number;
}

/** People that are asked for together. */
const BLOCK = 200;

/** Ids in the order of the names; what is in the trash, alone or with its partner, stays there. */
export function wantedIds(db: Reader, { ids, partnerIds }: Wanted): number[] {
  const chosen = [
    ...(ids ? ["c.id IN (SELECT value FROM json_each(?))"] : []),
    ...(partnerIds ? ["c.partnerId IN (SELECT value FROM json_each(?))"] : []),
  ].join(" OR ");
  return db.column<number>(
    `SELECT c.id FROM contact c LEFT JOIN partner p ON p.id = c.partnerId
     WHERE c.deletedAt IS NULL AND p.deletedAt IS NULL ${chosen && `AND (${chosen})`} ORDER BY c.sortKey, c.id`,
    ...[ids, partnerIds].flatMap((each) => (each ? [JSON.stringify(each)] : [])),
  );
}

/** How many of them asked not to be contacted: they leave too, and it is said. */
export const doNotContactAmong = (db: Reader, ids: number[]): number =>
  db.value<number>(
    "SELECT count(*) FROM contact WHERE doNotContact = 1 AND id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  )!;

/** The people with these ids, whole, one by one, so that one photo is in memory. Photos are left out where the file holds none. */
export function* writtenPeople(db: Reader, ids: number[], photosOf: string | null): Generator<WrittenPerson> {
  const names = new Map(
    db
      .all<{ uid: string; name: string }>(
        `SELECT uid, name FROM own_field WHERE "of" = 'contact' AND deletedAt IS NULL ORDER BY position, id`,
      )
      .map((field) => [field.uid, field.name]),
  );
  for (let from = 0; from < ids.length; from += BLOCK) {
    const block = ids.slice(from, from + BLOCK);
    const rows = db.all<Row>(
      `SELECT c.id, c.uid, c.partnerId, p.name AS partner, c.fullName, c.name, c.role, c.timeZone, c.language, c.birthday, c.note, c.photo, c.doNotContact
       FROM contact c LEFT JOIN partner p ON p.id = c.partnerId WHERE c.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(block),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const items = itemsByOwner(db, "contact", block);
    const sites = itemsByOwner(
      db,
      "partner",
      [...new Set(rows.flatMap((row) => row.partnerId ?? []))],
      ["website"],
    );
    const shared = sharedKeys(db, block);
    for (const id of block) {
      const row = byId.get(id);
      if (!row) continue;
      const own = items.get(id) ?? [];
      const photo = photosOf === null || row.photo === null ? null : photoUrl(photosOf, row.photo);
      yield {
        ...written(row, own, names),
        websites: (sites.get(row.partnerId ?? 0) ?? [])
          .map((site) => site.value)
          .filter((site) => !onSharedPlatform(site)),
        photo: photo === null ? null : parted(photo),
        onlyByUid: isOnlyByUid(row, own, shared),
      };
    }
  }
}

const parted = (url: string) => {
  const at = url.indexOf(";base64,");
  return { type: url.slice("data:".length, at), base64: url.slice(at + ";base64,".length) };
};

/** Addresses and profiles of these people that somebody else has too. */
const sharedKeys = (db: Reader, ids: number[]): Set<string> =>
  new Set(
    db.column<string>(
      `SELECT DISTINCT s.kind || ':' || s.key FROM contact_set s JOIN contact_set o ON o.kind = s.kind AND o.key = s.key AND o.ownerId <> s.ownerId
       WHERE s.kind IN ('email', 'link') AND s.ownerId IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    ),
  );

/**
 * Whether an import could take this person for another one, or give them a partner that they do not have: a table without uids
 * then needs one for them.
 */
function isOnlyByUid(row: Row, items: SetItem[], shared: ReadonlySet<string>): boolean {
  const telling = items.filter(({ kind }) => kind === "email" || kind === "link");
  return (
    telling.length === 0 ||
    row.partnerId === null ||
    telling.some(({ kind, key }) => shared.has(`${kind}:${key}`)) ||
    !nameKey(row.fullName)
      .split(" ")
      .some((word) => word.length > 1)
  );
}

function written(
  row: Row,
  items: SetItem[],
  fieldNames: ReadonlyMap<string, string>,
): Omit<WrittenPerson, "websites" | "photo" | "onlyByUid"> {
  const of = (kind: string): Labelled[] =>
    items
      .filter((item) => item.kind === kind)
      .map(({ value, label, preferred }) => ({
        label: label ?? "",
        value,
        ...(preferred === 1 && { preferred: true }),
      }));
  return {
    uid: row.uid,
    fullName: row.fullName,
    name: row.name ? (JSON.parse(row.name) as NameParts) : {},
    partner: row.partner ?? "",
    role: row.role ?? "",
    emails: of("email"),
    phones: of("phone"),
    links: of("link"),
    tags: of("tag").map(({ value }) => value),
    addresses: of("address"),
    timeZone: row.timeZone ?? "",
    language: row.language ?? "",
    birthday: row.birthday ?? "",
    note: row.note ?? "",
    own: [...fieldNames].flatMap(([uid, name]) => {
      const value = items.find((item) => item.kind === "own" && item.key === uid)?.value;
      return value ? [{ name, value }] : [];
    }),
  };
}
