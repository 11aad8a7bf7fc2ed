// Which paths lie in a folder that a service copies, on each system, and which only look so.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrations } from "../testing.ts";
import { refuseSynced, syncedBy, type Surroundings } from "./synced.ts";
import { openWorkspace } from "./workspace.ts";

interface Machine {
  home: string;
  env?: Record<string, string>;
  /** Folders with the names that lie in them. */
  folders?: Record<string, string[]>;
  files?: Record<string, string>;
  links?: Record<string, string>;
}

const machine = (
  platform: NodeJS.Platform,
  { home, env = {}, folders = {}, files = {}, links = {} }: Machine,
) =>
  ({
    platform,
    home,
    env,
    read: (file) => files[file] ?? null,
    names: (folder) => folders[folder] ?? [],
    real(file) {
      const link = Object.keys(links).find((each) => file === each || file.startsWith(each + "/"));
      if (link) return links[link]! + file.slice(link.length);
      return file in folders || file in files || file === home ? file : null;
    },
  }) satisfies Surroundings;

const win = "C:\\Users\\Ann";
const mac = "/Users/ann";
const linux = "/home/ann";
const info = JSON.stringify({
  personal: { path: "D:\\Files\\Ann" },
  business: { path: "D:\\Brand (Dropbox)" },
});

describe("a synced folder is recognised", () => {
  test.each<[string, NodeJS.Platform, string, Machine, string]>([
    [
      "Dropbox by its info.json",
      "win32",
      "D:\\Files\\Ann\\Crm\\a.sqlite",
      {
        home: win,
        env: { LOCALAPPDATA: "C:\\Users\\Ann\\AppData\\Local" },
        files: { "C:\\Users\\Ann\\AppData\\Local\\Dropbox\\info.json": info },
      },
      "Dropbox",
    ],
    [
      "a second account, capitals apart",
      "win32",
      "d:\\brand (dropbox)\\a.sqlite",
      { home: win, env: { APPDATA: "C:\\Roaming" }, files: { "C:\\Roaming\\Dropbox\\info.json": info } },
      "Dropbox",
    ],
    ["Dropbox by its name at home", "linux", "/home/ann/Dropbox/x/a.sqlite", { home: linux }, "Dropbox"],
    ["a team's Dropbox", "darwin", "/Users/ann/Dropbox (Brand)/a.sqlite", { home: mac }, "Dropbox"],
    [
      "Dropbox by its mark",
      "linux",
      "/mnt/d/box/x/a.sqlite",
      { home: linux, folders: { "/mnt/d/box": ["x", ".dropbox.cache"] } },
      "Dropbox",
    ],
    [
      "OneDrive by its variable",
      "win32",
      "E:\\Cloud\\Crm\\a.sqlite",
      { home: win, env: { OneDriveCommercial: "e:\\cloud" } },
      "OneDrive",
    ],
    [
      "Documents that OneDrive took over",
      "win32",
      "C:\\Users\\Ann\\OneDrive\\Documents\\a.sqlite",
      { home: win, env: { OneDrive: "C:\\Users\\Ann\\OneDrive" } },
      "OneDrive",
    ],
    [
      "a firm's OneDrive by its name",
      "win32",
      "C:\\Users\\Ann\\OneDrive - Brand Ltd\\a.sqlite",
      { home: win },
      "OneDrive",
    ],
    ["Google Drive as a disk", "win32", "G:\\My Drive\\a.sqlite", { home: win }, "Google Drive"],
    [
      "Google Drive as a disk, in another language",
      "win32",
      "G:\\Meine Ablage\\Crm\\a.sqlite",
      { home: win, folders: { "G:\\": ["Meine Ablage", ".shortcut-targets-by-id"] } },
      "Google Drive",
    ],
    [
      "Google Drive mirrored elsewhere",
      "win32",
      "D:\\Work\\a.sqlite",
      { home: win, folders: { "D:\\Work": [".tmp.drivedownload"] } },
      "Google Drive",
    ],
    [
      "macOS's CloudStorage",
      "darwin",
      "/Users/ann/Library/CloudStorage/GoogleDrive-ann@brand.example/My Drive/a.sqlite",
      { home: mac },
      "Google Drive",
    ],
    [
      "any service in CloudStorage",
      "darwin",
      "/Users/ann/Library/CloudStorage/Box-Box/a.sqlite",
      { home: mac },
      "Box",
    ],
    [
      "GNOME's mount",
      "linux",
      "/run/user/1000/gvfs/google-drive:host=brand.example,user=ann/x/a.sqlite",
      { home: linux },
      "Google Drive",
    ],
    [
      "iCloud Drive",
      "darwin",
      "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/a.sqlite",
      { home: mac },
      "iCloud Drive",
    ],
    [
      "Documents in iCloud Drive",
      "darwin",
      "/Users/ann/Documents/a.sqlite",
      {
        home: mac,
        folders: { "/Users/ann/Documents": [] },
        links: {
          "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/Documents": "/Users/ann/Documents",
        },
      },
      "iCloud Drive",
    ],
    ["iCloud on Windows", "win32", "C:\\Users\\Ann\\iCloudDrive\\a.sqlite", { home: win }, "iCloud Drive"],
    [
      "Nextcloud by its database",
      "linux",
      "/srv/files/deep/er/a.sqlite",
      { home: linux, folders: { "/srv/files": ["deep", ".sync_71f0c2d4e5b6.db"] } },
      "Nextcloud",
    ],
    [
      "Nextcloud's earlier mark",
      "win32",
      "D:\\NC\\a.sqlite",
      { home: win, folders: { "D:\\NC": ["._sync_71f0c2d4e5b6.db"] } },
      "Nextcloud",
    ],
    [
      "ownCloud by its log",
      "linux",
      "/srv/oc/a.sqlite",
      { home: linux, folders: { "/srv/oc": [".owncloudsync.log"] } },
      "ownCloud",
    ],
    [
      "Syncthing by its mark",
      "linux",
      "/home/ann/work/crm/a.sqlite",
      { home: linux, folders: { "/home/ann/work": ["crm", ".stfolder"] } },
      "Syncthing",
    ],
    ["Box", "darwin", "/Users/ann/Box/a.sqlite", { home: mac }, "Box"],
    ["pCloud's disk", "darwin", "/Volumes/pCloudDrive/a.sqlite", { home: mac }, "pCloud"],
    [
      "MEGA by its mark",
      "linux",
      "/data/m/a.sqlite",
      { home: linux, folders: { "/data/m": [".megaignore"] } },
      "MEGA",
    ],
    ["Synology Drive", "win32", "C:\\Users\\Ann\\SynologyDrive\\a.sqlite", { home: win }, "Synology Drive"],
    [
      "through a link to the folder",
      "linux",
      "/home/ann/crm/a.sqlite",
      { home: linux, links: { "/home/ann/crm": "/home/ann/Nextcloud/crm" } },
      "Nextcloud",
    ],
    [
      "a home folder that is itself a link",
      "linux",
      "/home/ann/Dropbox/a.sqlite",
      { home: linux, links: { "/home/ann": "/data/home/ann" } },
      "Dropbox",
    ],
  ])("%s", (_, platform, file, given, service) => {
    expect(syncedBy(file, machine(platform, given))).toBe(service);
  });
});

