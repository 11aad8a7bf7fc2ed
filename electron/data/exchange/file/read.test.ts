// Reading shared files: what is whole comes out as it went in; everything else is refused by its right name, before or without harm.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { UserError } from "../../../domain/errors.ts";
import { forged, headed, plainFile, sealedFile, summed } from "./fixtures/byHand.ts";
import { readShared, sharedHash, sharedKind } from "./read.ts";

const folder = mkdtempSync(path.join(tmpdir(), "liaison-shared-read-"));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
const kept = (bytes: Buffer | string): string => {
  const file = path.join(folder, `${++made}.liaison`);
  writeFileSync(file, bytes);
  return file;
};

const linesOf = async (file: string, options: Parameters<typeof readShared>[1] = {}): Promise<unknown[]> => {
  const all: unknown[] = [];
  for await (const block of readShared(file, options)) all.push(...block);
  return all;
};

/** The code that reading ends with; "fine" where it does not fail. Anything that is not for a person fails the test. */
const codeOf = async (file: string, options: Parameters<typeof readShared>[1] = {}): Promise<string> => {
  try {
    await linesOf(file, options);
    return "fine";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.code;
  }
};

const small = '{"liaison":1}\n["ä","\u2028",null,1.5]\n{"end":{"records":1}}\n';
const values = [{ liaison: 1 }, ["ä", "\u2028", null, 1.5], { end: { records: 1 } }];
const plain = plainFile(small);
const sealed = sealedFile(small, "geheim");

describe("what another program wrote by the book", () => {
  test("is read", async () => {
    expect(await linesOf(kept(plain))).toEqual(values);
    expect(await linesOf(kept(sealed), { passphrase: "geheim" })).toEqual(values);
    expect(await linesOf(kept(plain), { passphrase: "not needed" })).toEqual(values);
    expect(await linesOf(kept(plainFile("")))).toEqual([]);
  });
  test("is known by its first bytes", () => {
    expect(sharedKind(kept(plain))).toEqual({ version: 1, encrypted: false });
    expect(sharedKind(kept(sealed))).toEqual({ version: 1, encrypted: true });
    expect(sharedKind(kept(plainFile("", { version: 7, encryption: "x" })))).toEqual({
      version: 7,
      encrypted: true,
    });
    expect(() => sharedKind(kept(plain.subarray(0, 30)))).toThrow("shared-damaged");
  });
  test("a passphrase is the same however its letters are composed", async () => {
    const file = kept(sealedFile(small, "Gru\u0308n"));
    expect(await linesOf(file, { passphrase: "Gr\u00fcn" })).toEqual(values);
  });
  test("keys with a meaning of their own are data", async () => {
    const text = '{"__proto__":{"admin":true},"constructor":1,"table":"__proto__"}\n["toString"]\n';
    const [first] = (await linesOf(kept(plainFile(text)))) as [object];
    expect(Object.keys(first)).toEqual(["__proto__", "constructor", "table"]);
    expect(Object.getPrototypeOf(first)).toBe(Object.prototype);
    expect({} as { admin?: boolean }).not.toHaveProperty("admin");
  });
});

