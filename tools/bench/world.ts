// Large workspaces for measuring, made from a seed by set-based statements with the triggers away, then with all that they keep.
import { v7 } from "uuid";
import { stages, tiers } from "../../electron/domain/partner.ts";
import { foldKey } from "../../electron/domain/text/fold.ts";
import { companyKey, nameKey } from "../../electron/domain/text/names.ts";
import type { Store } from "../../electron/data/store.ts";
import { dropTriggers, installTriggers, rebuildDerived } from "../../electron/data/triggers.ts";
import { openWorkspace } from "../../electron/data/workspace.ts";
import { longSubject, longText } from "./longTexts.ts";
import { worldNow, workspaceOptions } from "./place.ts";
import { rows, teachChance } from "./filling.ts";
import { companyName, countryOf, personName, tagOf, talkText } from "./names.ts";

export interface Size {
  partners: number;
  people: number;
  interactions: number;
  /** Texts of 300 to 1,000 characters with a subject and a sender, and a file for each tenth; otherwise one line. */
  long?: true;
}

export const sizes = {
  small: { partners: 10_000, people: 15_000, interactions: 100_000 },
  large: { partners: 100_000, people: 150_000, interactions: 1_000_000 },
  /** 10,000 partners and some 100,000 records in all: what two managers put together. */
  shared: { partners: 10_000, people: 15_000, interactions: 33_000 },
  said: { partners: 10_000, people: 15_000, interactions: 500_000, long: true },
} satisfies Record<string, Size>;

const ownFieldUid = "01900000-0000-7000-8000-00000000f1e1";
/** The own field that a third of the partners have. */
export const ownField = `own:${ownFieldUid}`;

/** What SQL asks for by row number; SQLite here folds no accents, and has no random that repeats. */
function teach(store: Store, seed: number): void {
  teachChance(store, seed);
  const { raw } = store;
  const options = { deterministic: true };
  raw.function("company", options, (row) => companyName(Number(row), seed));
  raw.function("person", options, (row) => personName(Number(row), seed));
  raw.function("talk", options, (row) => talkText(Number(row), seed));
  raw.function("long_text", options, (row) => longText(Number(row), seed));
  raw.function("long_subject", options, (row) => longSubject(Number(row), seed));
  raw.function("country_of", options, (row) => countryOf(Number(row), seed));
  raw.function("tag_of", options, (row, nth) => tagOf(Number(row), Number(nth), seed));
  raw.function("fold", options, (text) => foldKey(String(text)));
  raw.function("company_key", options, (text) => companyKey(String(text)));
  raw.function("name_key", options, (text) => nameKey(String(text)));
}

const oneOf = (list: readonly string[], index: string): string =>
  `CASE ${index} ${list.map((value, at) => `WHEN ${at} THEN '${value}'`).join(" ")} END`;

/** Half of the talk is with the busiest quarter of the partners. */
const busy = (partners: number): string =>
  `1 + CAST(power(chance(i, 20, 1000000) / 1e6, 2) * ${partners} AS INTEGER)`;

/** One row in the log for each record, as making it leaves. */
const made = (table: string) =>
  `INSERT INTO change (clock, batchId, "of", uid, field) SELECT s.clock, s.batchId, '${table}', t.uid, '*' FROM ${table} t, stamp s`;

