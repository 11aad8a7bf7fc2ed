// Seeded and bounded: fixtures with bytes turned, cut, spliced and repeated; nothing may throw, hang or come out misshapen.
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { UserError } from "../../../domain/errors.ts";
import type { MailAddress, MailItem } from "../../../domain/mail/record.ts";
import {
  base64Root,
  bounce,
  forwarded,
  headed,
  invitation,
  mail,
  mbox,
  mixed,
  takeout,
  torture,
} from "./fixtures/mails.ts";
import { outlookFile, outlookMail } from "./fixtures/outlook.ts";
import { withFile } from "./fixtures/reading.ts";
import { limits } from "./limits.ts";
import { readMail } from "./read.ts";

const html = mail(
  headed({ "Content-Type": "text/html; charset=utf-8" }),
  '<table><tr><td><a href="https://x.example/">x</a></td></tr></table><ul><li>&auml;</ul>',
);
const flowed = mail(
  headed({ "Content-Type": "text/plain; format=flowed; delsp=yes" }),
  "> One \n> two\n\nthree \nfour",
);
const messages = [
  mixed(),
  base64Root(),
  forwarded(),
  bounce(),
  invitation(),
  takeout(),
  torture(20),
  html,
  flowed,
];
const box = mbox(messages);
const seeds: readonly Buffer[] = [
  ...messages.map((message) => Buffer.from(message)),
  Buffer.from(box),
  Buffer.from(mbox(messages, "\r\n")),
  outlookFile(outlookMail({ 0x1000: "text ".repeat(1_000) })),
  outlookFile({ ...outlookMail(), ansi: "latin1" }),
  Buffer.from(
    zipSync({ "a.mbox": strToU8(box), "b.eml": strToU8(mixed()), "c.msg": outlookFile(outlookMail()) }),
  ),
];

/** Numbers from 0 to below the limit, the same in every run (mulberry32). */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixedBits = Math.imul(state ^ (state >>> 15), 1 | state);
    mixedBits = (mixedBits + Math.imul(mixedBits ^ (mixedBits >>> 7), 61 | mixedBits)) ^ mixedBits;
    return Math.floor((((mixedBits ^ (mixedBits >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

function mutated(bytes: Buffer, next: (limit: number) => number): Buffer {
  const out = Buffer.from(bytes);
  const at = next(out.length);
  const other = seeds[next(seeds.length)]!;
  switch (next(5)) {
    case 0:
      for (let count = 1 + next(20); count > 0; count--) out[next(out.length)] = next(256);
      return out;
    case 1:
      return out.subarray(0, at);
    case 2:
      return Buffer.concat([out.subarray(0, at), other.subarray(next(other.length))]);
    case 3: {
      const piece = out.subarray(at, at + 1 + next(300));
      return Buffer.concat([
        out.subarray(0, at),
        ...Array.from({ length: 1 + next(200) }, () => piece),
        out.subarray(at),
      ]);
    }
    default: {
      const odd = ["\n", "\r", '"', "--", "=", "<", "\0", "=?utf-8?q?", ";", "From ", "\u00ff"][next(11)]!;
      return Buffer.concat([
        out.subarray(0, at),
        Buffer.from(odd.repeat(1 + next(50)), "latin1"),
        out.subarray(at),
      ]);
    }
  }
}

const person = ({ name, address }: MailAddress): boolean =>
  typeof name === "string" && typeof address === "string" && (name + address).trim() !== "";

function check(item: MailItem): void {
  expect(item.kind === "rejected" ? item.line : item.message.line).toBeGreaterThan(0);
  if (item.kind === "rejected") {
    expect(item.code).toMatch(/^mail-/);
    expect(item.params["offset"]).toBeTypeOf("number");
    return;
  }
  const { message } = item;
  expect(message.messageId).toMatch(/^\S+$/);
  expect(Number.isSafeInteger(message.at) && message.at >= 0).toBe(true);
  expect(message.text.length).toBeLessThanOrEqual(limits.text);
  expect((message.text + message.subject + (message.html ?? "")).isWellFormed()).toBe(true);
  expect(/[\0\r]/.test(message.text)).toBe(false);
  const people = [...message.to, ...message.cc, ...message.bcc, ...message.replyTo];
  expect(people.every(person)).toBe(true);
  for (const { name, type, bytes } of message.attachments) {
    expect(name).toMatch(/^[^/\\\0]+$/);
    expect(type).toBe(type.toLowerCase());
    expect(bytes).toBeInstanceOf(Uint8Array);
  }
  expect(
    message.problems.every(
      ({ code, params }) => code.startsWith("mail-") && params["offset"] === message.offset,
    ),
  ).toBe(true);
}

test("four hundred broken files", async () => {
  const next = random(20261001);
  let messagesSeen = 0;
  await withFile("", async (path) => {
    const { writeFileSync } = await import("node:fs");
    for (let round = 0; round < 400; round++) {
      let bytes = mutated(seeds[round % seeds.length]!, next);
      if (next(3) === 0) bytes = mutated(bytes, next);
      writeFileSync(path, bytes);
      const started = performance.now();
      try {
        const { items } = await readMail(path);
        for await (const block of items()) {
          expect(block.length).toBeLessThanOrEqual(limits.blockCount);
          block.forEach(check);
          messagesSeen += block.filter(({ kind }) => kind === "message").length;
        }
      } catch (error) {
        if (!(error instanceof UserError)) throw new Error(`round ${round}`, { cause: error });
      }
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
  expect(messagesSeen).toBeGreaterThan(400);
}, 20_000);
