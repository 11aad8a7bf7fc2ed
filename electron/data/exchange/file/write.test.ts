// Writing shared files: what goes in comes out, in this program and in any other; and what cannot be finished leaves nothing.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openedByHand } from "./fixtures/byHand.ts";
import { readShared, sharedHash, sharedKind } from "./read.ts";
import { writeShared } from "./write.ts";

const root = mkdtempSync(path.join(tmpdir(), "liaison-shared-write-"));
afterAll(() => rmSync(root, { recursive: true }));
let folder = root;
let file = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(root, "t-"));
  file = path.join(folder, "Äpfel & Co.liaison");
});

type Options = { passphrase?: string; signal?: AbortSignal };
const write = (lines: Iterable<string>, options: Options = {}, to = file) =>
  writeShared(to, { app: "1.2.3", ...options }, async (put) => {
    for (const line of lines) await put(line);
  });
const read = async (options: Options = {}, from = file): Promise<unknown[]> => {
  const all: unknown[] = [];
  for await (const block of readShared(from, options)) all.push(...block);
  return all;
};

/** Lines that no compressor makes much of, made anew each time: as many as wanted, never all at once. */
function* noise(count: number, length = 60): Generator<string> {
  let seed = 1;
  for (let n = 0; n < count; n++) {
    let text = "";
    while (text.length < length)
      text += (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648).toString(36);
    yield JSON.stringify([n, text]);
  }
}

const nasty = [
  "",
  "Grüße, 日本, 🏕️",
  "a\u2028b\u2029c\r\nd\u0000\u007f",
  "\ud83c",
  '"\\',
  "=1+1",
  "<b onclick=alert(1)>",
  "x".repeat(3_000_000),
  [1, -0.5, null, true, { __proto__: null, a: "'; DROP TABLE partner; --" }],
];

describe("a round trip", () => {
  test.each([undefined, "Grün 🔑"])("of values that are easily lost, passphrase %s", async (passphrase) => {
    const written = await write(
      nasty.map((value) => JSON.stringify(value)),
      { passphrase },
    );
    expect(await read({ passphrase })).toEqual(
      nasty.map((value) => JSON.parse(JSON.stringify(value)) as unknown),
    );
    const bytes = readFileSync(file);
    expect(written).toEqual({ bytes: bytes.length, hash: await sharedHash(file) });
    expect(sharedKind(file)).toEqual({ version: 1, encrypted: passphrase !== undefined });
    expect(openedByHand(bytes, passphrase)).toBe(nasty.map((value) => `${JSON.stringify(value)}\n`).join(""));
    expect(bytes.includes("DROP TABLE")).toBe(false);
    expect(readdirSync(folder)).toEqual([path.basename(file)]);
  });
  test("of nothing", async () => {
    await write([]);
    expect(await read()).toEqual([]);
    expect(openedByHand(readFileSync(file))).toBe("");
  });
  test("of 200,000 lines, in their order", async () => {
    await write(noise(200_000));
    const bytes = readFileSync(file);
    let n = 0;
    const expected = noise(200_000);
    for await (const block of readShared(file, {})) {
      expect(block.length).toBeLessThanOrEqual(500);
      for (const line of block) {
        if (JSON.stringify(line) !== expected.next().value) expect(line).toBe(`line ${n}`);
        n++;
      }
    }
    expect(n).toBe(200_000);
    expect(openedByHand(bytes).split("\n").length).toBe(200_001);
  });
  test("of lines that shrink to almost nothing is packed loosely, so that nobody takes it for a bomb", async () => {
    const line = `["${"0".repeat(1000)}"]`;
    const { bytes } = await write(Array<string>(20_000).fill(line));
    expect(gzipSync(`${line}\n`.repeat(1000), { level: 1 }).length * 100).toBeLessThan(line.length * 1000);
    expect(bytes * 100).toBeGreaterThan(line.length * 20_000);
    expect((await read()).length).toBe(20_000);
  });
  test("the same lines with a passphrase are other bytes each time", async () => {
    const [one, two] = [path.join(folder, "1"), path.join(folder, "2")];
    const hashes = [
      await write(["1"], { passphrase: "p" }, one),
      await write(["1"], { passphrase: "p" }, two),
    ];
    expect(hashes[0]!.hash).not.toBe(hashes[1]!.hash);
  });
  test("over an older file", async () => {
    writeFileSync(file, "older");
    await write(["1"]);
    expect(await read()).toEqual([1]);
  });
});

