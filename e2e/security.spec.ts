// Attacks on each of the seven protections, from the place of an attacker: script in the page, or another window.
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { call } from "./bridge.ts";
import { expect, isReal, root, test } from "./fixture.ts";

const notShown = (what: string) => test.info().annotations.push({ type: "not shown", description: what });

test.describe("1 isolation", () => {
  test("the page has the bridge and nothing of Node or Electron", async ({ page }) => {
    const seen = await page.evaluate(() => ({
      node: ["require", "process", "module", "Buffer", "global", "ipcRenderer", "electron"].filter(
        (name) => name in globalThis,
      ),
      bridge: Object.keys(window.liaison).toSorted(),
      opener: window.opener as unknown,
    }));
    expect(seen).toEqual({ node: [], bridge: ["call", "drop", "on"], opener: null });
  });

  test("the bridge can be neither changed nor replaced", async ({ page }) => {
    const changed = await page.evaluate(() => {
      const { call } = window.liaison;
      const attempts = [
        () => Object.assign(window.liaison, { call: () => "mine" }),
        () => Object.assign(globalThis, { liaison: "mine" }),
        () => Object.defineProperty(globalThis, "liaison", { value: "mine" }),
        () => Reflect.deleteProperty(globalThis, "liaison"),
      ];
      for (const attempt of attempts) {
        try {
          attempt();
        } catch {
          // Refused aloud: as good as refused in silence.
        }
      }
      return window.liaison.call !== call;
    });
    expect(changed).toBe(false);
  });

  test("what the page does to its own built-ins catches nothing of the bridge", async ({ page }) => {
    // As text: no honest program is written so.
    const caught = await page.evaluate(`(async () => {
      const seen = [];
      const { call, apply } = Function.prototype;
      const { then } = Promise.prototype;
      const spy = (own) => function (...args) { seen.push(this, ...args); return Reflect.apply(own, this, args); };
      Function.prototype.call = spy(call);
      Function.prototype.apply = spy(apply);
      Promise.prototype.then = spy(then);
      const { ok } = await liaison.call("desk.about", {});
      const powers = ["invoke", "sendSync", "send", "getPathForFile"];
      const strong = seen.filter((each) => typeof each === "object" && each !== null && powers.some((power) => power in each));
      return { ok, strong: strong.length };
    })()`);
    expect(caught).toEqual({ ok: true, strong: 0 });
  });

  test("the page runs in the system's sandbox", async ({ app, page }) => {
    await expect(page.getByRole("main")).toBeVisible();
    if (!isReal || process.getuid?.() === 0) {
      notShown("the system's own sandbox around the page (the stand-in, or a start as root)");
      return;
    }
    const metrics = await app.evaluate(({ app: electronApp }) =>
      electronApp.getAppMetrics().map(({ type, sandboxed }) => ({ type, sandboxed })),
    );
    expect(metrics.filter(({ type, sandboxed }) => type === "Tab" && sandboxed === false)).toEqual([]);
  });
});

test.describe("2 the scheme serves the page and nothing else", () => {
  test.beforeAll(() => {
    rmSync(path.join(root, "out/renderer/leak.js"), { force: true });
    symlinkSync(path.join(root, "package.json"), path.join(root, "out/renderer/leak.js"));
  });
  test.afterAll(() => rmSync(path.join(root, "out/renderer/leak.js"), { force: true }));

  const ways = [
    "/../../package.json",
    "/%2e%2e/%2e%2e/package.json",
    "/..%2f..%2fpackage.json",
    "/..%2felectron%2fmain.js",
    "/..%5c..%5cpackage.json",
    "/assets/..%2f..%2f..%2fetc%2fpasswd",
    "//etc/passwd",
    "/.built",
    "/index.html%00.js",
    "/leak.js",
    "/nothing-here.js",
  ];

  test("no way out of its folder, in any spelling", async ({ page }) => {
    const found = await page.evaluate(async (urls) => {
      const answers = await Promise.all(
        urls.map((url) =>
          fetch(url).then(
            (response) => response.status,
            () => 404,
          ),
        ),
      );
      return urls.filter((_, index) => answers[index] !== 404);
    }, ways);
    expect(found).toEqual([]);
    // The page itself is there, so that the answers above mean something.
    expect(await page.evaluate(async () => (await fetch("/index.html")).status)).toBe(200);
  });

  test("only reading: nothing answers to another method", async ({ page }) => {
    const status = await page.evaluate(
      async () => (await fetch("/index.html", { method: "POST", body: "x" })).status,
    );
    expect(status).toBe(404);
  });
});

