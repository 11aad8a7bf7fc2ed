// What both runtimes must do for a page and its app: run on real Electron and on the stand-in alike.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, isReal, test } from "./fixture.ts";
import { logOf, makeSample, SAMPLE, type PageWorld } from "./standin/sample/world.ts";

test.use({ appFolder: SAMPLE });
test.beforeAll(makeSample);

test("values keep their types through the bridge and IPC", async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { sample } = globalThis as unknown as PageWorld;
    const cyclic: { self?: unknown; when: Date } = { when: new Date(5) };
    cyclic.self = cyclic;
    const sent = {
      date: new Date(5),
      map: new Map([[{ key: 1 }, new Set([1n])]]),
      absent: undefined,
      numbers: [Number.NaN, -0, Infinity],
      bytes: new Uint8Array([1, 2, 255]),
      floats: new Float32Array([1.5]),
      pattern: /x/gi,
      error: new RangeError("far"),
      cyclic,
      ["__proto__x"]: "own",
    };
    const back = (await sample.call("echo", sent)) as typeof sent;
    return [
      back.date instanceof Date && back.date.getTime() === 5,
      back.map instanceof Map && [...back.map.values()][0]?.has(1n),
      "absent" in back && back.absent === undefined,
      back.numbers.map((number) => (Object.is(number, -0) ? "-0" : String(number))).join(),
      back.bytes instanceof Uint8Array && [...back.bytes].join(),
      back.floats instanceof Float32Array && back.floats[0],
      String(back.pattern),
      back.error instanceof Error && back.error.message,
      back.cyclic.self === back.cyclic,
      back["__proto__x"],
    ];
  });
  expect(seen).toEqual([true, true, true, "NaN,-0,Infinity", "1,2,255", 1.5, "/x/gi", "far", true, "own"]);
});

test("failures keep their texts", async ({ page }) => {
  const texts = await page.evaluate(async () => {
    const { sample } = globalThis as unknown as PageWorld;
    const attempts: (() => unknown)[] = [
      () => sample.call("fails"),
      () => sample.call("nobody"),
      () => sample.call("removed"),
      () => sample.call("uncloneable"),
      () => sample.call("echo", Symbol("x")),
      () => sample.nested.fail(),
    ];
    const messages: string[] = [];
    for (const attempt of attempts) {
      try {
        await attempt();
        messages.push("nothing was thrown");
      } catch (error) {
        messages.push((error as Error).message);
      }
    }
    return messages;
  });
  expect(texts.slice(0, 3)).toEqual([
    "Error invoking remote method 'fails': RangeError: out of range",
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    "Error invoking remote method 'removed': Error: No handler registered for 'removed'",
  ]);
  expect(texts[3]).toContain("An object could not be cloned");
  expect(texts[4]).toContain("could not be cloned");
  expect(texts[5]).toBe("thrown in the preload");
});

test("the bridge is frozen, typed arrays do not break it, and nothing else shows", async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const world = globalThis as unknown as PageWorld & Record<string, unknown>;
    const { sample } = world;
    const later = await sample.nested.later();
    return {
      frozen:
        Object.isFrozen(sample) && Object.isFrozen(sample.nested) && Object.isFrozen(sample.nested.list),
      replaced: Reflect.set(world, "sample", 1),
      sum: sample.add(2, 3),
      bytes: [...sample.nested.bytes],
      later: later instanceof Map && [...(later.get(1) ?? [])],
      leaks: ["require", "process", "ipcRenderer", "electron", "standinBinding", "module"].filter(
        (name) => name in world,
      ),
      secure: world.isSecureContext,
    };
  });
  expect(seen).toEqual({
    frozen: true,
    replaced: false,
    sum: 5,
    bytes: [1, 2, 3],
    later: [1, 2],
    leaks: [],
    secure: true,
  });
});

test("main sends to the page, and a listener can be taken off", async ({ app, page }) => {
  await page.evaluate(() => {
    const world = globalThis as unknown as PageWorld;
    world.heard = [];
    const off = world.sample.on("tick", (value) => {
      world.heard?.push(value);
      if (world.heard?.length === 2) off();
    });
  });
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    for (const at of [1, 2, 3]) window?.webContents.send("tick", { at: new Date(at) });
  });
  const heard = () =>
    page.evaluate(() =>
      (globalThis as unknown as PageWorld).heard?.map((value) => (value as { at: Date }).at.getTime()),
    );
  await expect.poll(heard).toEqual([1, 2]);
});

