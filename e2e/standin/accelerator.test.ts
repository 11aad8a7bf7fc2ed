// Accelerators as the page compares them.
import { describe, expect, test } from "vitest";
import { parseAccelerator } from "./accelerator.ts";

const control = process.platform === "darwin" ? "meta" : "ctrl";
const none = { ctrl: false, alt: false, shift: false, meta: false };

describe("parseAccelerator", () => {
  test.each([
    ["CmdOrCtrl+L", { ...none, key: "l", [control]: true }],
    ["Shift+CommandOrControl+Z", { ...none, key: "z", shift: true, [control]: true }],
    ["CmdOrCtrl+Plus", { ...none, key: "+", [control]: true }],
    ["CmdOrCtrl+,", { ...none, key: ",", [control]: true }],
    ["Alt+Left", { ...none, key: "arrowleft", alt: true }],
    ["F11", { ...none, key: "f11" }],
  ])("%s", (text, expected) => {
    expect(parseAccelerator(text)).toEqual(expected);
  });

  test.each(["", "Ctrl+", "Hyper+K", "Ctrl+Nokey"])("refuses %j", (text) => {
    expect(() => parseAccelerator(text)).toThrow("Invalid accelerator");
  });
});
