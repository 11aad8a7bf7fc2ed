// What fills the mail part of the index keeps to the range of ids that a step asks for.
import { expect, test } from "vitest";
import { fileIn, testHost } from "../testing.ts";
import { parts } from "./search/parts.ts";

test("a step of the rebuild takes messages of its range alone", async () => {
  const host = testHost();
  const message = (at: number) =>
    `From x Thu Oct 01 09:12:44 2026\nFrom: a${at}@k.example\nTo: b@k.example\nCc: c@k.example\nSubject: Re: ${at}\nDate: 01 Oct 2026 09:00:00 +0000\nMessage-ID: <${at}@k>\nReferences: ${Array.from({ length: 12 }, (_, nth) => `<r${nth}@k>`).join(" ")}\n\ntext\n\n`;
  await host.call("imports.run", { file: fileIn(host, "a.mbox", [1, 2, 3].map(message).join("")) });
  const ids = host.store.column<number>("SELECT id FROM interaction ORDER BY id");
  const [first, second] = ids as [number, number];
  const found = parts.mail.fills.flatMap(({ insert, when }) => {
    const select = insert("").replace(/^.*?SELECT/s, "SELECT");
    return host.store.arrays<[string, number]>(
      `${select} WHERE ${when} AND i.id > ? AND i.id <= ?`,
      first,
      second,
    );
  });
  expect(found.length).toBeGreaterThan(5);
  expect(new Set(found.map(([, id]) => id))).toEqual(new Set([second]));
  host.close();
});
