// A passphrase becomes a key, and a key seals a body: scrypt and AES-256-GCM, both of Node.
import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  scrypt,
  timingSafeEqual,
  type BinaryLike,
} from "node:crypto";
import { UserError } from "../../../domain/errors.ts";
import { tagLength, type Encryption } from "./format.ts";

/** What OWASP asks for (Password Storage Cheat Sheet): 128 MiB and some tenths of a second for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1 };

/** Twice what the largest accepted parameters take, because Node counts some more than 128·N·r. */
const memory = 512 * 1024 * 1024;

const derived = (
  passphrase: string,
  salt: BinaryLike,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<{ key: Buffer; check: Buffer }> =>
  new Promise((resolve, reject) => {
    // The same letters typed on another system may come composed in another way.
    scrypt(passphrase.normalize("NFC"), salt, 64, { N, r, p, maxmem: memory }, (error, bytes) => {
      if (error) reject(error);
      else resolve({ key: bytes.subarray(0, 32), check: bytes.subarray(32) });
    });
  });

/** A fresh key of a passphrase, and what a header has to say so that a reader finds it again. */
export async function newKey(passphrase: string): Promise<{ key: Buffer; encryption: Encryption }> {
  const salt = randomBytes(16);
  const { key, check } = await derived(passphrase, salt, cost);
  const encryption: Encryption = {
    kdf: "scrypt",
    ...cost,
    salt: salt.toString("base64"),
    check: check.toString("base64"),
    cipher: "aes-256-gcm",
    nonce: randomBytes(12).toString("base64"),
  };
  return { key, encryption };
}

/**
 * The key of a file's header.
 * @throws UserError `shared-needs-passphrase`, `shared-wrong-passphrase`, `shared-tampered`
 */
export async function keyOf(
  encryption: Encryption,
  passphrase: string | undefined,
  file: string,
): Promise<Buffer> {
  if (!passphrase) throw new UserError("shared-needs-passphrase", { file });
  const { key, check } = await derived(passphrase, Buffer.from(encryption.salt, "base64"), encryption).catch(
    () => {
      // Within the bounds and yet impossible (N is too large for r): no writer ever used that.
      throw new UserError("shared-tampered", { file });
    },
  );
  if (!timingSafeEqual(check, Buffer.from(encryption.check, "base64")))
    throw new UserError("shared-wrong-passphrase", { file });
  return key;
}

/** Seals a body; `head` is vouched for too. The key is used once, so the nonce can never be used twice with it. */
export const sealing = (key: Buffer, { nonce }: Encryption, head: Buffer) =>
  createCipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"), { authTagLength: tagLength }).setAAD(head);

/** Opens a body. Nothing of it is to be believed before `final` has not thrown. */
export const opening = (key: Buffer, { nonce }: Encryption, head: Buffer, tag: Buffer) =>
  createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"), { authTagLength: tagLength })
    .setAAD(head)
    .setAuthTag(tag);
