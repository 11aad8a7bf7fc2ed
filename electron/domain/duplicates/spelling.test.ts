// One spelling for the many of a name, and no more than that.
import { describe, expect, test } from "vitest";
import { nameKey } from "../text/names.ts";
import { likeness, meetings, nameKeys, type NameCode } from "./names.ts";
import { soundOf } from "./spelling.ts";

const sound = (name: string) => soundOf(nameKey(name));
const keys = (name: string) => nameKeys(name, nameKey(name));

test.each([
  ["Müller", "Mueller"],
  ["Müller", "Muller"],
  ["Groß", "Gross"],
  ["Jørgen", "Joergen"],
  ["Дмитрий", "Dmitry"],
  ["Дмитрий", "Dmitriy"],
  ["Сергей Иванов", "Sergej Iwanow"],
  ["Юлия", "Julia"],
  ["Щукин", "Shchukin"],
  ["Щукин", "Schukin"],
  ["Χρήστος", "Christos"],
  ["Γιώργος", "Giorgos"],
  ["Stephen", "Stefen"],
])("%s sounds like %s", (a, b) => expect(sound(a)).toBe(sound(b)));

test.each([
  ["Anna", "Anne"],
  ["Blog 24", "Blog 25"],
  ["棚橋", "高橋"],
  ["Trail", "Trial"],
])("%s does not sound like %s", (a, b) => expect(sound(a)).not.toBe(sound(b)));

describe("names that are like one another meet", () => {
  test.each<[string, string, NameCode]>([
    ["Maya Okafor", "Okafor Maya", "word-order"],
    ["Maya Okafor", "Maya Okafro", "near-name"],
    ["Maya Okafor", "Mya Okafor", "near-name"],
    ["Maya Okafor", "M Okafor", "initials"],
    ["Wanderlust", "Wanderlust Digest", "holds-name"],
    ["Wanderlust", "Wonderlust", "near-name"],
  ])("%s and %s: %s", (a, b, code) => {
    expect(likeness(keys(a), keys(b))).toBe(code);
    const theirs = new Set(meetings(keys(b)));
    expect(meetings(keys(a)).some((key) => theirs.has(key))).toBe(true);
  });
  test.each([
    ["Maya Okafor", "Noah Okafor"],
    ["Club 24 Deals", "Club 25 Deals"],
    ["Ann", "Ana B"],
  ])("%s and %s are not", (a, b) => expect(likeness(keys(a), keys(b))).toBeNull());
});
