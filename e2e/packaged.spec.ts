// The packaged program: what is in it, and that it runs from there, with the native driver from its unpacked place.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { extractAll, listPackage } from "@electron/asar";
import { value } from "./bridge.ts";
import { expect, isReal, launchApp, root, test } from "./fixture.ts";

const folder = mkdtempSync(path.join(tmpdir(), "liaison-packaged-"));
const resources = path.join(folder, "resources");
const archive = path.join(root, "release/linux-unpacked/resources/app.asar");

test.beforeAll(() => {
  test.setTimeout(120_000);
  const done = spawnSync(process.execPath, [path.join(root, "tools/package.ts")], {
    cwd: root,
    encoding: "utf8",
  });
  expect(done.status, done.stderr).toBe(0);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the archive holds the program, its one dependency and nothing else", () => {
  test.skip(!existsSync(archive), "packaged for another system");
  const files = listPackage(archive, { isPack: false }).map((name) => name.replaceAll(path.sep, "/"));
  const strange = files.filter(
    (name) =>
      !/^\/(out(\/(electron|renderer)(\/|$)|$)|package\.json$|node_modules($|\/better-sqlite3(\/|$)))/.test(
        name,
      ),
  );
  expect(strange).toEqual([]);
  expect(files.filter((name) => /\.(test|spec)\.|\.map$|standin|\.c$|\.h$/.test(name))).toEqual([]);
  expect(files.filter((name) => name.endsWith(".node"))).toEqual([
    `/node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
  ]);
});

test("the program runs from the package", async ({ userData }) => {
  test.skip(isReal, "the fuses keep a test from driving the real program");
  test.info().annotations.push({
    type: "not shown",
    description:
      "the packaged program on its own binary: it runs here on the stand-in, from the archive's content",
  });
  // The stand-in's Node cannot read the archive, so it is laid out beside what lies outside of it, as Electron would see it.
  cpSync(path.dirname(archive), resources, { recursive: true });
  const app = path.join(resources, "app");
  extractAll(path.join(resources, "app.asar"), app);
  rmSync(path.join(resources, "app.asar"));
  rmSync(path.join(app, "node_modules/better-sqlite3/prebuilds"), { recursive: true });

  const program = await launchApp(userData, { appFolder: app });
  const page = await program.firstWindow();
  await page.getByRole("main").waitFor();
  await value(page, "partners.create", { name: "From the package" });
  expect(await value(page, "partners.list")).toMatchObject({ total: 1 });
  const seen = await program.evaluate(({ app: electronApp }) => ({
    packaged: electronApp.isPackaged,
    maps:
      process.platform === "linux"
        ? process.getBuiltinModule("node:fs").readFileSync("/proc/self/maps", "utf8")
        : "",
  }));
  expect(seen.packaged).toBe(true);
  if (seen.maps)
    expect(seen.maps).toContain(
      path.join("resources", "app.asar.unpacked", "node_modules", "better-sqlite3", "prebuilds"),
    );
  expect(seen.maps).not.toContain(path.join(root, "node_modules", "better-sqlite3"));
  expect(existsSync(path.join(resources, "icons/tray.png"))).toBe(true);
  const executable = await program.evaluate(() => process.execPath);
  await program.close();
  // A clock from the environment is for tests of the sources; the installed program does not start with one.
  const { status } = spawnSync(executable, [app], {
    env: { ...process.env, LIAISON_USER_DATA: userData, LIAISON_NOW: "2026-11-27T09:00:00Z" },
  });
  expect(status).toBe(1);
  expect(readFileSync(path.join(userData, "logs/liaison.log"), "utf8")).toContain("LIAISON_NOW");
});
