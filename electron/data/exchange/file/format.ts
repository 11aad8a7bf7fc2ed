// The outer shape of a shared file: where its parts lie, what its header says, and how much it may hold. docs/shared-file.md tells it whole.
import { z } from "zod";
import { UserError } from "../../../domain/errors.ts";

/** The version that is written, and the newest that is read. */
export const formatVersion = 1;

/** The first bytes of every shared file, of every version. */
export const magic = Buffer.from("LIAISON\n", "latin1");

/** Bytes of the SHA-256 that ends every shared file, of every version. */
export const sumLength = 32;

/** Bytes of the tag that ends an encrypted body. */
export const tagLength = 16;

/** What a reader accepts and a writer keeps to, in bytes. */
export const limits = {
  header: 64 * 1024,
  /** Of one line, without its end. */
  line: 32 * 1024 * 1024,
  /** Of all lines together; below 4 GiB the length at the end of a gzip member is exact. */
  unpacked: 0xff_ff_ff_ff,
  /** A body may unpack to so many times its size, */
  ratio: 200,
  /** and to this much beside it: short repetitive files are no bombs. */
  free: 64 * 1024 * 1024,
} as const;

const base64 = (bytes: number) =>
  z
    .base64()
    .max(64)
    .refine((text) => Buffer.from(text, "base64").length === bytes);

/** How a body was encrypted. What lies outside of these bounds is not tried: it could cost minutes or all memory. */
export const Encryption = z
  .strictObject({
    kdf: z.literal("scrypt"),
    N: z
      .int()
      .min(2 ** 10)
      .max(2 ** 20),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(16),
    salt: base64(16),
    check: base64(32),
    cipher: z.literal("aes-256-gcm"),
    nonce: base64(12),
  })
  .refine(({ N, r, p }) => (N & (N - 1)) === 0 && N * r <= 2 ** 21 && N * r * p <= 2 ** 22);
export type Encryption = z.infer<typeof Encryption>;

export interface Header {
  version: number;
  /** The version of Liaison that wrote it. */
  app: string;
  encryption: Encryption | null;
}

/** Magic, length and text of a header: the bytes before the body, which an encrypted body vouches for. */
export function headOf(header: Header): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([magic, length, text]);
}

/** Where the body begins, by the first twelve bytes; null where no header can be that long. */
export function bodyStart(first: Buffer): number | null {
  const length = first.readUInt32LE(magic.length);
  return length > limits.header ? null : magic.length + 4 + length;
}

/** What every version of the header has. The text is not trusted: it may be anything. */
export function versionOf(text: Buffer): { version: number; encrypted: boolean; value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text.toString());
    const { version, encryption } = z
      .object({ version: z.int().min(1).max(1_000_000), encryption: z.unknown().optional() })
      .parse(value);
    return { version, encrypted: encryption !== null && encryption !== undefined, value };
  } catch {
    return null;
  }
}

/**
 * The header of a file whose checksum holds.
 * @throws UserError `shared-damaged`; `shared-tampered` where its encryption is none that was ever written
 */
export function headerOf(value: unknown, file: string): Header {
  const outer = z
    .object({ version: z.literal(formatVersion), app: z.string().max(100), encryption: z.unknown() })
    .safeParse(value);
  if (!outer.success) throw new UserError("shared-damaged", { file });
  const { version, app, encryption } = outer.data;
  if (encryption === null) return { version, app, encryption };
  const inner = Encryption.safeParse(encryption);
  if (!inner.success) throw new UserError("shared-tampered", { file });
  return { version, app, encryption: inner.data };
}
