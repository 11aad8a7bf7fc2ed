// Amounts by the hundred thousand as numbers where numbers are exact, and as whole numbers of any size where they are not.

/** Two of these added stay exact. */
const HALF = Number.MAX_SAFE_INTEGER / 2;

/** An exact sum; a whole number of any size is made only now and then. */
export class Sum {
  #whole = 0n;
  #part = 0;

  add(amount: number): void {
    if (Math.abs(amount) > HALF) this.#whole += BigInt(amount);
    else if (Math.abs((this.#part += amount)) > HALF) {
      this.#whole += BigInt(this.#part);
      this.#part = 0;
    }
  }

  addWhole(amount: bigint): void {
    this.#whole += amount;
  }

  get total(): bigint {
    return this.#whole + BigInt(this.#part);
  }
}

/** One amount for each row; 0 where none was set. */
export class Amounts {
  #numbers: Float64Array;
  #large: Map<number, bigint> | null = null;

  constructor(length: number) {
    this.#numbers = new Float64Array(length);
  }

  get length(): number {
    return this.#numbers.length;
  }

  set(row: number, amount: number | bigint): void {
    if (typeof amount === "number") this.#numbers[row] = amount;
    else (this.#large ??= new Map()).set(row, amount);
  }

  addTo(sum: Sum, row: number): void {
    sum.add(this.#numbers[row]!);
    const large = this.#large?.get(row);
    if (large !== undefined) sum.addWhole(large);
  }

  whole(): bigint[] {
    return Array.from(this.#numbers, (amount, row) => this.#large?.get(row) ?? BigInt(amount));
  }
}
