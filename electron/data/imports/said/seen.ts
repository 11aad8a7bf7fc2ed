// Which uids a preview has met: 8 bytes for each instead of a text, because a mailbox has half a million.

/** 52 bits of a uid, above zero: two of a million messages meet once in 10,000 mailboxes. */
const short = (uid: string): number => parseInt(uid.slice(0, 8) + uid.slice(9, 13) + uid[15]!, 16) + 1;

/** A set of uids by open addressing. */
export class Seen {
  #slots = new Float64Array(1024);
  #size = 0;

  /** @returns whether it was there already */
  add(uid: string): boolean {
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return this.#put(this.#slots, short(uid));
  }

  has(uid: string): boolean {
    const value = short(uid);
    let at = value % this.#slots.length;
    while (this.#slots[at] !== 0 && this.#slots[at] !== value) at = (at + 1) % this.#slots.length;
    return this.#slots[at] === value;
  }

  #put(slots: Float64Array, value: number): boolean {
    let at = value % slots.length;
    while (slots[at] !== 0 && slots[at] !== value) at = (at + 1) % slots.length;
    const there = slots[at] === value;
    slots[at] = value;
    if (!there) this.#size++;
    return there;
  }

  #grow(): void {
    const slots = new Float64Array(this.#slots.length * 2);
    this.#size = 0;
    for (const value of this.#slots) if (value !== 0) this.#put(slots, value);
    this.#slots = slots;
  }
}