test("the sender of a message is the app's page, and only app:// is seen in main", async ({ app, page }) => {
  const sender = await page.evaluate(() => (globalThis as unknown as PageWorld).sample.call("sender"));
  expect(sender).toEqual({ url: "app://bundle/index.html", origin: "app://bundle", isTop: true });
  const url = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(url).toBe("app://bundle/index.html");
});

test("the content security policy of the handler's header holds", async ({ app, page }) => {
  expect(await page.evaluate(() => (globalThis as unknown as PageWorld).inlineRan)).toBeUndefined();
  const reached = await page.evaluate(() =>
    fetch("https://example.com/").then(
      () => "reached",
      () => "blocked",
    ),
  );
  expect(reached).toBe("blocked");
  expect((await logOf(app)).filter((entry) => entry.includes("example.com/"))).toEqual([]);
});

test("a protocol handler that throws, or answers with an error, is a network error", async ({ page }) => {
  const outcome = (file: string) =>
    page.evaluate(
      (name) =>
        fetch(name).then(
          (response) => response.status,
          (error: Error) => error.message,
        ),
      file,
    );
  expect(await outcome("/throws")).toBe("Failed to fetch");
  expect(await outcome("/error")).toBe("Failed to fetch");
  expect(await outcome("/nothing-here")).toBe(404);
  expect(await outcome("/index.html")).toBe(200);
});

test("navigation and redirects are asked about and prevented", async ({ app, page }) => {
  await page.getByRole("link", { name: "away" }).click();
  await expect.poll(() => logOf(app)).toContain("will-navigate https://example.com/away");
  await page.evaluate(() => {
    (globalThis as unknown as { location: { href: string } }).location.href = "/redirect";
  });
  await expect.poll(() => logOf(app)).toContain("will-redirect app://bundle/other.html");
  await expect(page.getByRole("heading", { name: "Sample" })).toBeVisible();
  expect((await logOf(app)).filter((entry) => entry.startsWith("did-finish-load"))).toHaveLength(1);
});

test("new windows are denied: links, modified clicks and window.open", async ({ app, page }) => {
  await page.getByRole("link", { name: "new window" }).click();
  await page.getByRole("link", { name: "away" }).click({ modifiers: ["ControlOrMeta"] });
  await page.getByRole("link", { name: "away" }).click({ modifiers: ["Shift"] });
  const opened = await page.evaluate(() =>
    (globalThis as unknown as PageWorld).open("https://example.com/script"),
  );
  expect(opened).toBeNull();
  const asked = async () => (await logOf(app)).filter((entry) => entry.startsWith("open "));
  await expect
    .poll(asked)
    .toEqual([
      "open foreground-tab https://example.com/out",
      "open background-tab https://example.com/away",
      "open new-window https://example.com/away",
      "open foreground-tab https://example.com/script",
    ]);
  expect(app.windows()).toHaveLength(1);
  expect((await logOf(app)).filter((entry) => entry.startsWith("uncaught"))).toEqual([]);
});

test("permissions that the app denies are denied", async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { navigator, Notification } = globalThis as unknown as PageWorld;
    const query = async (name: string) => (await navigator.permissions.query({ name })).state;
    return [
      Notification.permission,
      await query("geolocation"),
      await query("camera"),
      await query("clipboard-read"),
    ];
  });
  expect(seen).toEqual(["denied", "denied", "denied", "denied"]);
});

test("an exception in a listener becomes the process's, and the app goes on", async ({ app, page }) => {
  await page.evaluate(() => (globalThis as unknown as PageWorld).sample.send("throws"));
  await expect.poll(() => logOf(app)).toContain("uncaught a listener failed");
  expect(await page.evaluate(() => (globalThis as unknown as PageWorld).sample.call("echo", 7))).toBe(7);
});

test("a chosen and a dropped file tell their path", async ({ page, userData }) => {
  const file = path.join(userData, "Ünï 文件.csv");
  writeFileSync(file, "a,b\n");
  const status = page.getByRole("status");
  await page.getByLabel("File").setInputFiles(file);
  await expect(status).toHaveText(`chosen ${file}`);
  const box = await page.getByText("drop here").boundingBox();
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", {
      type,
      x: (box?.x ?? 0) + 5,
      y: (box?.y ?? 0) + 5,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
  await expect(status).toHaveText(`dropped ${file}`);
});

test("nativeTheme decides what the page prefers", async ({ app, page }) => {
  const isDark = () =>
    page.evaluate(
      () => (globalThis as unknown as PageWorld).matchMedia("(prefers-color-scheme: dark)").matches,
    );
  for (const source of ["dark", "light"] as const) {
    const now = await app.evaluate(({ nativeTheme }, value) => {
      nativeTheme.themeSource = value;
      return nativeTheme.shouldUseDarkColors;
    }, source);
    expect(now).toBe(source === "dark");
    await expect.poll(isDark).toBe(source === "dark");
    await expect.poll(() => logOf(app)).toContain(`theme ${source}`);
  }
});

