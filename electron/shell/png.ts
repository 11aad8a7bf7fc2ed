// Whether what the page gives as a picture is one: nothing else is written under that name.

/** The first bytes of every PNG. Source: RFC 2083, section 3.1. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The bytes of a picture that the page drew (base64); null where they are not those of a PNG. */
export function pngOf(base64: string): Uint8Array | null {
  const bytes = Buffer.from(base64, "base64");
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE) ? bytes : null;
}
