// The programs that journeys and bench need: installed as root on Debian, named elsewhere.
import { spawnSync } from "node:child_process";
import { browser, howToInstall, isDebian, isRoot, program } from "../programs.mjs";
import { electronBinary } from "../runtime.mjs";
import { say } from "../words.mjs";

/** @type {[name: string, isHere: () => boolean][]} Debian's package, and whether what it brings is here */
const needed = [
  ["chromium", () => browser() !== null || electronBinary() !== null],
  ["xvfb", () => program("Xvfb") !== null && program("xvfb-run") !== null],
  ["xauth", () => program("xauth") !== null],
  ["dbus", () => program("dbus-run-session") !== null],
  ["dbus-x11", () => program("dbus-launch") !== null],
  ["dunst", () => program("dunst") !== null],
  ["libnotify-bin", () => program("notify-send") !== null],
  ["openbox", () => program("openbox") !== null],
  ["sqlite3", () => program("sqlite3") !== null],
  ["ripgrep", () => program("rg") !== null],
];

/** Off Linux only the browser matters: windows, notifications and displays are the system's own. */
const missing = () =>
  needed
    .filter(([name, isHere]) => (process.platform === "linux" || name === "chromium") && !isHere())
    .map(([name]) => name);

/** Installs or names what is missing; going on without it is the journeys' failure to tell. @param {string[]} [only] of these packages */
export function installPrograms(only) {
  const names = missing().filter((name) => !only || only.includes(name));
  if (names.length === 0) return;
  if (!isDebian() || !isRoot()) {
    console.log(`${say.missingPrograms(names.join(", "))} ${howToInstall(names)}`);
    return;
  }
  console.log(say.debian(names.join(" ")));
  const run = (/** @type {string[]} */ args) =>
    spawnSync("apt-get", ["-qq", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  if (!run(["update"]) || !run(["install", "-y", "--no-install-recommends", ...names]))
    console.log(say.debianFailed);
}
