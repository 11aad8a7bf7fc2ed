// For unit tests only: a shared file taken apart into its lines, changed by hand, and put into a container that is whole.
import { readShared } from "./data/exchange/file/read.ts";
import { writeShared } from "./data/exchange/file/write.ts";
import { messageIn, type TestHost } from "./testing.ts";

export type Stamp = [clock: number, device: number, author: number];
/** As docs/shared-file.md has a record. */
export type Row = [
  uid: unknown,
  createdAt: unknown,
  made: unknown,
  values: unknown[],
  sets: unknown,
  stamps: unknown,
  vector: unknown,
];
interface Table {
  table: string;
  columns: string[];
  rows: Row[];
}

export class Draft {
  head: Record<string, unknown> = {};
  tables: Table[] = [];
  /** Lines after the records, the last one not among them. */
  rest: unknown[] = [];

  static async of(file: string): Promise<Draft> {
    const draft = new Draft();
    let first = true;
    for await (const block of readShared(file, {}))
      for (const line of block as (Record<string, unknown> | Row)[]) {
        if (first) draft.head = line as Record<string, unknown>;
        else if (Array.isArray(line)) draft.tables.at(-1)!.rows.push(line);
        else if ("table" in line)
          draft.tables.push({ table: String(line.table), columns: line.columns as string[], rows: [] });
        else if ("devices" in line)
          draft.head.devices = [...(draft.head.devices as string[]), ...(line.devices as string[])];
        else if (!("end" in line)) draft.rest.push(line);
        first = false;
      }
    return draft;
  }

  table(name: string): Table {
    const found = this.tables.find(({ table }) => table === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  }

  row(name: string, at = 0): Row {
    return this.table(name).rows.at(at)!;
  }

  get(name: string, column: string, at = 0): unknown {
    return this.row(name, at)[3][this.table(name).columns.indexOf(column)];
  }

  set(name: string, column: string, value: unknown, at = 0): this {
    this.row(name, at)[3][this.table(name).columns.indexOf(column)] = value;
    return this;
  }

  /** The lines as they are in the file. */
  lines(): unknown[] {
    const records = this.tables.reduce((sum, { rows }) => sum + rows.length, 0);
    return [
      this.head,
      ...this.tables.flatMap(({ table, columns, rows }) => [{ table, columns }, ...rows]),
      ...this.rest,
      { end: { records } },
    ];
  }

  async write(file: string, lines: unknown[] = this.lines()): Promise<string> {
    await writeShared(file, { app: "1" }, async (put) => {
      for (const line of lines) await put(JSON.stringify(line));
    });
    return file;
  }
}

/** One of everything that can travel. */
export async function oneOfEach(a: TestHost): Promise<void> {
  const terms = { currency: "EUR", basis: "percent", rateBp: 800 };
  const id = async (call: string, input: object) => (await a.call<{ id: number }>(call, input)).id;
  await a.call("ownFields.create", {
    of: "partner",
    name: "Shoe",
    kind: "choice",
    choices: ["left", "right"],
  });
  const partnerId = await id("partners.create", { name: "Mika", tags: ["blog"], websites: ["mika.example"] });
  await id("partners.create", { name: "Other" });
  const contactId = await id("contacts.create", {
    partnerId,
    fullName: "Mika Ito",
    emails: ["m@mika.example"],
  });
  const uid = a.store.value<string>("SELECT uid FROM own_field")!;
  await a.call("partners.update", { id: partnerId, set: { own: { [uid]: "left" } } });
  await a.call("interactions.log", { partnerId, contactIds: [contactId], kind: "call", text: "said" });
  messageIn(a, { text: "mail", subject: "Mail", partnerId }, ["a.pdf"]);
  await id("initiatives.create", { name: "Autumn", startsOn: "2026-10-01", endsOn: "2026-11-01" });
  const negotiationId = await id("negotiations.create", { partnerId, programId: 1, subject: "Autumn" });
  await a.call("negotiations.link", { id: negotiationId, contactId });
  await a.call("templates.save", { name: "Hello", subject: "Hi {partner}", body: "Dear {first name}" });
  await a.call("offers.add", { negotiationId, by: "us", terms, note: "first" });
  await a.call("agreements.note", { partnerId, programId: 1, text: "8 %", from: "2026-10-01" });
  await a.call("promises.make", { partnerId, by: "us", text: "a banner", dueOn: "2026-10-09" });
  await id("tasks.create", {
    title: "Call",
    partnerId,
    dueOn: "2026-10-09",
    dueTime: "10:00",
    timeZone: "Europe/Berlin",
    repeat: "FREQ=WEEKLY",
  });
  await a.call("programs.setMoney", {
    programId: 1,
    marginBp: 3000,
    networkFee: { kind: "percentOfCommission", value: 3000 },
  });
  await a.call("rates.set", { on: "2026-10-01", from: "EUR", to: "USD", rate: "1.1" });
}