test("menu items can be found and chosen, and roles are whole", async ({ app, page }) => {
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("new")?.click());
  await expect.poll(() => logOf(app)).toContainEqual(expect.stringMatching(/^menu new/));
  const edit = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.find((item) => item.label === "Edit")
      ?.submenu?.items.map((item) => item.label || item.type),
  );
  expect(edit?.slice(0, 6)).toEqual(["Undo", "Redo", "separator", "Cut", "Copy", "Paste"]);
  const refused = await app.evaluate(({ Menu }) => {
    try {
      Menu.buildFromTemplate([{}]);
      return "accepted";
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(refused).toContain("Invalid template for MenuItem");
  await expect(page.getByRole("heading")).toBeVisible();
});

test("accelerators reach the menu, after the page", async ({ app, page }) => {
  test.skip(isReal, "Playwright's keys do not reach Electron's native menu");
  await page.getByLabel("Text").press("ControlOrMeta+Shift+K");
  await expect.poll(() => logOf(app)).toContain("menu new true");
  await expect.poll(() => logOf(app)).toContain("key keyDown K");
});

test("zoom re-lays the page out", async ({ app, page }) => {
  const width = () => page.evaluate(() => (globalThis as unknown as PageWorld).innerWidth);
  const whole = await width();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect.poll(width).toBe(Math.round(whole / 2));
  await page.getByLabel("Text").fill("still hit where it is shown");
  await page.getByRole("link", { name: "new window" }).click();
  await expect.poll(() => logOf(app)).toContain("open foreground-tab https://example.com/out");
  const back = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const zoomed = contents?.getZoomFactor();
    contents?.setZoomLevel(0);
    return [zoomed, contents?.getZoomLevel()];
  });
  expect(back).toEqual([2, 0]);
  await expect.poll(width).toBe(whole);
});

test("the page prints to PDF and is captured", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const made = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const pdf = await contents?.printToPDF({ pageSize: "A4", printBackground: true });
    const image = await contents?.capturePage();
    return {
      pdf: pdf?.subarray(0, 5).toString(),
      png: image?.toPNG().subarray(1, 4).toString(),
      size: image?.getSize(),
    };
  });
  expect(made).toMatchObject({ pdf: "%PDF-", png: "PNG" });
  expect(made.size?.width).toBeGreaterThan(400);
});

test("executeJavaScript clones its result and rejects with its error", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const run = (code: string) => contents?.executeJavaScript(code) as Promise<unknown>;
    const map = await run("new Map([[1, new Date(5)]])");
    const failed = await run("Promise.reject(new Error('no'))").catch((error: Error) => error.message);
    return [
      map instanceof Map && (map.get(1) as Date).getTime(),
      await run("Promise.resolve([1, {a: null}])"),
      failed,
    ];
  });
  expect(seen.slice(0, 2)).toEqual([5, [1, { a: null }]]);
  expect(seen[2]).toContain("no");
});

test("a load that fails rejects with its code and number", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const errors = await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    const load = (url: string) =>
      window?.loadURL(url).then(
        () => "loaded",
        ({ code, errno }: { code: string; errno: number }) => `${code} ${errno}`,
      );
    const overtaken = load("app://bundle/index.html");
    const second = await load("app://bundle/other.html");
    return [await overtaken, second, await load("unknown://x/"), await load("file:///nothing/here.html")];
  });
  expect(errors).toEqual([
    "ERR_ABORTED -3",
    "loaded",
    "ERR_UNKNOWN_URL_SCHEME -302",
    "ERR_FILE_NOT_FOUND -6",
  ]);
  expect(await logOf(app)).toContain("did-fail-load -6 ERR_FILE_NOT_FOUND file:///nothing/here.html");
});

test("dialogs are answered by the test and check what they are asked", async ({ app, page }) => {
  const refused = await app.evaluate(({ dialog }) =>
    dialog.showOpenDialog({ title: 7 as unknown as string }).catch((error: Error) => error.message),
  );
  expect(refused).toBe("Title must be a string");
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ["/picked/a.vcf"] });
  });
  const picked = await page.evaluate(() => (globalThis as unknown as PageWorld).sample.call("pick"));
  expect(picked).toEqual(["/picked/a.vcf"]);
});

test("a worker thread of main runs plain Node", async ({ page }) => {
  expect(await page.evaluate(() => (globalThis as unknown as PageWorld).sample.call("worker", 21))).toBe(42);
});