test.describe("3 the content security policy", () => {
  test("stands on every answer, with a new nonce for each load", async ({ page }) => {
    const headers = await page.evaluate(async () => {
      const get = async () => (await fetch("/index.html")).headers.get("content-security-policy") ?? "";
      return [await get(), await get()];
    });
    const expected =
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-([\w+/=]{24,})'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/;
    const nonces = headers.map((header) => expected.exec(header)?.[1]);
    expect(nonces.every(Boolean), headers[0]).toBe(true);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test("no script that was written into the page runs, nor text as a program", async ({ page }) => {
    // As text again. The last three in a task of their own: what a test runs directly is exempt from the policy.
    const ran = await page.evaluate(`(async () => {
      const marks = [];
      globalThis.mark = (name) => marks.push(name);
      const inline = document.createElement("script");
      inline.textContent = "mark('inline')";
      const data = document.createElement("script");
      data.src = "data:text/javascript,mark('data')";
      document.body.append(inline, data);
      document.body.insertAdjacentHTML("beforeend", \`<img src="x" onerror="mark('handler')"><a id="js" href="javascript:mark('link')">x</a>\`);
      document.getElementById("js").click();
      setTimeout(() => (0, eval)("mark('eval')"));
      setTimeout(() => new Function("mark('function')")());
      setTimeout("mark('timeout')");
      await new Promise((resolve) => setTimeout(resolve, 500));
      return marks;
    })()`);
    expect(ran).toEqual([]);
  });

  test("nothing is fetched from elsewhere, nothing is sent there", async ({ page }) => {
    const blocked = await page.evaluate(async () => {
      const seen = new Set<string>();
      document.addEventListener("securitypolicyviolation", (event) => seen.add(event.effectiveDirective));
      const image = new Image();
      image.src = "https://example.com/pixel.png";
      const style = document.createElement("link");
      Object.assign(style, { rel: "stylesheet", href: "https://example.com/x.css" });
      const frame = document.createElement("iframe");
      frame.src = "https://example.com/";
      const form = document.createElement("form");
      Object.assign(form, { action: "https://example.com/", method: "post" });
      document.body.append(image, style, frame, form);
      form.submit();
      await fetch("https://example.com/").catch(() => {});
      navigator.sendBeacon("https://example.com/", "x");
      const written = document.createElement("style");
      written.textContent = "body { --planted: 1 }";
      document.head.append(written);
      await new Promise((resolve) => setTimeout(resolve, 800));
      const planted = getComputedStyle(document.body).getPropertyValue("--planted");
      return { directives: [...seen].toSorted(), planted };
    });
    expect(blocked.planted).toBe("");
    expect(blocked.directives).toEqual(
      expect.arrayContaining(["connect-src", "form-action", "frame-src", "img-src", "style-src-elem"]),
    );
  });

  test("the page's own styles carry the nonce and hold", async ({ page }) => {
    const applied = await page.evaluate(() => {
      const style = document.createElement("style");
      style.nonce = document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.content ?? "";
      style.textContent = "body { --own: 1 }";
      document.head.append(style);
      return getComputedStyle(document.body).getPropertyValue("--own");
    });
    expect(applied).toBe("1");
  });
});

test.describe("4 every message is checked for its sender", () => {
  test("a frame in the page has no bridge", async ({ page }) => {
    const inFrame = await page.evaluate(() => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      return typeof (frame.contentWindow as unknown as Record<string, unknown>)["liaison"];
    });
    expect(inFrame).toBe("undefined");
  });

  test("another window with the same page and the same bridge is refused", async ({ app, page }) => {
    await expect(page.getByRole("main")).toBeVisible();
    const opened = app.waitForEvent("window");
    await app.evaluate(({ BrowserWindow, app: electronApp }) => {
      const preload = `${electronApp.getAppPath()}/out/electron/preload.cjs`;
      const other = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } });
      void other.loadURL("app://liaison/index.html");
    });
    const other = await opened;
    await other.waitForFunction(() => "liaison" in window);
    const codes = await other.evaluate(async () => {
      const replies = [
        await window.liaison.call("desk.workspace", {}),
        await window.liaison.call("partners.list", {}),
      ];
      return replies.map((reply) => reply.error?.code);
    });
    expect(codes).toEqual(["bad-sender", "bad-sender"]);
  });

  test("names that are no calls find nothing", async ({ page }) => {
    const codes = await page.evaluate(async () => {
      const names = [
        "desk.constructor",
        "desk.__proto__",
        "__proto__.x",
        "constructor.call",
        "partners",
        "partners.list.x",
        "",
        "a b",
      ];
      const replies = await Promise.all(names.map((name) => window.liaison.call(name, {})));
      return replies.map((reply) => reply.error?.code);
    });
    expect(new Set(codes)).toEqual(new Set(["unknown-call"]));
  });

  test("what no call can carry is refused before it is read", async ({ page }) => {
    const codes = await page.evaluate(async () => {
      const deep: Record<string, unknown> = {};
      let at = deep;
      for (let level = 0; level < 100; level++) at = at["x"] = {};
      const inputs = [{ search: "x".repeat(5_000_000) }, deep, new Uint8Array(10), new Map()];
      const replies = await Promise.all(inputs.map((input) => window.liaison.call("partners.list", input)));
      return replies.map((reply) => reply.error?.code);
    });
    expect(codes).toEqual(["too-large", "too-large", "too-large", "too-large"]);
  });
});

