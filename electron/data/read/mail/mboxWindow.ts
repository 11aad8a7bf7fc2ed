// The part of a mbox that is held in memory: from the start of the open message to what was read last, in one buffer that
// is used again and grows only with a long message.

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
      const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, needed));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    chunk.copy(this.#buffer, this.#length);
    this.#length += chunk.length;
  }

  /** Lets go of the first bytes. A buffer that grew for one message shrinks again. */
  drop(count: number): void {
    if (count === 0) return;
    const rest = this.#length - count;
    if (this.#buffer.length > 8 * 1024 * 1024 && rest < 512 * 1024) {
      const smaller = Buffer.allocUnsafe(1024 * 1024);
      this.#buffer.copy(smaller, 0, count, this.#length);
      this.#buffer = smaller;
    } else this.#buffer.copyWithin(0, count, this.#length);
    this.#length = rest;
    this.base += count;
  }
}
