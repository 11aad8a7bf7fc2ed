// What a file has said already, in little memory: which keys of summary rows, which ids of orders.

/** Day 9131 is 1995-01-01; a page holds 512 days, 32 pages reach to 2039. */
const firstDay = 9131;
const pageBits = 9;
const pageCount = 32;
const wordsOfPage = 16;

/** How often each key of partner, currency, part and days came. */
export class SeenKeys {
  private readonly series = new Map<number | string, number>();
  private pages = new Int32Array(64 * pageCount);
  private pool = new Uint32Array(256 * wordsOfPage);
  private poolUsed = 1;
  private readonly repeats = new Map<string, number>();

  /** 1 for the first row with this key, 2 for the second … */
  count(account: number, currency: number, part: string, from: number, to: number): number {
    const key = part === "" && currency <= 0 ? account * 2 + currency + 1 : `${account}/${currency}/${part}`;
    let series = this.series.get(key);
    if (series === undefined) this.series.set(key, (series = this.series.size));
    const day = from - firstDay;
    if (from === to && day >= 0 && day < pageCount << pageBits) {
      if (this.first(series, day)) return 1;
    } else if (!this.repeats.has(`${series}/${from}/${to}`)) {
      this.repeats.set(`${series}/${from}/${to}`, 1);
      return 1;
    }
    const whole = `${series}/${from}/${to}`;
    const count = (this.repeats.get(whole) ?? 1) + 1;
    this.repeats.set(whole, count);
    return count;
  }

  /** Marks a day of a series; whether it was not marked before. */
  private first(series: number, day: number): boolean {
    const place = series * pageCount + (day >> pageBits);
    if (place >= this.pages.length) {
      const more = new Int32Array(Math.max(this.pages.length * 2, (series + 1) * pageCount));
      more.set(this.pages);
      this.pages = more;
    }
    let page = this.pages[place]!;
    if (page === 0) {
      this.pages[place] = page = this.poolUsed++;
      if ((page + 1) * wordsOfPage > this.pool.length) {
        const more = new Uint32Array(this.pool.length * 2);
        more.set(this.pool);
        this.pool = more;
      }
    }
    const word = page * wordsOfPage + ((day >> 5) & (wordsOfPage - 1));
    const bit = 1 << (day & 31);
    const before = this.pool[word]!;
    this.pool[word] = before | bit;
    return (before & bit) === 0;
  }
}

/** 32 bits of a text; two seeds together make two texts with the same bits unheard of. */
function textHash(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x5bd1e995);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}

/** Ids of orders with what their row said, as hashes: a Map of texts would take ten times the memory. */
export class SeenIds {
  /** Three numbers a slot: two of the id, one of the row. */
  private table = new Int32Array(3 * 1024);
  private slots = 1024;
  private count = 0;

  /** "new" for an id not met before, "same" where its row said the same, else "other". */
  look(id: string, row: string): "new" | "same" | "other" {
    if (this.count > this.slots * 0.6) this.grow();
    const [first, second, said] = [
      textHash(id, 0x1234_5678) || 1,
      textHash(id, 0x9747_b28c),
      textHash(row, 7),
    ];
    const slot = this.slot(first, second);
    if (this.table[slot] === 0) {
      this.table.set([first, second, said], slot);
      this.count++;
      return "new";
    }
    return this.table[slot + 2] === said ? "same" : "other";
  }

  private slot(first: number, second: number): number {
    const { table, slots } = this;
    let at = (first ^ (first >>> 16)) & (slots - 1);
    while (table[at * 3] !== 0 && (table[at * 3] !== first || table[at * 3 + 1] !== second))
      at = (at + 1) & (slots - 1);
    return at * 3;
  }

  private grow(): void {
    const before = this.table;
    this.slots *= 2;
    this.table = new Int32Array(3 * this.slots);
    for (let at = 0; at < before.length; at += 3) {
      if (before[at] === 0) continue;
      this.table.set(before.subarray(at, at + 3), this.slot(before[at]!, before[at + 1]!));
    }
  }
}