function statements({ partners, people, interactions, long }: Size): string[] {
  const item = (kind: string, key: string, value: string, match: string, where = "true") =>
    `INSERT INTO partner_set (kind, key, value, preferred, match, ownerId) SELECT '${kind}', ${key}, ${value}, 0, ${match}, i FROM ${rows(partners)} WHERE ${where}`;
  const personItem = (kind: string, value: string, match: string, where = "true") =>
    `INSERT INTO contact_set (kind, key, value, preferred, match, ownerId) SELECT '${kind}', ${value}, ${value}, 1, ${match}, i FROM ${rows(people)} WHERE ${where}`;
  const site = "'site-' || i || '.example'";
  const code = "printf('%07d', chance(i, 13, 900000) * 10 + i % 10)";
  return [
    `INSERT INTO own_field (uid, "of", name, kind, position) VALUES ('${ownFieldUid}', 'partner', 'Monthly visits', 'number', 0)`,
    `INSERT INTO partner (id, uid, name, country, tier, ownerUid, nextContactOn, cadenceDays, privateNote, createdAt, sortKey, matchKey)
     SELECT i, uid_of('p', i), company(i), country_of(i), ${oneOf(tiers, "chance(i, 1, 6)")},
       CASE WHEN chance(i, 2, 3) > 0 THEN (SELECT uid FROM colleague LIMIT 1) END,
       CASE WHEN chance(i, 3, 10) < 6 THEN date(${worldNow} / 1000, 'unixepoch', (chance(i, 4, 120) - 50) || ' days') END,
       CASE WHEN chance(i, 5, 10) < 4 THEN 14 + chance(i, 6, 60) END,
       CASE WHEN chance(i, 7, 10) = 0 THEN 'Limit is ' || (4 + chance(i, 8, 9)) || ' percent.' END,
       ${worldNow} - chance(i, 9, 63072000) * 1000, fold(company(i)), company_key(company(i)) FROM ${rows(partners)}`,
    `INSERT INTO membership (uid, partnerId, programId, stage, createdAt)
     SELECT uid_of('m', i), i, (SELECT min(id) FROM program), ${oneOf(stages, `chance(i, 10, ${stages.length})`)}, ${worldNow} FROM ${rows(partners)}`,
    item(
      "type",
      oneOf(["content", "review", "cashback", "discount-code"], "chance(i, 11, 4)"),
      oneOf(["content", "review", "cashback", "discount-code"], "chance(i, 11, 4)"),
      "NULL",
    ),
    item("website", site, site, site),
    item(
      "language",
      oneOf(["en", "de", "fr"], "chance(i, 12, 3)"),
      oneOf(["en", "de", "fr"], "chance(i, 12, 3)"),
      "NULL",
    ),
    item("tag", "tag_of(i, 0)", "tag_of(i, 0)", "NULL", "chance(i, 14, 10) < 7"),
    item("tag", "tag_of(i, 1)", "tag_of(i, 1)", "NULL", "chance(i, 14, 10) < 4"),
    item("networkId", `'awin:' || ${code}`, code, `'awin:' || ${code}`, "chance(i, 15, 10) < 6"),
    item("own", `'${ownFieldUid}'`, "CAST(chance(i, 16, 200000) AS TEXT)", "NULL", "chance(i, 17, 3) = 0"),
    `INSERT INTO contact (id, uid, partnerId, fullName, role, createdAt, sortKey, matchKey)
     SELECT i, uid_of('c', i), 1 + chance(i, 18, ${partners}), person(i), 'Editor', ${worldNow}, fold(person(i)), name_key(person(i)) FROM ${rows(people)}`,
    personItem(
      "email",
      "'person-' || i || '@site-' || CAST(1 + chance(i, 18, " + partners + ") AS INTEGER) || '.example'",
      "NULL",
    ),
    personItem("phone", "'+447700900' || printf('%03d', i % 1000)", "NULL", "chance(i, 19, 10) < 7"),
    `INSERT INTO interaction (id, uid, kind, at, direction, subject, text, sender, createdAt)
     SELECT i, uid_of('i', i), ${oneOf(["call", "email", "meeting", "chat", "note", "gift"], "chance(i, 21, 6)")}, ${worldNow} - chance(i, 22, 63072000) * 1000,
       ${oneOf(["in", "out", "none"], "chance(i, 23, 3)")}, ${long ? "long_subject(i), long_text(i), 'Person ' || (i % 15000) || ' <person-' || (i % 15000) || '@site.example>'" : "NULL, talk(i), NULL"}, ${worldNow} FROM ${rows(interactions)}`,
    `INSERT INTO participant (uid, interactionId, partnerId, role) SELECT uid_of('q', i), i, ${busy(partners)}, 'to' FROM ${rows(interactions)}`,
    ...(long
      ? [
          `INSERT INTO attachment (uid, interactionId, name, type, bytes)
           SELECT uid_of('a', i), i * 10, 'report-' || i || '-' || (SELECT replace(subject, ' ', '-') FROM interaction WHERE id = i * 10) || '.pdf', 'application/pdf', 1000
           FROM ${rows(interactions / 10)}`,
          made("attachment"),
        ]
      : []),
    ...["partner", "membership", "contact", "interaction", "participant"].map(made),
  ];
}

/** Makes the workspace file; closing it runs what the app runs at its end. */
export function buildWorld(file: string, size: Size, seed: number): void {
  const workspace = openWorkspace(workspaceOptions(file));
  const { store } = workspace;
  dropTriggers(store);
  teach(store, seed);
  store.raw.pragma("synchronous = OFF");
  store.transaction(() => {
    const author = store.value<string>("SELECT uid FROM colleague LIMIT 1")!;
    const batch = store.run(
      "INSERT INTO batch (uid, kind, state, author, device, startedAt, endedAt) SELECT ?, 'import', 'done', ?, device, ?, ? FROM stamp",
      v7(),
      author,
      worldNow,
      worldNow,
    );
    store.run("UPDATE stamp SET batchId = ?, author = ?, clock = clock + 1", batch.id, author);
    for (const statement of statements(size)) store.run(statement);
    store.run("UPDATE stamp SET batchId = NULL, author = NULL");
    // The app then does not ask for a name.
    store.run("INSERT INTO setting (key, value) VALUES ('me', ?)", author);
    installTriggers(store);
    rebuildDerived(store);
  });
  store.raw.pragma("wal_checkpoint(TRUNCATE)");
  workspace.close();
}