describe("damage", () => {
  const cases = [
    { name: "plain", whole: plain, passphrase: undefined },
    { name: "sealed", whole: sealed, passphrase: "geheim" },
  ];
  test.each(cases)("each flipped byte of a $name file", async ({ whole, passphrase }) => {
    for (const mask of [0x01, 0x20, 0xff])
      for (let at = 0; at < whole.length; at++) {
        const bytes = Buffer.from(whole);
        bytes[at]! ^= mask;
        expect([at, await codeOf(kept(bytes), { passphrase })]).toEqual([
          at,
          at < 8 ? "shared-not-ours" : "shared-damaged",
        ]);
      }
  });
  test.each(cases)("each length of a $name file", async ({ whole, passphrase }) => {
    for (let length = 0; length < whole.length; length++)
      expect([length, await codeOf(kept(whole.subarray(0, length)), { passphrase })]).toEqual([
        length,
        length < 8 ? "shared-not-ours" : "shared-damaged",
      ]);
    expect(await codeOf(kept(Buffer.concat([whole, Buffer.from("\n")])), { passphrase })).toBe(
      "shared-damaged",
    );
  });

  const deflated = deflateRawSync(small);
  const gz = gzipSync(small);
  const long = Buffer.alloc(700_000, 7);
  test.each([
    ["a second member", Buffer.concat([gz, gz])],
    ["an empty second member", Buffer.concat([gz, gzipSync("")])],
    ["a byte behind the member", Buffer.concat([gz, Buffer.from([0])])],
    ["much behind the member", Buffer.concat([gz, long])],
    ["much behind a large member", Buffer.concat([gzipSync("1\n".repeat(500_000)), long])],
    ["something before the member", Buffer.concat([Buffer.from("x"), gz])],
    ["no member", Buffer.alloc(0)],
    ["almost no member", gz.subarray(0, 19)],
    ["no end of the member", Buffer.concat([gz.subarray(0, -12), gz.subarray(-8)])],
    ["no length behind it", gz.subarray(0, -4)],
    ["another CRC-32", Buffer.concat([gz.subarray(0, -8), Buffer.from([1, 2, 3, 4]), gz.subarray(-4)])],
    ["another length", Buffer.concat([gz.subarray(0, -4), Buffer.from([1, 2, 3, 4])])],
    ["a member with a name", Buffer.concat([gz.subarray(0, 3), Buffer.from([8]), gz.subarray(4)])],
    ["no gzip", deflated],
    ["text that is not packed", Buffer.from(small.repeat(10))],
    ["a last line without its end", gzipSync(small.slice(0, -1))],
    ["bytes that are no UTF-8", gzipSync(Buffer.from([0x22, 0xc3, 0x28, 0x22, 10]))],
  ])("%s, with a checksum that holds", async (_, body) => {
    expect(await codeOf(kept(plainFile(body)))).toBe("shared-damaged");
    expect(await codeOf(kept(sealedFile(body, "p")), { passphrase: "p" })).toBe("shared-damaged");
  });

  test.each([
    ["no JSON", Buffer.from("{version")],
    ["no object", [1]],
    ["no version", { app: "1" }],
    ["version 0", { version: 0, app: "1", encryption: null }],
    ["version 1.5", { version: 1.5, app: "1", encryption: null }],
    ["an app that is no text", { version: 1, app: {}, encryption: null }],
    ["deep nesting", Buffer.from("[".repeat(60_000))],
  ])("a header with %s", async (_, header) => {
    expect(await codeOf(kept(plainFile(small, header)))).toBe("shared-damaged");
  });
  test("a header longer than any", async () => {
    const header = { version: 1, app: "1", encryption: null, more: "x".repeat(70_000) };
    expect(await codeOf(kept(plainFile(small, header)))).toBe("shared-damaged");
    expect(() => sharedKind(kept(plainFile(small, header)))).toThrow("shared-damaged");
  });
  test("no room for the seal", async () => {
    const head = sealed.subarray(0, 12 + sealed.readUInt32LE(8));
    expect(await codeOf(kept(summed(head)), { passphrase: "geheim" })).toBe("shared-damaged");
  });
});

