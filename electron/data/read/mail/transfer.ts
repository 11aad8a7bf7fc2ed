// The transfer encodings of a body (RFC 2045): always a copy, because the bytes of the file are read into again.

/** Whether bytes mostly are base64: a word of text beside it is passed over, a body of text is not. */
function looksBase64(bytes: Buffer): boolean {
  let odd = 0;
  const end = Math.min(bytes.length, 4096);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 32 || byte > 126 || (byte < 43 && byte !== 10 && byte !== 13 && byte !== 9)) odd++;
  }
  return odd * 20 <= end;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const stranger = 64;
const values = new Uint8Array(256).fill(stranger);
for (let value = 0; value < stranger; value++) values[alphabet.charCodeAt(value)] = value;

/**
 * Decodes byte by byte: the language's own way takes a text, which for a large file is as much memory again. Padding in
 * the middle begins again, because some mailers pad every line; strange characters are passed over.
 */
function base64(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4) + 3);
  let to = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    const value = values[byte]!;
    if (value === stranger) {
      if (byte === 61) held = 0;
      continue;
    }
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[to++] = bits >> held;
    }
  }
  return out.subarray(0, to);
}

const hex = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
};

function quotedPrintable(bytes: Buffer): Buffer {
  let at = bytes.indexOf(61);
  if (at < 0) return Buffer.from(bytes);
  const out = Buffer.allocUnsafe(bytes.length);
  let from = 0;
  let to = 0;
  while (at >= 0) {
    to += bytes.copy(out, to, from, at);
    const high = hex(bytes[at + 1]);
    const low = hex(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      out[to++] = high * 16 + low;
      from = at + 3;
    } else {
      // A soft break, also one with white space before its end; or a sign that means itself.
      let end = at + 1;
      while (bytes[end] === 32 || bytes[end] === 9) end++;
      if (bytes[end] === 13) end++;
      if (bytes[end] === 10 || end >= bytes.length) from = end + 1;
      else {
        out[to++] = 61;
        from = at + 1;
      }
    }
    at = bytes.indexOf(61, from);
  }
  if (from < bytes.length) to += bytes.copy(out, to, from);
  return out.subarray(0, to);
}

/** What stands between the lines `begin` and `end`, each line with its length first; null where there is no such block. */
function uuencoded(bytes: Buffer): Buffer | null {
  const begin = /^begin(?:-base64)? [0-7]{3,4} [^\n]*\n/m.exec(bytes.toString("latin1", 0, 4096));
  if (!begin) return null;
  let at = begin.index + begin[0].length;
  if (begin[0].startsWith("begin-")) return base64(bytes.subarray(at));
  const out = Buffer.allocUnsafe(bytes.length);
  let to = 0;
  while (at < bytes.length) {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline;
    const length = (bytes[at]! - 32) & 63;
    if (length === 0 || bytes.toString("latin1", at, end).trimEnd() === "end") break;
    const last = to + length;
    for (let from = at + 1; to < last; from += 4) {
      const [a, b, c, d] = [0, 1, 2, 3].map((step) =>
        from + step < end ? (bytes[from + step]! - 32) & 63 : 0,
      );
      for (const byte of [(a! << 2) | (b! >> 4), (b! << 4) | (c! >> 2), (c! << 6) | d!])
        if (to < last) out[to++] = byte & 255;
    }
    at = end + 1;
  }
  return out.subarray(0, to);
}

/** The content of a body. `sound` is false for base64 that is none: its bytes are given as they stand. */
export function decodeTransfer(bytes: Buffer, encoding: string): { bytes: Buffer; sound: boolean } {
  if (encoding.includes("base64")) {
    if (looksBase64(bytes)) return { bytes: base64(bytes), sound: true };
    return { bytes: Buffer.from(bytes), sound: false };
  }
  if (encoding.includes("quoted-printable")) return { bytes: quotedPrintable(bytes), sound: true };
  if (/^\s*(?:x-)?uu(?:e|encode)/.test(encoding)) {
    const content = uuencoded(bytes);
    if (content) return { bytes: content, sound: true };
  }
  return { bytes: Buffer.from(bytes), sound: true };
}