test.describe("5 permissions", () => {
  test("what is not listed is denied", async ({ page }) => {
    const denied = await page.evaluate(async () => {
      const position = await new Promise<string>((resolve) => {
        const late = setTimeout(() => resolve("no answer"), 5000);
        const answer = (text: string) => {
          clearTimeout(late);
          resolve(text);
        };
        navigator.geolocation.getCurrentPosition(
          () => answer("granted"),
          (error) => answer(error.code === 1 ? "denied" : `code ${error.code}`),
        );
      });
      const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
        () => "granted",
        (error: DOMException) => error.name,
      );
      const clipboard = await navigator.clipboard.readText().then(
        () => "granted",
        (error: DOMException) => error.name,
      );
      return { position, media, clipboard };
    });
    expect(denied.position).toBe("denied");
    expect(["NotAllowedError", "NotFoundError"]).toContain(denied.media);
    expect(denied.clipboard).toBe("NotAllowedError");
  });
});

test.describe("6 navigation, windows, links", () => {
  test("the page stays where it is", async ({ page }) => {
    // Where it starts is known once the router has drawn the first page.
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page).toHaveURL(/#\/./);
    const before = page.url();
    for (const target of [
      "https://example.com/",
      "file:///etc/passwd",
      "data:text/html,x",
      "app://other/index.html",
    ]) {
      await page.evaluate((url) => void (location.href = url), target).catch(() => {});
      await page.waitForTimeout(300);
      expect(page.url(), target).toBe(before);
    }
    await expect(page.getByRole("main")).toBeVisible();
  });

  test("no window opens; a link leaves by https, mailto and tel, http only after asking", async ({
    app,
    page,
  }) => {
    await app.evaluate(({ shell, dialog }) => {
      const opened: string[] = [];
      const asked: string[] = [];
      Object.assign(globalThis, { opened, asked });
      shell.openExternal = async (url) => void opened.push(url);
      dialog.showMessageBox = async (...args: unknown[]) => {
        asked.push(JSON.stringify(args.at(-1)));
        return { response: 1, checkboxChecked: false };
      };
    });
    const refused = [
      "file:///etc/passwd",
      "javascript:alert(1)",
      "smb://server/share",
      "data:text/html,x",
      "https://user:pass@example.com/",
    ];
    const leaving = ["https://example.com/a", "mailto:a@example.com", "tel:+442079460018"];
    const windows = await page.evaluate(
      (urls) => urls.map((url) => window.open(url)).filter((opened) => opened !== null).length,
      [...refused, ...leaving, "http://example.com/plain"],
    );
    expect(windows).toBe(0);
    const seen = () =>
      app.evaluate(() => ({ ...(globalThis as unknown as { opened: string[]; asked: string[] }) }));
    await expect.poll(async () => (await seen()).opened.length).toBe(3);
    await expect.poll(async () => (await seen()).asked.length).toBe(1);
    const { opened, asked } = await seen();
    expect(opened.toSorted()).toEqual(leaving.toSorted());
    expect(asked[0]).toContain("http://example.com/plain");
    expect(app.windows()).toHaveLength(1);
    expect(await call(page, "desk.openLink", { url: "file:///etc/passwd" })).toEqual({
      ok: true,
      value: { opened: false },
    });
  });

  test("a webview is an unknown element", async ({ page }) => {
    const kind = await page.evaluate(() => {
      const webview = document.createElement("webview");
      webview.setAttribute("src", "https://example.com/");
      document.body.append(webview);
      return webview.constructor.name;
    });
    expect(kind).toBe("HTMLElement");
  });
});

test("7 the fuses are set in the package's configuration", () => {
  const config = readFileSync(path.join(root, "electron-builder.yml"), "utf8");
  const block = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(config)?.[1] ?? "";
  const fuses = Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (\w+)/gm)].map(([, name, value]) => [name, value]),
  );
  expect(fuses).toEqual({
    runAsNode: "false",
    enableCookieEncryption: "true",
    enableNodeOptionsEnvironmentVariable: "false",
    enableNodeCliInspectArguments: "false",
    enableEmbeddedAsarIntegrityValidation: "true",
    onlyLoadAppFromAsar: "true",
    loadBrowserProcessSpecificV8Snapshot: "false",
    grantFileProtocolExtraPrivileges: "false",
  });
  if (!isReal) notShown("the fuses in a real binary");
});
