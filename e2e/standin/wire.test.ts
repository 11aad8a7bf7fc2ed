// The codec against structuredClone itself: what comes out is what a clone would be.
import { anything, assert, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { CloneError, decode, encode } from "./wire.ts";

const roundTrip = (value: unknown) => decode(encode(value));

describe("the wire codec", () => {
  test("gives what structuredClone gives, for any plain value", () => {
    const values = anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withBoxedValues: true,
      withNullPrototype: true,
    });
    assert(
      property(values, (value) => {
        expect(roundTrip(value)).toStrictEqual(structuredClone(value));
      }),
      { numRuns: 500 },
    );
  });

  test("keeps cycles and shared objects", () => {
    const shared = { name: "one" };
    const value: Record<string, unknown> = {
      first: shared,
      second: shared,
      map: new Map([["shared", shared]]),
    };
    value.self = value;
    const back = roundTrip(value) as typeof value;
    expect(back.self).toBe(back);
    expect(back.second).toBe(back.first);
    expect((back.map as Map<string, unknown>).get("shared")).toBe(back.first);
  });

  test("keeps holes apart from undefined, and -0 from 0", () => {
    const sparse: unknown[] = [];
    sparse[1] = undefined;
    sparse[2] = -0;
    const back = roundTrip(sparse) as unknown[];
    expect([0 in back, 1 in back, Object.is(back[2], -0)]).toEqual([false, true, true]);
  });

  test("keeps an error's type, message and cause", () => {
    const back = roundTrip(new RangeError("far", { cause: [1n] })) as RangeError;
    expect(back).toBeInstanceOf(RangeError);
    expect([back.message, back.cause]).toEqual(["far", [1n]]);
  });

  test("keeps a part of a buffer as just that part", () => {
    const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).subarray(2, 5);
    expect(roundTrip(bytes)).toStrictEqual(new Uint8Array([3, 4, 5]));
  });

  test("does not let a key become a prototype", () => {
    const back = roundTrip(JSON.parse('{"__proto__": {"admin": true}}')) as { admin?: boolean };
    expect([back.admin, Object.keys(back)]).toEqual([undefined, ["__proto__"]]);
  });

  test.each([
    ["a function", () => {}],
    ["a symbol", Symbol("x")],
    ["a blob", new Blob(["x"])],
    ["a promise", Promise.resolve()],
  ])("refuses %s", (_name, value) => {
    expect(() => encode({ value })).toThrow(CloneError);
  });
});