describe("what only looks so is left alone", () => {
  test.each<[string, NodeJS.Platform, string, Machine]>([
    ["the usual place", "linux", "/home/ann/.config/Liaison/liaison.sqlite", { home: linux }],
    // Dropbox and pCloud keep their settings in the home folder, under names that begin like their marks.
    [
      "a home where Dropbox is installed",
      "linux",
      "/home/ann/crm/a.sqlite",
      {
        home: linux,
        folders: { "/home/ann": [".dropbox", ".pcloud", ".SynologyDrive", "Dropbox"] },
        files: {
          "/home/ann/.dropbox/info.json": JSON.stringify({ personal: { path: "/home/ann/Dropbox" } }),
        },
      },
    ],
    [
      "a folder of one's own with such a name",
      "linux",
      "/home/ann/code/dropbox-tools/Dropbox/a.sqlite",
      { home: linux },
    ],
    ["a box", "linux", "/home/ann/work/Box/a.sqlite", { home: linux }],
    [
      "a name that begins alike",
      "win32",
      "C:\\Users\\Ann\\OneDrives\\a.sqlite",
      { home: win, env: { OneDrive: "C:\\Users\\Ann\\OneDrive" } },
    ],
    [
      "a sibling of the root",
      "win32",
      "D:\\Files\\Anna\\a.sqlite",
      { home: win, env: { APPDATA: "C:\\R" }, files: { "C:\\R\\Dropbox\\info.json": info } },
    ],
    [
      "capitals matter on Linux",
      "linux",
      "/srv/CLOUD/a.sqlite",
      { home: linux, env: { OneDrive: "/srv/cloud" } },
    ],
    [
      "Documents where iCloud Drive has a folder of that name",
      "darwin",
      "/Users/ann/Documents/a.sqlite",
      {
        home: mac,
        folders: {
          "/Users/ann/Documents": [],
          "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/Documents": [],
        },
      },
    ],
    [
      "an info.json that is none",
      "linux",
      "/home/ann/a.sqlite",
      { home: linux, files: { "/home/ann/.dropbox/info.json": "{" } },
    ],
    ["an empty variable", "win32", "C:\\Users\\Ann\\a.sqlite", { home: win, env: { OneDrive: "" } }],
    [
      "a mark below the workspace",
      "linux",
      "/home/ann/crm/a.sqlite",
      { home: linux, folders: { "/home/ann/crm/share": [".stfolder"] } },
    ],
  ])("%s", (_, platform, file, given) => {
    expect(syncedBy(file, machine(platform, given))).toBeNull();
  });
});

describe("on this disk", () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "liaison-synced-")));
    mkdirSync(path.join(folder, "shared", "crm"), { recursive: true });
    writeFileSync(path.join(folder, "shared", ".owncloudsync.log"), "");
    mkdirSync(path.join(folder, "own"));
    symlinkSync(path.join(folder, "shared", "crm"), path.join(folder, "own", "link"), "junction");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (file: string) =>
    openWorkspace({
      file,
      migrations,
      register: path.join(folder, "devices.json"),
      now: () => 1_700_000_000_000,
      author: "ann",
    });

  test("a workspace there is not opened, and a new one is not made", () => {
    for (const way of ["shared/crm", "own/link"]) {
      const file = path.join(folder, way, "team.sqlite");
      expect(() => open(file)).toThrow(
        expect.objectContaining({
          code: "workspace-synced",
          params: { file: "team.sqlite", service: "ownCloud" },
        }),
      );
      expect(readdirSync(path.dirname(file))).toEqual([]);
    }
    expect(() => refuseSynced(path.join(folder, "own", "team.sqlite"))).not.toThrow();
    open(path.join(folder, "own", "team.sqlite")).close();
  });
});
