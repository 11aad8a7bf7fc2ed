// The picture in a card: taken where it is a picture every page can show, and small enough to keep.
import type { ContactRecord } from "../../domain/contacts/record.ts";
import { decodedBytes, type Property } from "./vcardProperty.ts";

/** Largest picture that is kept, in bytes. */
export const largestPhoto = 5 * 1024 * 1024;

const kinds: readonly (readonly [string, readonly number[]])[] = [
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46]],
];

/** Puts the first picture into the record; what it says of its own type is not believed, its bytes are. */
export function takePhoto(record: ContactRecord, property: Property): void {
  if (record.photo) return;
  const limit = largestPhoto / 1024 / 1024;
  if (property.cut || property.raw.length > largestPhoto * 1.5) {
    record.problems.push({ code: "photo-too-large", params: { limit } });
    return;
  }
  const bytes = decodedBytes(property);
  if (!bytes || bytes.length === 0) return;
  const type = kinds.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0];
  if (bytes.length > largestPhoto) record.problems.push({ code: "photo-too-large", params: { limit } });
  else if (!type) record.problems.push({ code: "photo-unreadable", params: {} });
  else record.photo = { bytes: new Uint8Array(bytes), type };
}
