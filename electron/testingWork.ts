// For unit tests only: what people do all day, as random steps that can be done on any workspace.
import * as fc from "fast-check";
import { stages } from "./domain/partner.ts";
import { fileIn, type TestHost } from "./testing.ts";
import { attempt } from "./testingLaptops.ts";

/** One thing that somebody does: what, on the how manieth record, and with which value. */
export interface Deed {
  what: DeedName;
  /** Of the records of its table the one at this place, counted round. */
  nth: number;
  other: number;
  value: number;
}

type Doing = (host: TestHost, deed: Deed, given: Given) => Promise<boolean>;
interface Given {
  id: (table: string, nth: number) => number;
  word: string;
  day: string;
}

const words = ["Peak", "pine", "Ünïcode", "a b", "=1+1", "o'hara", "trail", "Kestrel"];
const dayOf = (value: number) => `2026-1${value % 3}-0${1 + (value % 9)}`;
const call =
  (path: string, input: (deed: Deed, given: Given) => object | null): Doing =>
  async (host, deed, given) => {
    const made = input(deed, given);
    return made !== null && (await attempt(host, path, made));
  };
const onOne = (path: string, table: string) => call(path, ({ nth }, { id }) => ({ id: id(table, nth) }));
const set = (path: string, table: string, values: (deed: Deed, given: Given) => object) =>
  call(path, (deed, given) => ({ id: given.id(table, deed.nth), set: values(deed, given) }));
const some = (value: number, ...all: string[]) => all.filter((_, at) => ((value >> at) & 1) === 1);
const cycle = <T>(value: number, ...all: T[]): T => all[value % all.length]!;
const terms = (value: number) => ({ currency: "EUR", basis: "percent", rateBp: 500 + 100 * (value % 9) });

