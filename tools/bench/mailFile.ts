// A mailbox for measuring: messages of about 4 kB in an mbox, plain and with HTML beside it, in threads, from people of the world.
import { closeSync, openSync, writeSync } from "node:fs";
import { scattered, talkText } from "./names.ts";
import { sizes } from "./world.ts";

export const own = "mara@northfield.example";

const date = (at: number): string =>
  new Date(Date.UTC(2025, 0, 1) + at * 61_000).toUTCString().replace("GMT", "+0000");

/** Text of about this many characters, in lines as mail programs break them. */
function body(row: number, seed: number, characters: number): string {
  let text = "";
  for (let part = 0; text.length < characters; part++) text += `${talkText(row * 31 + part, seed)} `;
  return text.slice(0, characters).replace(/(.{60,72}) /g, "$1\n");
}

const escaped = (text: string): string => text.replace(/=/g, "=3D").replace(/[^\n\x20-\x7e]/g, " ");

function message(at: number, seed: number): string {
  const person = scattered(at, 300, seed) % 400;
  const site = 1 + (scattered(person, 301, seed) % sizes.small.partners);
  const partner = `Person ${person} <person${person}@${person % 2 ? `site-${site}` : `elsewhere-${person}`}.example>`;
  const sent = at % 3 === 0;
  const head = [
    `From 17${at}@xxx Thu Oct 01 09:12:44 +0000 2026`,
    `From: ${sent ? `Mara <${own}>` : partner}`,
    `To: ${sent ? partner : `Mara <${own}>`}`,
    `Subject: Re: Placement ${at % 700}`,
    `Date: ${date(at)}`,
    `Message-ID: <m${at}@mail.example>`,
    ...(at % 4 === 0
      ? []
      : [
          `In-Reply-To: <m${at - 1}@mail.example>`,
          `References: <m${at - 2}@mail.example> <m${at - 1}@mail.example>`,
        ]),
    "MIME-Version: 1.0",
  ];
  if (at % 2 === 0)
    return [
      ...head,
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      escaped(body(at, seed, 3_500)),
      "",
      "",
    ].join("\n");
  const text = body(at, seed, 1_500);
  return [
    ...head,
    'Content-Type: multipart/alternative; boundary="part"',
    "",
    "--part",
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
    "--part",
    "Content-Type: text/html; charset=utf-8",
    "",
    `<html><body><p>${text.replaceAll("\n", "<br>\n")}</p></body></html>`,
    "--part--",
    "",
    "",
  ].join("\n");
}

/** Writes the mailbox. */
export function writeMailbox(file: string, count: number, seed: number): void {
  const handle = openSync(file, "w");
  let waiting = "";
  for (let at = 0; at < count; at++) {
    waiting += message(at, seed);
    if (waiting.length < 4_000_000) continue;
    writeSync(handle, waiting);
    waiting = "";
  }
  writeSync(handle, waiting);
  closeSync(handle);
}

/** The same messages without their From lines. */
export const bareMessage = (at: number, seed: number): Buffer =>
  Buffer.from(message(at, seed).split("\n").slice(1).join("\n"));
