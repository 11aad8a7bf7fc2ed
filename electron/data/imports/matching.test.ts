// Which partner and which person a record becomes: by network id, domain, e-mail, name; nothing silently, nothing erased.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, fileIn, testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
let file: (text: string) => string;
beforeEach(() => {
  host = testHost();
  let n = 0;
  file = (text) => fileIn(host, `list-${++n}.csv`, text);
});
afterEach(() => host.close());

interface Counted {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: { line: number; code: string }[];
  made: { partners: number; people: number };
  questions: { key: string; default: string; choices: { value: string; label: string }[]; lines: number[] }[];
  batchId: number;
  records: {
    line: number;
    status: string;
    partner: string | null;
    changes: object[];
    notWritten: object[];
  }[];
}
const run = (path: string, answers = {}) => host.call<Counted>("imports.run", { file: path, answers });
const preview = (path: string, answers = {}) =>
  host.call<Counted>("imports.preview", { file: path, answers, records: true });
const make = (path: string, input: object) => host.call<{ id: number; uid: string }>(path, input);
const people = async () =>
  (
    await host.call<{ rows: { fullName: string; partner: string | null; emails: string[] }[] }>(
      "contacts.list",
    )
  ).rows.map(({ fullName, partner, emails }) =>
    `${fullName} @ ${partner ?? "nobody"} ${emails.join(" ")}`.trim(),
  );

describe("an organisation joins the partner that is there", () => {
  test.each([
    ["the network id, whatever the name", "Company,Name,Awin ID\nSomething Else,P,45628\n"],
    ["the domain of its site", "Company,Name,Website\nSomething Else,P,https://shop.peak.example/x\n"],
    ["the domain of an address at its site", "Company,Name,Email\nSomething Else,P,p@mail.peak.example\n"],
    [
      "the name aside from case, accents, punctuation and legal form",
      'Company,Name\n"PÉAK & PINE, Ltd.",P\n',
    ],
  ])("by %s", async (_, text) => {
    await make("partners.create", {
      name: "Peak and Pine",
      websites: ["https://www.peak.example"],
      networkIds: [{ network: "awin", externalId: "45628" }],
    });
    expect(await run(file(text))).toMatchObject({ created: 1, made: { partners: 0, people: 1 } });
    expect((await people())[0]).toMatch(/^P @ Peak and Pine/);
  });

  test("by an address of a person there", async () => {
    const { id } = await make("partners.create", { name: "Peak and Pine" });
    await make("contacts.create", { fullName: "Shared", partnerId: id, emails: ["info@pine.example"] });
    expect(await run(file("Company,Name,Email\nSomething Else,Pia Pine,info@pine.example\n"))).toMatchObject({
      made: { partners: 0 },
    });
    expect(await people()).toContain("Pia Pine @ Peak and Pine info@pine.example");
  });

  test("not by a free mail domain, not by a platform that many share", async () => {
    await make("partners.create", { name: "One", websites: ["instagram.com/one"] });
    const result = await run(
      file(
        "Company,Name,Email,Website\nTwo,A,a@gmail.com,instagram.com/two\nThree,B,b@gmail.com,instagram.com/three\n",
      ),
    );
    expect(result.made).toMatchObject({ partners: 2, people: 2 });
  });

  test("names of signs alone are not each other", async () => {
    expect((await run(file("Company,Name\n!!!,A\n???,B\n"))).made).toMatchObject({ partners: 2 });
  });
});

