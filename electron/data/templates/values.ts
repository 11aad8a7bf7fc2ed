// What the merge fields stand for: the person, the partner, the program, the writer and the day, as texts by name of the field.
import { dayOf } from "../../domain/days.ts";
import type { Values } from "../../domain/templates/fill.ts";
import { fieldKey } from "../../domain/templates/parse.ts";
import { templateFields } from "../../domain/templates/fields.ts";
import type { WordKey, Words } from "../../domain/words/words.ts";
import { numbersOf } from "./numbers.ts";
import { itemsOf, type SetItem } from "../sets.ts";
import type { SetOwner } from "../headings.ts";
import type { Reader } from "../store.ts";

export interface About {
  contactId?: number | undefined;
  partnerId?: number | undefined;
  programId?: number | undefined;
}

/** How days are shown, and where the day begins; the runtime's own where nothing is said. */
export interface Shown {
  locale?: string | undefined;
  timeZone?: string | undefined;
}

interface Asked {
  db: Reader;
  words: Words;
  now: () => number;
  authorName: string;
}

type Found = Record<string, string | null>;

function person(db: Reader, id: number | undefined): Found {
  const row =
    id === undefined
      ? undefined
      : db.get<{ fullName: string; name: string | null; role: string | null; partner: string | null }>(
          "SELECT c.fullName, c.name, c.role, p.name AS partner FROM contact c LEFT JOIN partner p ON p.id = c.partnerId WHERE c.id = ?",
          id,
        );
  if (!row) return {};
  const parts = JSON.parse(row.name ?? "{}") as { given?: string; family?: string };
  // A shared mailbox has nobody's first name.
  const words = row.fullName === row.partner ? [] : row.fullName.split(/\s+/);
  return {
    "first name": parts.given || (words[0] ?? null),
    "last name": parts.family || (words.length > 1 ? words.at(-1)! : null),
    "full name": row.fullName,
    role: row.role,
    "e-mail": itemsOf(db, "contact", id!, "email")[0]?.value ?? null,
    phone: itemsOf(db, "contact", id!, "phone")[0]?.value ?? null,
  };
}

function partner(db: Reader, id: number | undefined, { locale }: Shown): Found {
  const row =
    id === undefined
      ? undefined
      : db.get<{ name: string; country: string | null; tier: string | null }>(
          "SELECT name, country, tier FROM partner WHERE id = ?",
          id,
        );
  if (!row) return {};
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const country = row.country && /^[A-Z]{2}$/.test(row.country) ? regions.of(row.country) : row.country;
  return {
    partner: row.name,
    website: itemsOf(db, "partner", id!, "website")[0]?.value ?? null,
    country: country ?? null,
    tier: row.tier,
  };
}

interface Program {
  id: number;
  name: string;
  network: string;
  currency: string;
  client: string;
  stage: string | null;
}

/** The program that is meant: the one given, else the only one in which the partner is. */
function program(db: Reader, { partnerId, programId }: About, words: Words): Found {
  const select = `SELECT g.id, g.name, g.network, g.currency, c.name AS client, m.stage FROM program g JOIN client c ON c.id = g.clientId
    LEFT JOIN membership m ON m.programId = g.id AND m.partnerId = ? AND m.deletedAt IS NULL WHERE g.deletedAt IS NULL`;
  const rows =
    programId === undefined
      ? db.all<Program>(`${select} AND m.id IS NOT NULL`, partnerId ?? 0)
      : db.all<Program>(`${select} AND g.id = ?`, partnerId ?? 0, programId);
  const [row] = rows;
  if (!row || rows.length > 1) return {};
  const ids = partnerId === undefined ? [] : itemsOf(db, "partner", partnerId, "networkId");
  return {
    program: row.name,
    client: row.client,
    network: named(words, "network", row.network),
    "network id": ids.find((item) => item.key.startsWith(`${row.network}:`))?.value ?? null,
    currency: row.currency,
    stage: row.stage === null ? null : named(words, "stage", row.stage),
  };
}

/** A word of the data as it is called on screen; a network of the person's own is called as they wrote it. */
function named(words: Words, group: "network" | "stage", value: string): string {
  const key = `ui.names.${group}.${value}`;
  const word = words(key as WordKey);
  return word === key ? value : word;
}

function dates(asked: Asked, partnerId: number | undefined, { locale, timeZone }: Shown): Found {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const show = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const shown = (day: string | null | undefined) => (day ? show.format(new Date(`${day}T00:00:00Z`)) : null);
  const row = asked.db.get<{ next: string | null; last: number | null }>(
    "SELECT p.nextContactOn AS next, s.lastContactAt AS last FROM partner p LEFT JOIN partner_summary s ON s.partnerId = p.id WHERE p.id = ?",
    partnerId ?? 0,
  );
  return {
    today: shown(dayOf(asked.now(), zone)),
    "next contact": shown(row?.next),
    "last contact": shown(row?.last ? dayOf(row.last, zone) : null),
  };
}

interface OwnField {
  of: SetOwner;
  uid: string;
  name: string;
}

/** Own fields that no field of the house has the name of. */
export function ownTemplateFields(db: Reader): OwnField[] {
  const taken = new Set(templateFields.map((field) => fieldKey(field.name)));
  return db
    .all<OwnField>(
      `SELECT "of", uid, name FROM own_field WHERE deletedAt IS NULL ORDER BY "of", position, id`,
    )
    .filter((field) => {
      const key = fieldKey(field.name);
      // Two of the same name: the first has it. Braces and bars cannot stand in a field.
      const good = key !== "" && !/[{}|\n]/.test(field.name) && !taken.has(key);
      taken.add(key);
      return good;
    });
}

function own(db: Reader, { contactId, partnerId }: About): Found {
  const of = (owner: SetOwner, id: number | undefined): SetItem[] =>
    id === undefined ? [] : itemsOf(db, owner, id, "own");
  const items = { contact: of("contact", contactId), partner: of("partner", partnerId) };
  return Object.fromEntries(
    ownTemplateFields(db).map((field) => [
      field.name,
      items[field.of].find((item) => item.key === field.uid)?.value ?? null,
    ]),
  );
}

/** The value of every field there is, null where it has none here. */
export function templateValues(asked: Asked, about: About, shown: Shown): Values {
  const { db, words, authorName } = asked;
  const me = db.value<string>(
    "SELECT c.name FROM colleague c JOIN setting s ON s.value = c.uid WHERE s.key = 'me'",
  );
  return {
    ...Object.fromEntries(templateFields.map((field) => [field.name, null])),
    ...own(db, about),
    ...person(db, about.contactId),
    ...partner(db, about.partnerId, shown),
    ...program(db, about, words),
    ...numbersOf(db, about.partnerId, about.programId, shown.locale),
    "my name": me ?? authorName,
    ...dates(asked, about.partnerId, shown),
  };
}