/** After a failure: a file of that name is what it was, and nothing is beside it. */
const nothingLeft = () => {
  expect(readFileSync(file, "utf8")).toBe("older");
  expect(readdirSync(folder)).toEqual([path.basename(file)]);
};

describe("what cannot be finished", () => {
  beforeEach(() => writeFileSync(file, "older"));

  test("a failure of whoever makes the lines passes through", async () => {
    const failing = function* (): Generator<string> {
      yield* noise(100_000);
      throw new Error("no more");
    };
    await expect(write(failing())).rejects.toThrow("no more");
    // What was still being packed comes back now, to a file that is closed.
    await new Promise((resolve) => setTimeout(resolve, 100));
    nothingLeft();
  });
  test("cancelled before, in the middle, and while it is read back", async () => {
    const cancelled = { code: "cancelled" };
    await expect(write(["1"], { signal: AbortSignal.abort() })).rejects.toMatchObject(cancelled);
    const stop = new AbortController();
    const stopping = function* (): Generator<string> {
      let n = 0;
      for (const line of noise(100_000)) {
        if (++n === 50_000) stop.abort();
        if (n > 60_000) throw new Error("went on");
        yield line;
      }
    };
    await expect(write(stopping(), { signal: stop.signal })).rejects.toMatchObject(cancelled);
    const late = new AbortController();
    const { fsync } = fs;
    fs.fsync = ((handle: number, done: (error: Error | null) => void) => {
      late.abort();
      fsync(handle, done);
    }) as typeof fs.fsync;
    syncBuiltinESMExports();
    try {
      await expect(write(noise(1000), { signal: late.signal })).rejects.toMatchObject(cancelled);
    } finally {
      fs.fsync = fsync;
      syncBuiltinESMExports();
    }
    nothingLeft();
  });
  test("an empty passphrase protects nothing", async () => {
    await expect(write(["1"], { passphrase: "" })).rejects.toMatchObject({ code: "shared-needs-passphrase" });
    nothingLeft();
  });
  test("a line longer than any may be", async () => {
    await expect(write(["1", `"${"x".repeat(33_554_431)}"`])).rejects.toMatchObject({
      code: "shared-too-much",
    });
    nothingLeft();
  });
  test("a line that is two lines is noticed when it is read back", async () => {
    await expect(write(["[1,\n2]"])).rejects.toThrow("read back");
    nothingLeft();
  });
  test("where no file can be", async () => {
    const reason = async (to: string) => write(["1"], {}, to).catch((error: unknown) => error);
    expect(await reason(path.join(folder, "none", "a.liaison"))).toMatchObject({
      code: "cannot-save",
      params: { file: "a.liaison", reason: "ENOENT" },
    });
    const inner = path.join(folder, "inner");
    mkdirSync(inner);
    expect(await reason(inner)).toMatchObject({ code: "cannot-save" });
    rmSync(inner, { recursive: true });
    expect(await reason("/proc/a.liaison")).toMatchObject({ code: "cannot-save" });
    nothingLeft();
  });
  test("the longest name that a file may have", async () => {
    const long = path.join(folder, `${"語".repeat(82)}.liaison`);
    await write(["1"], {}, long);
    expect(await read({}, long)).toEqual([1]);
    rmSync(long);
    nothingLeft();
  });
  test("what was written is not what is read back", async () => {
    const { fsync } = fs;
    for (const at of [3, 20, 60, 400]) {
      // A disk that takes everything and keeps something else.
      fs.fsync = ((handle: number, done: (error: Error | null) => void) => {
        const part = readdirSync(folder).find((name) => name.endsWith(".part"))!;
        const bytes = readFileSync(path.join(folder, part));
        bytes[at]! ^= 1;
        writeFileSync(path.join(folder, part), bytes);
        fsync(handle, done);
      }) as typeof fs.fsync;
      syncBuiltinESMExports();
      try {
        await expect(write(noise(100))).rejects.toMatchObject({ code: "shared-not-verified" });
      } finally {
        fs.fsync = fsync;
        syncBuiltinESMExports();
      }
      nothingLeft();
    }
  });
});

