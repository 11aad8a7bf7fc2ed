// The stand-in holds what the app uses of Electron, and says how faithfully: an unmarked or missing member fails here.
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { FIDELITY, fidelityOf } from "./fidelity.ts";
import { inventory, usesOf, type Use } from "./inventory.ts";
import { isPresent } from "./present.ts";

const root = path.resolve(import.meta.dirname, "../..");
const CHECKER_START_MS = 60_000;

describe("what Liaison uses of Electron", () => {
  let uses: Use[] = [];
  beforeAll(() => {
    uses = inventory(root);
  }, CHECKER_START_MS);

  test("is found", () => {
    const members = uses.map(({ member }) => member);
    expect(members).toEqual(
      expect.arrayContaining([
        "App.whenReady",
        "ContextBridge.exposeInMainWorld",
        "BrowserWindowConstructorOptions.webPreferences",
      ]),
    );
  });
  test("is marked with its fidelity", () => {
    expect(uses.filter(({ member }) => !fidelityOf(member))).toEqual([]);
  });
  test("is there", () => {
    expect(uses.filter(({ member }) => !isPresent(member))).toEqual([]);
  });
});

test("everything marked is there", () => {
  expect([...FIDELITY.keys()].filter((member) => !isPresent(member))).toEqual([]);
});

test(
  "the sample app's every use is seen: members, options, events, roles, paths",
  () => {
    const members = usesOf(root, "tsconfig.e2e.json", ["e2e/standin/sample/main.ts"]).map(
      ({ member }) => member,
    );
    expect(members).toEqual(
      expect.arrayContaining([
        "import Menu",
        "App.requestSingleInstanceLock",
        "App 'will-quit'",
        "path 'userData'",
        "BrowserWindowConstructorOptions.minWidth",
        "WebPreferences.preload",
        "MenuItemConstructorOptions.accelerator",
        "role 'editMenu'",
        "WebContents 'will-redirect'",
        "Session.setPermissionCheckHandler",
        "OpenDialogOptions.properties",
        "HandlerDetails.disposition",
      ]),
    );
  },
  CHECKER_START_MS,
);

test("what the stand-in lacks is not called present", () => {
  const absent = [
    "App.relaunch",
    "App 'login'",
    "import utilityProcess",
    "role 'shareMenu'",
    "WebPreferences.partition",
    "path 'music'",
  ];
  expect(absent.filter((member) => isPresent(member) || fidelityOf(member))).toEqual([]);
});
