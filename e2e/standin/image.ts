// nativeImage: files and captured pages; only what is asked of an icon or a screenshot.
import { existsSync, readFileSync } from "node:fs";
import type * as Electron from "electron";
import { strict } from "./strict.ts";

type ImageShape = Pick<Electron.NativeImage, "toPNG" | "isEmpty" | "getSize" | "toDataURL">;

/** `png`: the bytes of a PNG file, or none. */
export class NativeImage implements ImageShape {
  #png: Buffer;
  constructor(png: Buffer) {
    this.#png = png;
  }
  isEmpty() {
    return this.#png.length === 0;
  }
  toPNG() {
    return this.#png;
  }
  toDataURL() {
    return `data:image/png;base64,${this.#png.toString("base64")}`;
  }
  getSize() {
    // The PNG header holds both, big-endian.
    return this.isEmpty()
      ? { width: 0, height: 0 }
      : { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) };
  }
}
export const imageOf = (png: Buffer) =>
  strict("NativeImage", new NativeImage(png)) as unknown as Electron.NativeImage;

export const nativeImage = strict("nativeImage", {
  createEmpty: () => imageOf(Buffer.alloc(0)),
  /** A file that is missing gives an empty image, as in Electron. */
  createFromPath: (file: string) => imageOf(existsSync(file) ? readFileSync(file) : Buffer.alloc(0)),
} satisfies Pick<typeof Electron.nativeImage, "createEmpty" | "createFromPath">);