describe("a full disk", () => {
  test("is said in words, wherever it fills up", async () => {
    writeFileSync(file, "older");
    const { writeSync } = fs;
    for (const most of [0, 1, 100_000]) {
      let room = most;
      fs.writeSync = ((handle: number, bytes: Uint8Array, at?: number) => {
        const from = at ?? 0;
        if (room === 0)
          throw Object.assign(new Error("ENOSPC: no space left on device, write"), {
            code: "ENOSPC",
            syscall: "write",
          });
        const length = Math.min(room, bytes.length - from);
        room -= length;
        return writeSync(handle, bytes, from, length);
      }) as typeof fs.writeSync;
      syncBuiltinESMExports();
      try {
        await expect(write(noise(50_000))).rejects.toMatchObject({ code: "disk-full" });
      } finally {
        fs.writeSync = writeSync;
        syncBuiltinESMExports();
      }
      nothingLeft();
    }
  });
  test("a real one, where this machine lets a small disk be made", async () => {
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder]).status === 0;
    try {
      const tried = await write(noise(mounted ? 50_000 : 0)).catch((error: unknown) => error);
      if (mounted) expect(tried).toMatchObject({ code: "disk-full" });
      if (mounted) expect(readdirSync(folder)).toEqual([]);
      await write(noise(10));
      expect((await read()).length).toBe(10);
    } finally {
      if (mounted) spawnSync("umount", [folder]);
    }
  });
});

describe("a killed process", () => {
  const parts = () => readdirSync(folder).filter((name) => name.endsWith(".part"));
  const endless = `
    import { writeShared } from ${JSON.stringify(path.join(import.meta.dirname, "write.ts"))};
    await writeShared(process.argv[1], { app: "1" }, async (put) => {
      for (let n = 0; ; n++) {
        await put(JSON.stringify([n, Math.random(), Math.random(), Math.random()]));
        if (n === 200_000) process.stdout.write("under way");
      }
    });`;

  test("leaves a temporary file at most; the next writing sweeps it, but none that somebody is writing", async () => {
    writeFileSync(file, "older");
    const begin = async () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", endless, file]);
      await once(child.stdout, "data");
      return child;
    };
    const [dead, alive] = [await begin(), await begin()];
    dead.kill("SIGKILL");
    await once(dead, "exit");
    try {
      expect(readFileSync(file, "utf8")).toBe("older");
      expect(parts().length).toBe(2);
      await write(["1"]);
      expect(await read()).toEqual([1]);
      expect(parts().length).toBe(1);
      expect(parts()[0]).toContain(`-${alive.pid}-`);
    } finally {
      alive.kill("SIGKILL");
      await once(alive, "exit");
    }
    await write(["2"]);
    expect(readdirSync(folder)).toEqual([path.basename(file)]);
  });
  test("of another computer is given a day; files that only look alike stay", async () => {
    const [fresh, old, other] = [
      `.${path.basename(file)}.00000000-1-0123456789ab.part`,
      `.${path.basename(file)}.00000000-2-0123456789ab.part`,
      `.${path.basename(file)}.mine.part`,
    ].map((name) => path.join(folder, name)) as [string, string, string];
    for (const name of [fresh, old, other]) writeFileSync(name, "");
    const before = Date.now() / 1000 - 90_000;
    for (const name of [old, other]) utimesSync(name, before, before);
    await write(["1"]);
    expect([fresh, old, other].map((name) => existsSync(name))).toEqual([true, false, true]);
  });
});
