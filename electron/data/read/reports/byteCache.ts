// Cells met before, by their bytes: what a text means is worked out once, and looked up without making a text of it.

/** A power of two; when three quarters are taken, nothing more is remembered. */
const slots = 65_536;
const most = slots * 0.75;
const arenaSize = 4 * 1024 * 1024;
const longestCell = 200;

export class ByteCache {
  private readonly values = new Float64Array(slots);
  /** Place in the arena plus one; 0 is a free slot. */
  private readonly places = new Int32Array(slots);
  private readonly lengths = new Uint8Array(slots);
  private arena = Buffer.alloc(64 * 1024);
  private used = 0;
  private count = 0;
  private last = -1;

  /** What the bytes mean; NaN where they were not met. */
  find(bytes: Buffer, start: number, end: number): number {
    const length = end - start;
    const { last } = this;
    if (last >= 0 && this.same(last, bytes, start, length)) return this.values[last]!;
    if (length > longestCell) return Number.NaN;
    const slot = this.slot(bytes, start, end);
    if (this.places[slot] === 0) return Number.NaN;
    this.last = slot;
    return this.values[slot]!;
  }

  add(bytes: Buffer, start: number, end: number, value: number): void {
    const length = end - start;
    if (length > longestCell || this.count >= most || this.used + length > arenaSize) return;
    const slot = this.slot(bytes, start, end);
    if (this.places[slot] === 0) {
      if (this.used + length > this.arena.length)
        this.arena = Buffer.concat([this.arena], Math.min(arenaSize, this.arena.length * 4));
      bytes.copy(this.arena, this.used, start, end);
      this.places[slot] = this.used + 1;
      this.lengths[slot] = length;
      this.used += length;
      this.count++;
    }
    this.values[slot] = value;
  }

  private same(slot: number, bytes: Buffer, start: number, length: number): boolean {
    if (this.lengths[slot] !== length) return false;
    const { arena } = this;
    const place = this.places[slot]! - 1;
    for (let at = 0; at < length; at++) if (arena[place + at] !== bytes[start + at]) return false;
    return true;
  }

  /** The slot of these bytes, or the free one where they belong. */
  private slot(bytes: Buffer, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (slots - 1);
    while (this.places[slot] !== 0 && !this.same(slot, bytes, start, end - start))
      slot = (slot + 1) & (slots - 1);
    return slot;
  }
}
