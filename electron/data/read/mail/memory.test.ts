// A large mbox is read in little memory: the messages of a block are all that is held.
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { headed, mail, mbox, mixed } from "./fixtures/mails.ts";
import { readMail } from "./read.ts";

const megabytes = 1024 * 1024;

test("200 MB grow the memory by less than 150 MB", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mail-"));
  try {
    const path = join(folder, "large.mbox");
    const file = openSync(path, "w");
    const big = mail(
      headed({ "Content-Type": "multipart/mixed; boundary=b" }),
      `--b\n\nWith a file\n--b\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n${`${"QUJD".repeat(19)}\n`.repeat(27_000)}\n--b--`,
    );
    const one = Buffer.from(
      mbox([
        ...Array.from({ length: 200 }, () => mail(headed(), "Some words in a line.\n".repeat(180))),
        mixed(),
        big,
      ]),
    );
    let size = 0;
    for (; size < 200 * megabytes; size += one.length) writeSync(file, one);
    closeSync(file);
    const before = process.memoryUsage().rss;
    let peak = before;
    let count = 0;
    let progress = 0;
    const { items } = await readMail(path);
    for await (const block of items({ onProgress: (bytes) => (progress = bytes) })) {
      count += block.length;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(count).toBe((size / one.length) * 202);
    expect(progress).toBe(statSync(path).size);
    expect((peak - before) / megabytes).toBeLessThan(150);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 30_000);
