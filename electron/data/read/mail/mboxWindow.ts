// The part of a mbox that is held in memory: from the start of the open message to what was read last, in one buffer that
// is used again and grows only with a long message.

/** A large buffer grows by so much at most: twice of it would be too much. */
const step = 8 * 1024 * 1024;

export class Window {
  #buffer = Buffer.allocUnsafe(1024 * 1024);
  #length = 0;
  /** Offset in the file of the first byte that is held. */
  base = 0;

  /** What is held; it changes with the next `append` or `drop`. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  append(chunk: Buffer): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(
        Math.max(Math.min(this.#buffer.length * 2, this.#buffer.length + step), needed),
      );
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    chunk.copy(this.#buffer, this.#length);
    this.#length += chunk.length;
  }

  /** Lets go of the first bytes. The buffer stays as large as it had to be: another large message is likely. */
  drop(count: number): void {
    if (count === 0) return;
    const rest = this.#length - count;
    this.#buffer.copyWithin(0, count, this.#length);
    this.#length = rest;
    this.base += count;
  }
}