describe("a name that is merely similar", () => {
  const similar = "Company,Name\nTrailThrift Media,A\n";
  test("is proposed with the cautious default, and kept apart without an answer", async () => {
    const { uid } = await make("partners.create", { name: "Trail Thrift" });
    const { questions } = await preview(file(similar));
    expect(questions).toMatchObject([
      {
        key: "similar:trailthrift media",
        default: "apart",
        choices: [
          { value: "apart", label: "Keep apart" },
          { value: uid, label: "The same as Trail Thrift" },
        ],
        lines: [2],
      },
    ]);
    expect(await run(file(similar), { "*": "default" })).toMatchObject({ made: { partners: 1 } });
  });

  test("joins when the person says so; an answer that is no choice counts as none", async () => {
    const { uid } = await make("partners.create", { name: "Trail Thrift" });
    expect(await preview(file(similar), { "similar:trailthrift media": "nonsense" })).toMatchObject({
      made: { partners: 1 },
    });
    expect(await run(file(similar), { "similar:trailthrift media": uid })).toMatchObject({
      created: 1,
      made: { partners: 0, people: 1 },
    });
    expect(await people()).toEqual(["A @ Trail Thrift"]);
  });

  test("two in one file: the answer to the preview holds for the run, keys and values stable", async () => {
    const path = file("Company,Name\nTrail Thrift,A\nTrailThrift Media,B\n");
    const first = await preview(path);
    expect((await preview(path)).questions).toEqual(first.questions);
    const [question] = first.questions;
    const join = question!.choices[1]!.value;
    expect(await run(path, { [question!.key]: join })).toMatchObject({ made: { partners: 1, people: 2 } });
    expect(await people()).toEqual(["A @ Trail Thrift", "B @ Trail Thrift"]);
  });
});

describe("two candidates are never resolved silently", () => {
  test("two partners with one site are asked about, and kept apart by default", async () => {
    const one = await make("partners.create", { name: "One", websites: ["both.example"] });
    await make("partners.create", { name: "Two", websites: ["both.example"] });
    const path = file("Company,Name,Website\nThree,A,both.example\n");
    const result = await preview(path);
    expect(result.questions).toMatchObject([
      {
        default: "apart",
        choices: [{ value: "apart" }, { label: "The same as One" }, { label: "The same as Two" }],
      },
    ]);
    expect(result.made.partners).toBe(1);
    expect(await run(path, { [result.questions[0]!.key]: one.uid })).toMatchObject({ made: { partners: 0 } });
    expect(await people()).toEqual(["A @ One"]);
  });

  test("two people with one address, in the store or met in the file", async () => {
    const path = file(
      "Company,Name,Email\nDesk,Ann Berg,team@desk.example\nDesk,Bo Carl,team@desk.example\nDesk,,team@desk.example\n",
    );
    const first = await preview(path);
    expect((await preview(path)).questions).toEqual(first.questions);
    expect(first.questions).toHaveLength(1);
    expect(first.questions[0]).toMatchObject({ default: "apart", lines: [4] });
    const bo = first.questions[0]!.choices.find((choice) => choice.label.includes("Bo Carl"))!;
    expect(await run(path, { [first.questions[0]!.key]: bo.value })).toMatchObject({
      created: 2,
      unchanged: 1,
      made: { people: 2 },
    });
  });
});

describe("shared inboxes and shared contacts", () => {
  test("an organisation without a person makes the partner and one shared contact named after it", async () => {
    expect(
      await run(
        file(
          "Company,Email,Phone\nLoop Perks,info@loop.example,+44 20 7946 0111\nLoop Perks,,+44 20 7946 0112\n",
        ),
      ),
    ).toMatchObject({ created: 1, changed: 1, made: { partners: 1, people: 1 } });
    expect(await people()).toEqual(["Loop Perks @ Loop Perks info@loop.example"]);
  });
  test("without an address or number it makes the partner alone", async () => {
    expect(await run(file("Company,Website\nLoop Perks,loop.example\nPeak,peak.example\n"))).toMatchObject({
      created: 2,
      made: { partners: 2, people: 0 },
    });
  });
  test("another name at an inbox that many read is another person", async () => {
    expect(
      await run(
        file("Company,Name,Email\nDesk,Ann Berg,info@desk.example\nDesk,Bo Carl,info@desk.example\n"),
      ),
    ).toMatchObject({ created: 2, made: { partners: 1, people: 2 } });
  });
});