describe("somebody without the passphrase", () => {
  const start = 12 + sealed.readUInt32LE(8);
  test("changes the body and makes the checksum anew: not one byte is taken", async () => {
    for (let at = start; at < sealed.length - 32; at++) {
      const file = kept(forged(sealed, (bytes) => void (bytes[at]! ^= 4)));
      expect([at, await codeOf(file, { passphrase: "geheim" })]).toEqual([at, "shared-tampered"]);
    }
  });
  test("cuts it and makes the checksum anew", async () => {
    for (let end = start; end < sealed.length - 32; end += 3)
      expect([end, await codeOf(kept(summed(sealed.subarray(0, end))), { passphrase: "geheim" })]).toEqual([
        end,
        end < start + 16 ? "shared-damaged" : "shared-tampered",
      ]);
  });
  test("changes any byte of the header: it is never read as if nothing was", async () => {
    const seen = new Set<string>();
    for (const mask of [0x01, 0x02, 0x20])
      for (let at = 0; at < start; at++) {
        const file = kept(forged(sealed, (bytes) => void (bytes[at]! ^= mask)));
        seen.add(await codeOf(file, { passphrase: "geheim" }));
      }
    expect([...seen].toSorted()).toEqual([
      "shared-damaged",
      "shared-newer",
      "shared-not-ours",
      "shared-tampered",
      "shared-wrong-passphrase",
    ]);
  });
  test("says that another program wrote it, or none was needed", async () => {
    const app = forged(sealed, (bytes) =>
      Buffer.from(bytes.toString("latin1").replace("9.9.9", "9.9.8"), "latin1"),
    );
    expect(await codeOf(kept(app), { passphrase: "geheim" })).toBe("shared-tampered");
    const open = Buffer.concat([
      headed({ version: 1, app: "9.9.9", encryption: null }),
      sealed.subarray(start, -32),
    ]);
    expect(await codeOf(kept(summed(open)), { passphrase: "geheim" })).toBe("shared-damaged");
  });
  test.each([
    { N: 2 ** 20, r: 8 },
    { N: 2 ** 30 },
    { N: 1000 },
    { N: 0 },
    { N: -1024 },
    { N: 1024.5 },
    { N: 1e300 },
    { N: "1024" },
    { r: 0 },
    { r: 2 ** 20 },
    { p: 1_000_000 },
    { N: 2 ** 20, r: 1 },
    { N: 2 ** 17, r: 8, p: 16 },
    { kdf: "none" },
    { cipher: "aes-256-ecb" },
    { salt: "" },
    { salt: "A".repeat(60_000) },
    { nonce: "AAAA" },
    { check: "" },
    { more: 1 },
  ])("asks for strange parameters: it costs neither memory nor minutes (%#)", async (asked) => {
    const began = performance.now();
    expect(await codeOf(kept(sealedFile(small, "p", asked)), { passphrase: "p" })).toBe("shared-tampered");
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe("passphrases", () => {
  test("none, a wrong one, one that differs in a letter's case", async () => {
    const file = kept(sealed);
    expect(await codeOf(file)).toBe("shared-needs-passphrase");
    expect(await codeOf(file, { passphrase: "" })).toBe("shared-needs-passphrase");
    expect(await codeOf(file, { passphrase: "wrong" })).toBe("shared-wrong-passphrase");
    expect(await codeOf(file, { passphrase: "Geheim" })).toBe("shared-wrong-passphrase");
  });
});

describe("a newer version", () => {
  const newer = plainFile(Buffer.from("nothing that is known"), { version: 3, later: true });
  test("names both versions, but only where the file is whole", async () => {
    await expect(linesOf(kept(newer))).rejects.toMatchObject({
      code: "shared-newer",
      params: { version: 3, ours: 1 },
    });
    expect(await codeOf(kept(newer.subarray(0, -1)))).toBe("shared-damaged");
  });
});

describe("what is not ours", () => {
  test.each([
    ["a table", "Name,Email\nA,a@x.example\n"],
    ["a zip file", Buffer.from("PK\u0003\u0004 and so on")],
    ["nothing", ""],
    ["one byte", "L"],
    ["another spelling", "LIAISON\r\n"],
  ])("%s", async (_, content) => {
    const file = kept(content);
    expect(await codeOf(file)).toBe("shared-not-ours");
    expect(sharedKind(file)).toBeNull();
  });
  test("a folder, a device, a pipe, and what is not there", async () => {
    const inner = path.join(folder, "inner.liaison");
    mkdirSync(inner);
    expect(await codeOf(inner)).toBe("file-is-folder");
    expect(sharedKind(inner)).toBeNull();
    await expect(sharedHash(inner)).rejects.toMatchObject({ code: "file-is-folder" });
    const pipe = path.join(folder, "pipe.liaison");
    execFileSync("mkfifo", [pipe]);
    for (const strange of ["/dev/zero", pipe]) {
      expect(await codeOf(strange)).toBe("shared-not-ours");
      expect(sharedKind(strange)).toBeNull();
    }
    const gone = path.join(folder, "gone.liaison");
    expect(await codeOf(gone)).toBe("file-missing");
    expect(() => sharedKind(gone)).toThrow("file-missing");
    await expect(sharedHash(gone)).rejects.toMatchObject({ code: "file-missing" });
  });
});

describe("too much", () => {
  const mega = 1024 * 1024;
  test("a bomb is left early, packed or sealed", async () => {
    const bomb = gzipSync(`"${"0".repeat(mega)}"\n`.repeat(300), { level: 9 });
    expect(bomb.length).toBeLessThan(mega);
    expect(await codeOf(kept(plainFile(bomb)))).toBe("shared-too-big");
    expect(await codeOf(kept(sealedFile(bomb, "p")), { passphrase: "p" })).toBe("shared-too-big");
  });
  test("a line up to the limit, and one byte more", async () => {
    const most = `"${"x".repeat(32 * mega - 2)}"\n`;
    const options = { level: 0 };
    const [line] = await linesOf(kept(plainFile(gzipSync(`1\n${most}2\n`, options))));
    expect(line).toBe(1);
    expect(await codeOf(kept(plainFile(gzipSync(`1\n "${most.slice(1)}2\n`, options))))).toBe(
      "shared-too-big",
    );
    const endless = Buffer.alloc(40 * mega, "x");
    expect(await codeOf(kept(plainFile(gzipSync(endless, options))))).toBe("shared-too-big");
  });
  test("nesting without end", async () => {
    const text = `1\n${"[".repeat(5 * mega)}\n`;
    await expect(linesOf(kept(plainFile(text)))).rejects.toMatchObject({
      code: "shared-inconsistent",
      params: { line: 2 },
    });
  });
});

describe("lines", () => {
  test("that are no JSON are named by their number", async () => {
    for (const [text, line] of [
      ["1\n\n2\n", 2],
      ["1,2\n", 1],
      ["[1\n2]\n", 1],
      [`${"[1]\n".repeat(2000)}{]\n`, 2001],
      ["\ufeff1\n", 1],
    ] as const)
      await expect(linesOf(kept(plainFile(text)))).rejects.toMatchObject({
        code: "shared-inconsistent",
        params: { line },
      });
  });
  test("come in blocks", async () => {
    const sizes: number[] = [];
    for await (const block of readShared(kept(plainFile("1\n".repeat(1234))), {})) sizes.push(block.length);
    expect(sizes).toEqual([500, 500, 234]);
  });
});

describe("cancelling", () => {
  const many = plainFile("[1,2,3]\n".repeat(500_000));
  test("before and in the middle", async () => {
    const file = kept(many);
    const stop = new AbortController();
    let blocks = 0;
    const reading = async () => {
      for await (const _ of readShared(file, { signal: stop.signal })) if (++blocks === 2) stop.abort();
    };
    await expect(reading()).rejects.toMatchObject({ code: "cancelled" });
    expect(await codeOf(file, { signal: stop.signal })).toBe("cancelled");
  });
  test("whoever has seen enough may leave", async () => {
    const file = kept(many);
    for (let round = 0; round < 50; round++)
      for await (const block of readShared(file, {})) {
        expect(block.length).toBe(500);
        break;
      }
    expect(process.getActiveResourcesInfo().filter((kind) => kind.includes("FILE"))).toEqual([]);
  });
});
