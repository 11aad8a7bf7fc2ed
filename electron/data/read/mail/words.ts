// Encoded words of headers (RFC 2047). postal-mime decodes each word of a run by itself unless the base64 fits together
// exactly; mailers cut in the middle of characters, so a run of one character set is decoded as one here.
import { decodeBytes } from "./charset.ts";

const word = /=\?([^?\s]{1,80})\?([bq])\?([^?]*)\?=/gi;

function wordBytes(encoding: string, text: string): Buffer {
  if (/b/i.test(encoding)) return Buffer.from(text.replace(/[^a-z0-9+/]+/gi, ""), "base64");
  const bytes = Buffer.from(text.replaceAll("_", " "), "utf8");
  if (!text.includes("=")) return bytes;
  let to = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] === 61 ? bytes.toString("latin1", at + 1, at + 3) : "";
    if (/^[0-9a-f]{2}$/i.test(code)) {
      bytes[to++] = Number.parseInt(code, 16);
      at += 2;
    } else bytes[to++] = bytes[at]!;
  }
  return bytes.subarray(0, to);
}

interface Run {
  charset: string;
  pieces: Buffer[];
}

const runText = (run: Run): string =>
  decodeBytes(run.pieces.length === 1 ? run.pieces[0]! : Buffer.concat(run.pieces), run.charset).text;

/** Text in pieces: as it stands, or decoded from a run of encoded words. */
export function decodedPieces(value: string): { text: string; decoded: boolean }[] {
  const pieces: { text: string; decoded: boolean }[] = [];
  let run: Run | null = null;
  let from = 0;
  const close = (): void => {
    if (run) pieces.push({ text: runText(run), decoded: true });
    run = null;
  };
  for (const found of value.matchAll(word)) {
    const between = value.slice(from, found.index);
    const charset = found[1]!.toLowerCase().replace(/\*.*$/, "");
    // White space between two encoded words is only where the line was cut.
    if (!run || between.trim() !== "") {
      close();
      if (between !== "") pieces.push({ text: between, decoded: false });
    }
    if (run && run.charset !== charset) close();
    run ??= { charset, pieces: [] };
    run.pieces.push(wordBytes(found[2]!, found[3]!));
    from = found.index + found[0].length;
  }
  close();
  if (from < value.length) pieces.push({ text: value.slice(from), decoded: false });
  return pieces;
}

/** A header's value with its encoded words decoded. */
export const decodeWords = (value: string): string =>
  value.includes("=?")
    ? decodedPieces(value)
        .map((piece) => piece.text)
        .join("")
    : value;