const deeds = {
  makePartner: call("partners.create", ({ value, other }, { word }) => ({
    name: `${word} ${other}`,
    tags: some(value, "blog", "shoes"),
    ...(value % 3 === 0 && { stage: cycle(value, ...stages) }),
  })),
  renamePartner: set("partners.update", "partner", ({ other }, { word }) => ({ name: `${word} ${other}` })),
  country: set("partners.update", "partner", ({ value }) => ({
    country: cycle(value, "JP", "GB", "DE", null),
  })),
  tier: set("partners.update", "partner", ({ value }) => ({ tier: cycle(value, "A", "B", null) })),
  tags: set("partners.update", "partner", ({ value }) => ({
    tags: some(value, "blog", "shoes", "video", "Ünï"),
  })),
  websites: set("partners.update", "partner", ({ value }) => ({
    websites: some(value, "a.example", "b.example"),
  })),
  next: set("partners.update", "partner", ({ value }, { day }) => ({
    nextContactOn: value % 4 === 0 ? null : day,
    ...(value % 5 === 0 && { cadenceDays: 7 + value }),
  })),
  stage: set("partners.update", "partner", ({ value }) => ({ stage: cycle(value, ...stages) })),
  privateNote: set("partners.update", "partner", (_, { word }) => ({ privateNote: `secret ${word}` })),
  makePerson: call("contacts.create", ({ nth, value, other }, { id, word }) => ({
    fullName: `${word} ${other}`,
    emails: some(value, "a@a.example", "b@b.example"),
    ...(value % 4 !== 0 && { partnerId: id("partner", nth) }),
  })),
  renamePerson: set("contacts.update", "contact", ({ other }, { word }) => ({
    fullName: `${word} ${other}`,
  })),
  emails: set("contacts.update", "contact", ({ value }) => ({
    emails: some(value, "a@a.example", "b@b.example").map((each) => ({
      value: each,
      preferred: value % 2 === 0,
    })),
  })),
  note: set("contacts.update", "contact", ({ value }, { word }) => ({ note: `${word} ${value}` })),
  movePerson: set("contacts.update", "contact", ({ value, other }, { id }) => ({
    partnerId: value % 4 === 0 ? null : id("partner", other),
  })),
  log: call("interactions.log", ({ nth, value }, { id, word }) => ({
    ...(value % 2 === 0 ? { partnerId: id("partner", nth) } : { contactIds: [id("contact", nth)] }),
    kind: cycle(value, "call", "note", "meeting"),
    text: `${word} ${value}`,
  })),
  rewriteTalk: set("interactions.update", "interaction", ({ value }, { word }) => ({
    text: `${word} ${value}`,
  })),
  takers: set("interactions.update", "interaction", ({ other, value }, { id }) => ({
    contactIds: value % 4 === 0 ? [] : [id("contact", other), id("contact", other + value)],
  })),
  task: call("tasks.create", ({ nth, other, value }, { id, word, day }) => ({
    title: `${word} ${value}`,
    ...(value % 3 !== 0 && { partnerId: id("partner", nth) }),
    ...(value % 4 === 1 && { contactId: id("contact", other) }),
    ...(value % 2 === 0 && { dueOn: day, priority: 1 + (value % 4) }),
  })),
  changeTask: set("tasks.update", "task", ({ value }, { word, day }) =>
    cycle<object>(
      value,
      { title: `${word} ${value}` },
      { note: word },
      { dueOn: day },
      { priority: 1 + (value % 4) },
    ),
  ),
  completeTask: onOne("tasks.complete", "task"),
  dropTask: onOne("tasks.drop", "task"),
  reopenTask: onOne("tasks.reopen", "task"),
  promise: call("promises.make", ({ nth, value, other }, { id, word, day }) => ({
    partnerId: id("partner", nth),
    by: cycle(value, "us", "them"),
    text: `${word} ${value}`,
    ...(value % 3 !== 0 && { dueOn: day }),
    ...(value % 4 === 1 && { contactId: id("contact", other) }),
  })),
  changePromise: set("promises.update", "promise", ({ value }, { word, day }) =>
    value % 2 === 0 ? { text: `${word} ${value}` } : { dueOn: value % 3 === 0 ? null : day },
  ),
  settlePromise: call("promises.settle", ({ nth, value }, { id }) => ({
    id: id("promise", nth),
    outcome: cycle(value, "kept", "broken", "withdrawn"),
  })),
  reopenPromise: onOne("promises.reopen", "promise"),
  negotiate: call("negotiations.create", ({ nth, value }, { id, word }) => ({
    partnerId: id("partner", nth),
    programId: id("program", value),
    subject: `${word} ${value}`,
    note: "secret",
  })),
  changeNegotiation: set("negotiations.update", "negotiation", ({ value }, { word, day }) =>
    value % 2 === 0 ? { subject: `${word} ${value}` } : { decideOn: day },
  ),
  moveNegotiation: call("negotiations.move", ({ nth, value }, { id }) => ({
    id: id("negotiation", nth),
    stage: cycle(value, "preparing", "offered", "countered", "agreed", "declined", "stalled"),
    ...(value % 6 === 4 && { reason: "too dear" }),
  })),
  link: call("negotiations.link", ({ nth, other }, { id }) => ({
    id: id("negotiation", nth),
    contactId: id("contact", other),
  })),
  unlink: call("negotiations.unlink", ({ nth, other }, { id }) => ({
    id: id("negotiation", nth),
    contactId: id("contact", other),
  })),
  offer: call("offers.add", ({ nth, value }, { id }) => ({
    negotiationId: id("negotiation", nth),
    by: cycle(value, "us", "them"),
    terms: terms(value),
  })),
  changeOffer: set("offers.update", "offer", ({ value }, { word }) =>
    value % 2 === 0 ? { note: word } : { terms: terms(value) },
  ),
  answer: call("offers.answer", ({ nth, value }, { id }) => ({
    id: id("offer", nth),
    answer: cycle(value, "accepted", "declined", "countered"),
  })),
  agree: call("agreements.note", ({ nth, value, other }, { id, word }) => ({
    partnerId: id("partner", nth),
    programId: id("program", other),
    text: `${word} ${value}`,
    from: dayOf(value),
    ...(value % 2 === 0 && { to: `2027-0${1 + (value % 9)}-01` }),
  })),
  changeAgreement: set("agreements.update", "agreement", ({ value }, { word }) =>
    value % 2 === 0 ? { text: `${word} ${value}` } : { to: `2027-0${1 + (value % 9)}-01` },
  ),
  member: call("memberships.create", ({ nth, other, value }, { id }) => ({
    partnerId: id("partner", nth),
    programId: id("program", other),
    stage: cycle(value, ...stages),
  })),
  program: call("programs.create", ({ value }, { word }) => ({
    name: `${word} ${value}`,
    network: "awin",
    currency: "EUR",
  })),
  renameProgram: set("programs.update", "program", ({ value }, { word }) => ({ name: `${word} ${value}` })),
  money: call("programs.setMoney", ({ nth, value }, { id, day }) => ({
    programId: id("program", nth),
    from: day,
    marginBp: 1000 + value,
  })),
  rate: call("rates.set", ({ value }, { day }) => ({
    on: day,
    from: "USD",
    to: "EUR",
    rate: `0.9${value % 10}`,
  })),
  ownField: call("ownFields.create", ({ value }, { word }) => ({
    of: "partner",
    name: `${word} ${value}`,
    kind: "text",
  })),
  ownValue: async (host, { nth, value }, { id, word }) => {
    const uid = host.store.value<string>(
      "SELECT uid FROM own_field WHERE deletedAt IS NULL ORDER BY uid LIMIT 1",
    );
    const own = uid === undefined ? {} : { [uid]: value % 4 === 0 ? null : word };
    return await attempt(host, "partners.update", { id: id("partner", nth), set: { own } });
  },
  template: call("templates.save", ({ value }, { word }) => ({
    name: `${word} ${value}`,
    subject: word,
    body: word,
  })),
  initiative: call("initiatives.create", ({ value }, { word }) => ({ name: `${word} ${value}` })),
  trash: call("", () => null),
  restore: call("", () => null),
  purge: call("", () => null),
  undo: async (host, { nth }) => {
    const batchId = host.store.value<number>(
      "SELECT id FROM batch WHERE kind IN ('edit', 'undo') AND state = 'done' ORDER BY id DESC LIMIT 1 OFFSET ?",
      nth % 3,
    );
    return batchId !== undefined && (await attempt(host, "history.undo", { batchId }));
  },
  import: async (host, { nth, value }, { word }) => {
    const rows = [`Partner,Name,E-mail`, `${word} ${nth},Ann ${word},i${value}@${nth}.example`];
    return await attempt(host, "imports.run", { file: fileIn(host, `${word}.csv`, rows.join("\n")) });
  },
  takeBack: async (host) => {
    const batchId = host.store.value<number>(
      "SELECT max(id) FROM batch WHERE kind = 'import' AND state = 'done'",
    );
    return !!batchId && (await attempt(host, "imports.undo", { batchId }));
  },
} satisfies Record<string, Doing>;

