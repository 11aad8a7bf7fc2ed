import { expect, test } from "vitest";
import { machineZone } from "./zone.ts";

const zone = (tz: string | undefined, link: string | null) =>
  machineZone({ tz, link: () => link, intl: () => "America/Lima" });

test.each([
  ["Europe/Berlin", "/usr/share/zoneinfo/Asia/Tokyo", "Europe/Berlin"],
  [":Europe/Berlin", null, "Europe/Berlin"],
  [":/usr/share/zoneinfo/Europe/Berlin", null, "Europe/Berlin"],
  [undefined, "/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"],
  [undefined, "../usr/share/zoneinfo/America/Argentina/Salta", "America/Argentina/Salta"],
  [undefined, "/var/db/timezone/zoneinfo/Australia/Lord_Howe", "Australia/Lord_Howe"],
  [undefined, "/usr/share/zoneinfo/posix/Asia/Kathmandu", "Asia/Kathmandu"],
  ["", "/usr/share/zoneinfo/UTC", "UTC"],
  ["CET-1CEST,M3.5.0,M10.5.0/3", "/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"],
  ["Mars/Base", "/etc/nowhere", "America/Lima"],
  [undefined, null, "America/Lima"],
])("TZ %j and the link %j mean %s", (tz, link, expected) => {
  expect(zone(tz, link)).toBe(expected);
});

test.each([undefined, "Etc/Unknown", ""])("where nobody knows one and Intl says %j it is UTC", (said) => {
  expect(machineZone({ tz: "Mars/Base", link: () => null, intl: () => said })).toBe("UTC");
});

test("this machine has one that Intl takes", () => {
  expect(() => new Intl.DateTimeFormat("en", { timeZone: machineZone() })).not.toThrow();
});
