// Pictures within messages: shown where the text has their place, else listed, never lost.
import { expect, test } from "vitest";
import { fileIn, testHost } from "../testing.ts";

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const message = (id: string, html: string, picture: string): string =>
  `From: nia@new.example\nTo: mara@northfield.example\nSubject: Logo\nDate: Thu, 01 Oct 2026 11:12:44 +0200\nMessage-ID: <${id}@new.example>\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n${html}\n--r\nContent-Type: image/png; name=logo.png\nContent-ID: <Logo@X>\nContent-Transfer-Encoding: base64\n\n${picture}\n--r--\n`;

interface Shown {
  id: number;
  html?: string;
  attachments: object[];
}

test("a picture in the text, whatever the case of its id; one that cannot be shown is a file", async () => {
  const host = testHost();
  const large = Buffer.alloc(2 * 1024 * 1024 + 1)
    .toString("base64")
    .replace(/.{76}/g, "$&\n");
  const read = async (id: string, html: string, picture: string) => {
    await host.call("imports.run", { file: fileIn(host, `${id}.eml`, message(id, html, picture)) });
    const newest = host.store.value<number>("SELECT max(id) FROM interaction");
    const thread = await host.call<Shown[]>("interactions.thread", { id: newest });
    return thread.find((one) => one.id === newest)!;
  };
  const shown = await read("a", '<p><img src="cid:logo@x"></p>', png);
  const tooLarge = await read("b", '<p>Big <img src="cid:logo@x"></p>', large);
  expect(shown.html).toContain(`data:image/png;base64,${png}`);
  expect(shown.attachments).toEqual([]);
  expect(tooLarge.html).toBe("<p>Big </p>");
  expect(tooLarge.attachments).toEqual([expect.objectContaining({ name: "logo.png" })]);
  host.close();
});