describe("values", () => {
  const head = "Name,Email,Job Title,Notes,Birthday,Phone\n";
  test("the first record of a person decides each single value; a later one fills what is empty, adds to sets and is listed", async () => {
    const path = file(
      `${head}Ann Berg,ann@a.example,Editor,,,\nAnn Berg,ann@a.example,Owner,,1988-03-14,+44 20 7946 0101\n`,
    );
    const { records } = await preview(path);
    expect(records[1]).toMatchObject({
      line: 3,
      status: "changed",
      notWritten: [{ field: "role", mine: "Editor", theirs: "Owner" }],
    });
    expect(await run(path)).toMatchObject({ created: 1, changed: 1 });
    expect(await host.call("contacts.list")).toMatchObject({
      rows: [{ role: "Editor", birthday: "1988-03-14", phones: ["+44 20 7946 0101"] }],
      total: 1,
    });
  });

  test("against the store a differing single value is a change, shown old to new by field", async () => {
    await make("contacts.create", { fullName: "Ann Berg", emails: ["ann@a.example"], role: "Editor" });
    const path = file(`${head}Ann Berg,ann@a.example,Owner,,,\n`);
    expect((await preview(path)).records).toMatchObject([
      { status: "changed", changes: [{ of: "contact", field: "role", old: "Editor", new: "Owner" }] },
    ]);
  });

  test("an empty cell never erases", async () => {
    await make("contacts.create", {
      fullName: "Ann Berg",
      emails: ["ann@a.example"],
      role: "Editor",
      note: "keep",
      birthday: "1988-03-14",
      phones: ["+44 20 7946 0101"],
    });
    const before = contents(host.store);
    expect(await run(file(`${head}Ann Berg,ann@a.example,,,,\n`))).toMatchObject({
      unchanged: 1,
      changed: 0,
    });
    expect(contents(host.store)).toBe(before);
  });

  test("values that differ only in case or spacing do not change", async () => {
    const { id } = await make("partners.create", {
      name: "Peak and Pine",
      websites: ["https://peak.example"],
    });
    await make("contacts.create", {
      fullName: "Ann Berg",
      partnerId: id,
      emails: ["Ann@Peak.example"],
      role: "Head of  Sales",
      phones: ["+44 20 7946 0101"],
    });
    const before = contents(host.store);
    expect(
      await run(
        file(
          "Company,Name,Email,Job Title,Phone,Website\nPEAK AND PINE,ANN BERG,ann@peak.EXAMPLE,head of sales,020 7946 0101,WWW.peak.example/\n",
        ),
      ),
    ).toMatchObject({ unchanged: 1, changed: 0 });
    expect(contents(host.store)).toBe(before);
  });

  test("an own field is one value: changed against the store, listed against the file", async () => {
    const field = await make("ownFields.create", { of: "contact", name: "Shirt size", kind: "text" });
    const { id } = await make("contacts.create", {
      fullName: "Ann Berg",
      emails: ["ann@a.example"],
      own: { [field.uid]: "S" },
    });
    const path = file("Name,Email,Shirt size\nAnn Berg,ann@a.example,M\nAnn Berg,ann@a.example,L\n");
    const answers = { "column.2": "own" };
    const { records } = await preview(path, answers);
    expect(records).toMatchObject([
      { status: "changed", changes: [{ old: "S", new: "M" }] },
      { status: "unchanged", notWritten: [{ mine: "M", theirs: "L" }] },
    ]);
    await run(path, answers);
    expect(await host.call("contacts.get", { id })).toMatchObject({ own: { [field.uid]: "M" } });
  });

  test("a person stays at their partner; a file that says otherwise is listed", async () => {
    const { id } = await make("partners.create", { name: "Peak and Pine" });
    await make("contacts.create", { fullName: "Ann Berg", partnerId: id, emails: ["ann@a.example"] });
    const { records } = await preview(file("Company,Name,Email\nQuite Other,Ann Berg,ann@a.example\n"));
    expect(records).toMatchObject([
      {
        status: "unchanged",
        notWritten: [{ field: "partner", mine: "Peak and Pine", theirs: "Quite Other" }],
      },
    ]);
  });

  test("formulas are text, here and in what is saved of the rejected", async () => {
    const path = file(
      'Name,Email,Notes\n"=HYPERLINK(""http://x.example"",""y"")",=1+1,"+cmd|calc"\n"@SUM(1)",no-reply@x.example,\n',
    );
    await run(path);
    expect(await host.call("contacts.list")).toMatchObject({
      rows: [{ fullName: '=HYPERLINK("http://x.example","y")', note: "+cmd|calc", emails: [] }],
    });
    const { csv, name } = await host.call<{ csv: string; name: string }>("imports.rejectedCsv", {
      file: path,
    });
    expect(name).toBe("list-1 rejected.csv");
    expect(csv.split("\r\n")).toEqual([
      "line,reason,record",
      `3,no-reply@x.example is an automatic address that nobody reads.,"'@SUM(1)"`,
    ]);
  });
});
