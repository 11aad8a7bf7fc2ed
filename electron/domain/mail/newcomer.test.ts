import { expect, test } from "vitest";
import { companyName, personName } from "./newcomer.ts";

test("a person by their own name, however it is written", () => {
  expect(personName("Maya Chen", "m@x.example")).toBe("Maya Chen");
  expect(personName("Chen, Maya", "m@x.example")).toBe("Maya Chen");
  expect(personName('"Maya Chen" ', "m@x.example")).toBe("Maya Chen");
  expect(personName("Maya Chen (Kestrel)", "m@x.example")).toBe("Maya Chen");
  expect(personName("Maya Chen via Lists", "m@x.example")).toBe("Maya Chen");
  expect(personName("山田 太郎", "t@x.example")).toBe("山田 太郎");
});

test("a person by their address", () => {
  expect(personName("", "maya.chen@kestrel.example")).toBe("Maya Chen");
  expect(personName("maya@kestrel.example", "maya@kestrel.example")).toBe("Maya");
  expect(personName("", "maya_chen82+work@x.example")).toBe("Maya Chen");
  expect(personName("", "12345@x.example")).toBe("");
  expect(personName("", "")).toBe("");
});

test("a company by its domain, none by a provider's", () => {
  expect(companyName("maya@mail.kestrel-media.co.uk")).toBe("Kestrel Media");
  expect(companyName("maya@gearledger.example")).toBe("Gearledger");
  expect(companyName("maya@gmail.com")).toBe("");
  expect(companyName("not an address")).toBe("");
});