export type DeedName = keyof typeof deeds;

const trashable = {
  partners: "partner",
  contacts: "contact",
  interactions: "interaction",
  tasks: "task",
  promises: "promise",
  negotiations: "negotiation",
  offers: "offer",
  agreements: "agreement",
  memberships: "membership",
} as const;
const purgeable = ["partners", "contacts", "interactions", "tasks", "negotiations"] as const;

/** What others may be working on too, whoever made the record. */
export const sharedDeeds: readonly DeedName[] = ["renameProgram", "money", "rate", "import", "takeBack"];

/**
 * @param own only on records that were made here
 * @returns whether it could be done
 */
export async function doDeed(host: TestHost, deed: Deed, own = false): Promise<boolean> {
  const mine = own ? "WHERE uid NOT IN (SELECT uid FROM field_stamp WHERE field = '*')" : "";
  // By uid: the same place is the same record wherever the same records are.
  const id = (table: string, nth: number) => {
    const count = host.store.value<number>(`SELECT count(*) FROM ${table} ${mine}`)!;
    return count === 0
      ? 999_999
      : host.store.value<number>(
          `SELECT id FROM ${table} ${mine} ORDER BY uid LIMIT 1 OFFSET ?`,
          nth % count,
        )!;
  };
  const names = Object.keys(trashable) as (keyof typeof trashable)[];
  if (deed.what === "trash" || deed.what === "restore") {
    const of = names[deed.other % names.length]!;
    return await attempt(host, `${of}.${deed.what}`, { id: id(trashable[of], deed.nth) });
  }
  if (deed.what === "purge") {
    const of = purgeable[deed.other % purgeable.length]!;
    return await attempt(host, `${of}.purge`, { id: id(trashable[of], deed.nth) });
  }
  const { value } = deed;
  return await deeds[deed.what](host, deed, { id, word: words[value % words.length]!, day: dayOf(value) });
}

const deedNames = Object.keys(deeds) as DeedName[];

/** Any deed; `but` names those that are left out. */
export const anyDeed = (but: readonly DeedName[] = []): fc.Arbitrary<Deed> => {
  const often: DeedName[] = [
    "country",
    "tags",
    "emails",
    "trash",
    "restore",
    "makePartner",
    "makePerson",
    "undo",
    "next",
  ];
  const all = [...deedNames, ...often].filter((name) => !but.includes(name));
  return fc.record({
    what: fc.constantFrom(...all),
    nth: fc.nat({ max: 5 }),
    other: fc.nat({ max: 8 }),
    value: fc.nat({ max: 31 }),
  });
};
