import { expect, test } from "vitest";
import { autostartEntry, autostartFile, isSwitchedOn } from "./autostart.ts";

test("lies where the desktop looks", () => {
  expect(autostartFile(undefined, "/home/ann")).toBe("/home/ann/.config/autostart/liaison.desktop");
  expect(autostartFile("/cfg", "/home/ann")).toBe("/cfg/autostart/liaison.desktop");
  expect(autostartFile("relative", "/home/ann")).toBe("/home/ann/.config/autostart/liaison.desktop");
});

test.each([
  ["/opt/liaison/liaison", '"/opt/liaison/liaison"'],
  ["/opt/my apps/x", '"/opt/my apps/x"'],
  ["/opt/100%/x", '"/opt/100%%/x"'],
  ['/a"b', String.raw`"/a\\"b"`],
  ["/a$b`c", '"/a\\\\$b\\\\`c"'],
  ["/a\\b", String.raw`"/a\\\\b"`],
])("%s is one argument", (argument, exec) => {
  expect(autostartEntry("Liaison", [argument, "--hidden"])).toContain(`\nExec=${exec} "--hidden"\n`);
});

test("a desktop's own switch counts", () => {
  const entry = autostartEntry("Liaison", ["/opt/liaison/liaison", "--hidden"]);
  expect(isSwitchedOn(entry)).toBe(true);
  expect(isSwitchedOn(`${entry}Hidden=true\n`)).toBe(false);
  expect(isSwitchedOn(entry.replace("enabled=true", "enabled=false"))).toBe(false);
});
