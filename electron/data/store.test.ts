// A transaction that several works share.
import { afterEach, beforeEach, expect, test } from "vitest";
import path from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { openStore } from "./open.ts";
import type { Held, Store } from "./store.ts";

let folder: string;
let store: Store;
let other: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "liaison-store-"));
  store = openStore(path.join(folder, "a.sqlite"));
  store.raw.exec("CREATE TABLE t (n INTEGER PRIMARY KEY, CHECK (n < 100)) STRICT");
  other = openStore(path.join(folder, "a.sqlite"), { readonly: true });
});
afterEach(() => {
  other.close();
  store.close();
  rmSync(folder, { recursive: true });
});

const add = (n: number) => store.run("INSERT INTO t VALUES (?)", n);
const seen = (db: Store) => db.column<number>("SELECT n FROM t ORDER BY n");

test("is seen by others once it ends, and ended by any other transaction", () => {
  const held: Held = {};
  store.holding(held, () => add(1));
  store.holding(held, () => add(2));
  expect(seen(store)).toEqual([1, 2]);
  expect(seen(other)).toEqual([]);
  store.transaction(() => {
    expect(seen(other)).toEqual([1, 2]);
    add(3);
  });
  store.holding(held, () => add(4));
  expect(seen(other)).toEqual([1, 2, 3]);
  store.commitHeld();
  expect(seen(other)).toEqual([1, 2, 3, 4]);
});

test("what is to be done at its end is a part of it", () => {
  const held: Held = { ending: () => add(99) };
  store.holding(held, () => add(1));
  expect(seen(store)).toEqual([1]);
  store.commitHeld();
  expect(seen(other)).toEqual([1, 99]);
});

test("is taken back whole by a work that fails", () => {
  const held: Held = {};
  store.holding(held, () => add(1));
  expect(() => store.holding(held, () => add(100))).toThrow("CHECK");
  expect(seen(store)).toEqual([]);
  expect(store.holds(held)).toBe(false);
});

test("that could not end lets nothing be built on it", () => {
  const held: Held = { ending: () => add(100) };
  store.holding(held, () => add(1));
  expect(() => store.commitHeld()).toThrow("CHECK");
  expect(() => store.holding(held, () => add(2))).toThrow("CHECK");
  expect(seen(store)).toEqual([]);
  store.transaction(() => add(3));
  expect(seen(other)).toEqual([3]);
});

test("is committed when the store closes", () => {
  store.holding({}, () => add(1));
  store.close();
  expect(seen(other)).toEqual([1]);
  store = openStore(path.join(folder, "a.sqlite"));
});
