// Files of messages: each once, as far as there is room, gone with the import, there again when there is room.
import { existsSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { attachmentsOf } from "../../open.ts";
import { fileIn, testHost, type TestHost } from "../../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const letters = "QUJD".repeat(300);

/** A message with a text and one file of 900 bytes. */
const withFile = (id: string, name: string, content = letters): string => `From x Thu Oct 01 09:12:44 2026
From: maya@kestrel.example
To: mara@northfield.example
Subject: ${id}
Date: Thu, 01 Oct 2026 09:00:00 +0000
Message-ID: <${id}@k.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

See the file.
--b
Content-Type: application/pdf; name="${name}"
Content-Disposition: attachment; filename="${name}"
Content-Transfer-Encoding: base64

${content}
--b--

`;

interface File {
  id: number;
  name: string;
  bytes: number;
  kept: boolean;
}
const run = (file: string) =>
  host.call<{ batchId: number; created: number; changed: number; filesLeft: number }>("imports.run", {
    file,
  });
const filesOf = async (subject: string): Promise<File[]> => {
  const id = host.store.value<number>("SELECT id FROM interaction WHERE subject = ?", subject)!;
  const [message] = await host.call<{ attachments: File[] }[]>("interactions.thread", { id });
  return message!.attachments;
};

test("a file is kept once however many messages carry it, and its bytes come back", async () => {
  await run(fileIn(host, "a.mbox", withFile("one", "Media kit.pdf") + withFile("two", "kit again.pdf")));
  expect(await filesOf("one")).toMatchObject([{ name: "Media kit.pdf", bytes: 900, kept: true }]);
  expect(await filesOf("two")).toMatchObject([{ name: "kit again.pdf", bytes: 900, kept: true }]);
  expect(await host.call("attachments.usage")).toMatchObject({ kept: 900, left: 0 });
  const [file] = await filesOf("one");
  const { base64 } = await host.call<{ base64: string }>("attachments.bytes", { id: file!.id });
  expect(Buffer.from(base64, "base64").toString()).toBe("ABC".repeat(300));
  expect(await host.refused("attachments.bytes", { id: 999 })).toBe("missing-attachment");
});

test("above the limit a message comes without its file, says so, and gets it once there is room", async () => {
  await host.call("settings.set", { key: "attachmentLimit", value: 1000 });
  const other = Buffer.from("XYZ".repeat(300)).toString("base64");
  const file = fileIn(host, "a.mbox", withFile("one", "a.pdf") + withFile("two", "b.pdf", other));
  expect(await run(file)).toMatchObject({ created: 2, filesLeft: 1 });
  const [missing] = await filesOf("two");
  expect(missing).toMatchObject({ name: "b.pdf", bytes: 900, kept: false });
  expect(await host.refused("attachments.bytes", { id: missing!.id })).toBe("attachment-not-kept");
  expect(await run(file)).toMatchObject({ created: 0, changed: 0 });
  await host.call("settings.set", { key: "attachmentLimit", value: 10_000 });
  expect(await run(file)).toMatchObject({ created: 0, changed: 1 });
  expect(await filesOf("two")).toMatchObject([{ kept: true }]);
});

test("an undone import takes its bytes away at the next end; a purged message too", async () => {
  const file = fileIn(host, "a.mbox", withFile("one", "a.pdf"));
  const { batchId } = await run(file);
  await host.call("imports.undo", { batchId });
  expect(host.store.value("SELECT count(*) FROM attachment")).toBe(0);
  host.shut();
  host = testHost({ folder: host.folder });
  expect(await host.call("attachments.usage")).toMatchObject({ kept: 0 });
  await run(file);
  const id = host.store.value<number>("SELECT id FROM interaction")!;
  host.shut();
  host = testHost({ folder: host.folder });
  expect(await host.call("attachments.usage")).toMatchObject({ kept: 900 });
  await host.call("interactions.purge", { id });
  host.shut();
  host = testHost({ folder: host.folder });
  expect(await host.call("attachments.usage")).toMatchObject({ kept: 0 });
  expect(existsSync(attachmentsOf(host.workspace))).toBe(true);
});
