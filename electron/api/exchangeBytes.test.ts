// Photos and files of messages in a shared file: kept where somebody names them, and only what they are called.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bytesOf, closeAttachments } from "../data/attachments.ts";
import { readShared } from "../data/exchange/file/read.ts";
import { writeShared } from "../data/exchange/file/write.ts";
import { fileIn, testHost, type TestHost } from "../testing.ts";

let a: TestHost;
let b: TestHost;
beforeEach(() => {
  a = testHost();
  b = testHost();
  for (const host of [a, b]) host.clock.now = Date.UTC(2026, 10, 20, 9);
});
afterEach(() => {
  a.close();
  b.close();
});

interface Merged {
  batchId: number;
}
const file = (name: string) => path.join(a.folder, `${name}.liaison`);
const include = ["results", "attachments"];
const save = (host: TestHost, name: string, more: object = {}) =>
  host.call("exchange.export", { file: file(name), include, ...more });
const merge = (host: TestHost, name: string) =>
  host.call<Merged>("exchange.merge", { file: file(name), rest: "newest" });

describe("bytes", () => {
  const picture = (length: number) => {
    const bytes = Buffer.alloc(length, 0x2c);
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(bytes);
    return bytes;
  };
  const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  /** A person with a photo, and a message with files, one of them longer than two pieces. */
  async function withBytes(host: TestHost) {
    const { id: partnerId } = await host.call<{ id: number }>("partners.create", {
      name: "Kestrel",
      websites: ["kestrel.example"],
    });
    const { id } = await host.call<{ id: number }>("contacts.create", {
      partnerId,
      fullName: "Mika Ito",
      emails: ["mika@kestrel.example"],
    });
    const photo = picture(3000);
    const jpeg = path.join(host.folder, "p.jpg");
    writeFileSync(jpeg, photo);
    await host.call("contacts.setPhoto", { id, file: jpeg });
    const long = Buffer.from(Array.from({ length: 2_500_000 }, (_, at) => (at * 7) % 251));
    const part = (name: string, bytes: Buffer) =>
      `--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString("base64").replaceAll(/.{76}/g, "$&\r\n")}\r\n`;
    const small = Buffer.from("%PDF small");
    const mail = `From: mika@kestrel.example\r\nTo: me@own.example\r\nSubject: Files\r\nMessage-ID: <1@kestrel.example>\r\nDate: Fri, 2 Oct 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHello\r\n${part("long.pdf", long)}${part("small.pdf", small)}--x--\r\n`;
    await host.call("imports.run", { file: fileIn(host, "m.eml", mail), answers: { own: "me@own.example" } });
    return { partnerId, photo, long, small };
  }

  test("photos and files come with the records, or later to records that are here", async () => {
    const { photo, long, small } = await withBytes(a);
    const hashes = [photo, long, small].map(hashOf);
    await a.call("exchange.export", { file: file("without") });
    await merge(b, "without");
    expect(hashes.map((hash) => bytesOf(b.workspace, hash))).toEqual([null, null, null]);
    await save(a, "with");
    expect(await b.call("exchange.preview", { file: file("with") })).toMatchObject({
      created: 0,
      updated: 0,
      bytes: { files: 3, size: photo.length + long.length + small.length },
    });
    expect(await merge(b, "with")).toMatchObject({ created: 0, bytes: { kept: 3, left: 0 } });
    expect(
      [photo, long, small].map((bytes, at) => Buffer.from(bytesOf(b.workspace, hashes[at]!)!).equals(bytes)),
    ).toEqual([true, true, true]);
    expect(await merge(b, "with")).toMatchObject({ bytes: { kept: 0, left: 0 } });
    expect(await b.call("exchange.preview", { file: file("with") })).toMatchObject({
      bytes: { files: 0, size: 0 },
    });
  });

  test("an undo leaves nothing of them behind when the workspace closes", async () => {
    const { photo } = await withBytes(a);
    await save(a, "1");
    const { batchId } = await merge(b, "1");
    expect(bytesOf(b.workspace, hashOf(photo))).not.toBeNull();
    await b.call("exchange.undo", { batchId });
    const { workspace } = b;
    b.shut();
    expect(bytesOf(workspace, hashOf(photo))).toBeNull();
    closeAttachments();
  });

  test("only those of chosen partners leave, and only with the choice", async () => {
    const { partnerId } = await withBytes(a);
    const other = await a.call<{ id: number }>("partners.create", { name: "Other" });
    const blobs = async () => {
      const found = new Set<string>();
      for await (const block of readShared(file("1"), {}))
        for (const each of block as { blob?: string }[]) if (each.blob !== undefined) found.add(each.blob);
      return found.size;
    };
    await save(a, "1", { partnerIds: [other.id] });
    expect(await blobs()).toBe(0);
    await save(a, "1", { partnerIds: [partnerId] });
    expect(await blobs()).toBe(3);
    await save(a, "1", { partnerIds: [partnerId], include: ["results"] });
    expect(await blobs()).toBe(0);
  });

  test("bytes that are not what they are called are refused, those that nobody names are passed over", async () => {
    const { photo, small } = await withBytes(a);
    await save(a, "1");
    const lines: string[] = [];
    for await (const block of readShared(file("1"), {}))
      for (const each of block) lines.push(JSON.stringify(each));
    const blobOf = (bytes: Uint8Array, named: Uint8Array) =>
      JSON.stringify({
        blob: hashOf(named),
        type: "application/pdf",
        size: bytes.length,
        at: 0,
        of: 1,
        bytes: Buffer.from(bytes).toString("base64"),
      });
    const put = (change: (each: string) => string[]) =>
      writeShared(file("2"), { app: "test" }, async (write) => {
        for (const each of lines) for (const line of change(each)) await write(line);
      });
    const isSmall = (each: string) => each.includes(hashOf(small)) && each.startsWith('{"blob"');
    await put((each) => [isSmall(each) ? blobOf(Buffer.from("another"), small) : each]);
    expect(await b.refused("exchange.merge", { file: file("2") })).toBe("shared-inconsistent");
    expect(b.store.value("SELECT count(*) FROM partner")).toBe(0);
    // A piece is missing.
    await put((each) => (each.startsWith('{"blob"') && each.includes('"at":1,"of":3') ? [] : [each]));
    expect(await b.refused("exchange.merge", { file: file("2") })).toBe("shared-inconsistent");
    const stranger = Buffer.from("nobody names this");
    await put((each) => (isSmall(each) ? [each, blobOf(stranger, stranger)] : [each]));
    await merge(b, "2");
    expect(bytesOf(b.workspace, hashOf(stranger))).toBeNull();
    expect(Buffer.from(bytesOf(b.workspace, hashOf(small))!).equals(small)).toBe(true);
    expect(bytesOf(b.workspace, hashOf(photo))).not.toBeNull();
  });

  test("files stop at the limit in Settings, photos do not", async () => {
    const { photo } = await withBytes(a);
    await save(a, "1");
    await b.call("settings.set", { key: "attachmentLimit", value: 100_000 });
    expect(await merge(b, "1")).toMatchObject({ bytes: { kept: 2, left: 1 } });
    expect(bytesOf(b.workspace, hashOf(photo))).not.toBeNull();
  });
});
